import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { Answering } from './answering';
import { Asks } from './asks';
import { AnswerCacheHandlers } from './cache/answer-cache.handlers';
import { AnswerCacheModule } from './cache/answer-cache.module';
import { Warming } from './cache/warming';
import { DataState } from './data-state';
import { CONVERSATION_STORE, type ConversationStore } from './domain/conversation-store';
import { SAVED_QUESTION_STORE, type SavedQuestionStore } from './domain/saved-question-store';
import { Guarding } from './handover/guarding';
import { HandOver } from './handover/hand-over';
import { KnownPeople } from './handover/known-people';
import { type HandOverModels, languageModels } from './handover/language-models';
import { ToolDesk } from './handover/tool-desk';
import { MemoryModule, memoryMigrations } from './memory/memory.module';
import type { Ledger, LedgerSummaries } from './money/ledger';
import { MoneyModule, moneyMigrations } from './money/money.module';
import { OrchestratorHandlers } from './orchestrator.handlers';
import { OrchestratorConversations1763700000000 } from './persistence/1763700000000-conversations.migration';
import { OrchestratorSavedQuestions1763800000000 } from './persistence/1763800000000-saved-questions.migration';
import { OrchestratorSavedPlans1763900000000 } from './persistence/1763900000000-saved-plans.migration';
import { AnswerRedaction } from './persistence/answer-redaction';
import { AnswerEntity } from './persistence/answer.entity';
import { ConversationEntity } from './persistence/conversation.entity';
import { PostgresConversationStore } from './persistence/postgres-conversation-store';
import { PostgresSavedQuestionStore } from './persistence/postgres-saved-question-store';
import { SavedQuestionEntity } from './persistence/saved-question.entity';
import { PlanRunner } from './plans/plan-runner';
import { ToolCatalog } from './plans/tool-catalog';
import { proposalPersistence, ProposalsModule } from './proposals/proposals.module';
import { QueryOptions } from './query-options';
import { Readings } from './readings';
import { Results } from './results';
import { SavedQuestions } from './saved-questions';

export { CostsModule } from './money/money.module';

export { PlanRunner } from './plans/plan-runner';

/** What the orchestrator keeps in the store of record; composition hands it to the DatabaseModule. */
export const orchestratorPersistence = {
  entities: [ConversationEntity, AnswerEntity, SavedQuestionEntity, ...proposalPersistence.entities],
  migrations: [
    OrchestratorConversations1763700000000,
    OrchestratorSavedQuestions1763800000000,
    OrchestratorSavedPlans1763900000000,
    ...moneyMigrations,
    ...memoryMigrations,
    ...proposalPersistence.migrations,
  ],
};

/** The orchestrator's stores, where others than PostgreSQL's stand at the ports. */
export interface OrchestratorStores {
  conversations: ConversationStore;
  savedQuestions: SavedQuestionStore;
  ledger: Ledger & LedgerSummaries;
}

@Module({})
export class OrchestratorModule {
  /** @param models others than the settings choose */
  static forRoot(models?: HandOverModels): DynamicModule {
    return module(
      [
        ...languageModels(models),
        { provide: CONVERSATION_STORE, useClass: PostgresConversationStore },
        { provide: SAVED_QUESTION_STORE, useClass: PostgresSavedQuestionStore },
        AnswerRedaction,
      ],
      [MoneyModule.forRoot(), { module: MemoryModule }, { module: ProposalsModule }],
    );
  }

  /** With other stores at the ports: benchmarks measure the orchestrator without its database. */
  static withStores({ conversations, savedQuestions, ledger }: OrchestratorStores): DynamicModule {
    return module(
      [
        ...languageModels(),
        { provide: CONVERSATION_STORE, useValue: conversations },
        { provide: SAVED_QUESTION_STORE, useValue: savedQuestions },
      ],
      [MoneyModule.withLedger(ledger)],
    );
  }
}

function module(stores: Provider[], imports: DynamicModule[]): DynamicModule {
  const providers = [
    AnswerCacheHandlers,
    OrchestratorHandlers,
    Answering,
    Asks,
    DataState,
    Guarding,
    HandOver,
    KnownPeople,
    PlanRunner,
    Readings,
    QueryOptions,
    Results,
    SavedQuestions,
    ToolCatalog,
    ToolDesk,
    Warming,
    ...stores,
  ];
  return { module: OrchestratorModule, imports: [AnswerCacheModule, ...imports], providers };
}
