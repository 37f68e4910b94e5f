import type { Proposal } from '#libs/contracts';
import { approversOf } from './approval-rules';
import { type Deciding, mayNotApproveBecause, statusAt, subjectOf } from './decisions';
import type { StoredProposal } from './stored-proposal';

/** A proposal as its reader sees it: with its state now, and whether the reader may approve it. */
export function viewOf(proposal: StoredProposal, deciding: Deciding): Proposal {
  const {
    sites: _sites,
    available: _available,
    createdAt,
    expiresAt,
    decision,
    execution,
    ...rest
  } = proposal;
  const because = mayNotApproveBecause(proposal, deciding);
  return {
    ...rest,
    status: statusAt(proposal, deciding.now),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    approvers: approversOf(subjectOf(proposal), deciding.policy),
    mayApprove: because === null,
    mayNotApproveBecause: because,
    decision: decision && { ...decision, at: decision.at.toISOString() },
    execution: execution && {
      at: execution.at.toISOString(),
      documents: execution.documents,
      webhook: execution.webhook,
    },
  };
}
