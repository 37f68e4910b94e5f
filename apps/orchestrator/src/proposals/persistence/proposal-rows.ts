import type { NewProposal } from '../domain/proposal-store';
import type { StoredProposal } from '../domain/stored-proposal';
import type { ActionDocumentEntity } from './action-document.entity';
import type { ProposalEntity } from './proposal.entity';

type Undecided = Omit<
  ProposalEntity,
  'replacedBy' | 'decidedAt' | 'decidedBy' | 'decidedByName' | 'decisionReason'
>;

export function toRow(proposal: NewProposal): Undecided {
  const { proposedBy, ...columns } = proposal;
  return {
    ...columns,
    status: 'open',
    kind: proposal.action.kind,
    userId: proposedBy.userId,
    username: proposedBy.username,
  };
}

export function toProposal(row: ProposalEntity, document: ActionDocumentEntity | undefined): StoredProposal {
  const { kind: _, userId, username, decidedAt, decidedBy, decidedByName, decisionReason, ...rest } = row;
  return {
    ...rest,
    proposedBy: { userId, username },
    decision:
      decidedAt === null
        ? null
        : { by: { userId: decidedBy!, username: decidedByName! }, at: decidedAt, reason: decisionReason },
    execution:
      document === undefined
        ? null
        : {
            at: document.createdAt,
            documents: [document.number],
            webhook: document.webhook,
            webhookEventId: document.webhookEventId,
          },
  };
}
