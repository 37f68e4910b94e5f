import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { text } from '../messages';
import { writeNumber } from '../messages/written';
import { waitingFor } from './decision';
import { MAX_COUNTED, openProposalsQuery } from './proposals';

/** How many proposals wait for the reader's decision; nothing where none do or it cannot be said. */
export function WaitingCount({ className }: { className: string | undefined }) {
  const { data } = useQuery(openProposalsQuery);
  const count = waitingFor(data ?? []);
  if (count === 0) return null;
  const written = writeNumber(count);
  return (
    <span className={className} title={text.proposals.waiting(count, written)}>
      <span aria-hidden="true">{count >= MAX_COUNTED ? `${written}+` : written}</span>
      <VisuallyHidden>{text.proposals.waiting(count, written)}</VisuallyHidden>
    </span>
  );
}
