import { Module } from '@nestjs/common';
import { JobsModule } from '#libs/persistence';
import { CONVERSATION_STORE } from '../domain/conversation-store';
import { PostgresConversationStore } from '../persistence/postgres-conversation-store';
import { DataFacts } from './data-facts';
import { PROPOSAL_STORE } from './domain/proposal-store';
import { OrchestratorProposals1764000200000 } from './persistence/1764000200000-proposals.migration';
import { ActionDocumentEntity } from './persistence/action-document.entity';
import { ActionDocuments } from './persistence/action-documents';
import { PostgresProposalStore } from './persistence/postgres-proposal-store';
import { ProposalEntity } from './persistence/proposal.entity';
import { ProposalJobs } from './persistence/proposal-jobs';
import { Proposals } from './proposals';
import { ProposalHandlers } from './proposals.handlers';

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
    DataFacts,
    ProposalHandlers,
    ProposalJobs,
    Proposals,
    { provide: CONVERSATION_STORE, useClass: PostgresConversationStore },
    { provide: PROPOSAL_STORE, useClass: PostgresProposalStore },
  ],
})
export class ProposalsModule {}
