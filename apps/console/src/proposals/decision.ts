import type { ConsoleErrorCode } from '../api/api-error';
import type { Action, Proposal } from '../api/types';
import { sameSubject } from './action-amount';

/** Money from which on approving asks once more. */
export const CONFIRM_FROM = 10_000;

export interface Choices {
  approve: boolean;
  edit: boolean;
  reject: boolean;
}

/** What the reader can do about it: deciders all of it, who proposed it may change or withdraw it. */
export function choicesOf(
  { status, mayApprove, proposedBy }: Pick<Proposal, 'status' | 'mayApprove' | 'proposedBy'>,
  userId: string,
): Choices {
  const open = status === 'open';
  const mine = proposedBy.userId === userId;
  return {
    approve: open && mayApprove,
    edit: open && (mayApprove || mine),
    reject: open && (mayApprove || mine),
  };
}

export const needsConfirmation = ({ amount }: Pick<Proposal, 'amount'>): boolean => amount >= CONFIRM_FROM;

/** What is said when the proposal was not what the reader looked at; null for other errors. */
export function movedOn(code: ConsoleErrorCode): 'changedMeanwhile' | 'closedMeanwhile' | null {
  if (code === 'PROPOSAL_CHANGED') return 'changedMeanwhile';
  return code === 'PROPOSAL_CLOSED' ? 'closedMeanwhile' : null;
}

/** How many wait for the reader. */
export const waitingFor = (open: readonly Pick<Proposal, 'mayApprove'>[]): number =>
  open.filter(({ mayApprove }) => mayApprove).length;

/** The open proposal that was made of this action of this answer. */
export const alreadyProposed = (
  open: readonly Proposal[],
  answerId: string,
  action: Action,
): Proposal | undefined =>
  open.find((proposal) => proposal.answerId === answerId && sameSubject(proposal.action, action));
