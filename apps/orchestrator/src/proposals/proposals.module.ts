import { Module } from '@nestjs/common';
import { JobsModule } from '#libs/persistence';
import { Approvers } from './approvers';
import { DataFacts } from './data-facts';
import { Examiner } from './examiner';
import { PROPOSAL_STORE } from './domain/proposal-store';
import { OrchestratorProposals1764000200000 } from './persistence/1764000200000-proposals.migration';
import { ActionDocumentEntity } from './persistence/action-document.entity';
import { ActionDocuments } from './persistence/action-documents';
import { PostgresProposalStore } from './persistence/postgres-proposal-store';
import { ProposalEntity } from './persistence/proposal.entity';
import { ProposalJobs } from './persistence/proposal-jobs';
import { Proposals } from './proposals';
import { ProposalHandlers } from './proposals.handlers';
import { WebhookStates } from './webhook-states';

/** What proposals keep in the store of record. */
export const proposalPersistence = {
  entities: [ProposalEntity, ActionDocumentEntity],
  migrations: [OrchestratorProposals1764000200000],
};

/** Proposed actions, decisions on them, and what was carried out. */
@Module({
  imports: [JobsModule],
  providers: [
    ActionDocuments,
    Approvers,
    DataFacts,
    Examiner,
    ProposalHandlers,
    ProposalJobs,
    Proposals,
    WebhookStates,
    { provide: PROPOSAL_STORE, useClass: PostgresProposalStore },
  ],
})
export class ProposalsModule {}
