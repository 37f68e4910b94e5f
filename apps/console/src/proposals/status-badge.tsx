import type { ProposalStatus } from '../api/types';
import { text } from '../messages';
import classes from './status-badge.module.css';

/** Where a proposal stands; in words, with a colour that adds nothing to them. */
export function StatusBadge({ status }: { status: ProposalStatus }) {
  return (
    <span className={classes.badge} data-status={status} title={text.proposals.statusHint[status]}>
      {text.proposals.status[status]}
    </span>
  );
}
