import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Proposal } from '../api/types';
import { text } from '../messages';
import { writeMoment, writeMoney, writeNumber } from '../messages/written';
import { ErrorNotice } from '../shell/error-notice';
import { usePageTitle } from '../shell/page-title';
import { ChevronRightIcon } from '../theme/icons';
import { waitingFor } from './decision';
import { nameOf } from './name-of';
import { type Listed, openProposalsQuery, proposalsQuery } from './proposals';
import classes from './proposals-page.module.css';
import { StatusBadge } from './status-badge';

/** `/proposals`: what the reader made or may decide on. */
export default function ProposalsPage() {
  usePageTitle(text.proposals.title);
  const [status, setStatus] = useState<Listed>('open');
  const query = useInfiniteQuery(proposalsQuery(status));
  const { data: open } = useQuery(openProposalsQuery);
  const proposals = query.data?.pages.flatMap((page) => page.data) ?? [];
  const waiting = waitingFor(open ?? []);
  return (
    <div className={classes.page}>
      <header>
        <h1>{text.proposals.title}</h1>
        <p className="qm-muted">{text.proposals.intro}</p>
      </header>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label={text.proposals.show}
          value={status}
          onChange={setStatus}
          data={[
            { value: 'open', label: text.proposals.openOnes },
            { value: 'closed', label: text.proposals.closedOnes },
          ]}
        />
        {waiting > 0 && (
          <span className="qm-muted">{text.proposals.waiting(waiting, writeNumber(waiting))}</span>
        )}
      </div>
      {query.error && <ErrorNotice error={query.error} retry={() => void query.refetch()} />}
      {query.isLoading && <Skeleton height={240} aria-label={text.proposals.loading} />}
      {query.isSuccess && proposals.length === 0 && (
        <div className={classes.empty}>
          <p>{status === 'open' ? text.proposals.emptyOpen : text.proposals.emptyClosed}</p>
          {status === 'open' && (
            <p className="qm-muted">
              {text.proposals.emptyOpenHint} <Link href="/tools">{text.tools.title}</Link>
            </p>
          )}
        </div>
      )}
      {proposals.length > 0 && (
        <ul className={classes.list}>
          {proposals.map((proposal) => (
            <li key={proposal.id}>
              <Entry proposal={proposal} />
            </li>
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <div>
          <Button
            size="xs"
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {text.proposals.older}
          </Button>
        </div>
      )}
    </div>
  );
}

function Entry({ proposal }: { proposal: Proposal }) {
  const { id, title, status, amount, proposedBy, createdAt, expiresAt, mayApprove, decision } = proposal;
  const open = status === 'open';
  const facts = [
    text.proposals.by(nameOf(proposedBy)),
    writeMoment(createdAt),
    open ? text.proposals.expires(writeMoment(expiresAt)) : '',
    decision ? text.proposals.decided(nameOf(decision.by), writeMoment(decision.at)) : '',
    ...(proposal.execution?.documents ?? []),
  ];
  return (
    <Link href={`/proposals/${id}`} className={classes.entry}>
      <span className={classes.words}>
        <span className={classes.title}>{title}</span>
        <span className={classes.facts}>{facts.filter(Boolean).join(' · ')}</span>
      </span>
      <span className={classes.amount}>{writeMoney(amount)}</span>
      <span className={classes.status}>
        {open && mayApprove ? (
          <span className={classes.yours}>{text.proposals.yours}</span>
        ) : (
          <StatusBadge status={status} />
        )}
      </span>
      <ChevronRightIcon className={classes.chevron} />
    </Link>
  );
}
