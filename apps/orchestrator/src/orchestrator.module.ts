import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { Answering } from './answering';
import { CONVERSATION_STORE, type ConversationStore } from './domain/conversation-store';
import { OrchestratorHandlers } from './orchestrator.handlers';
import { OrchestratorConversations1763700000000 } from './persistence/1763700000000-conversations.migration';
import { AnswerEntity } from './persistence/answer.entity';
import { ConversationEntity } from './persistence/conversation.entity';
import { PostgresConversationStore } from './persistence/postgres-conversation-store';

/** What the orchestrator keeps in the store of record; composition hands it to the DatabaseModule. */
export const orchestratorPersistence = {
  entities: [ConversationEntity, AnswerEntity],
  migrations: [OrchestratorConversations1763700000000],
};

@Module({})
export class OrchestratorModule {
  static forRoot(): DynamicModule {
    return module({ provide: CONVERSATION_STORE, useClass: PostgresConversationStore });
  }

  /** With another store at the port: benchmarks measure the orchestrator without its database. */
  static withStore(store: ConversationStore): DynamicModule {
    return module({ provide: CONVERSATION_STORE, useValue: store });
  }
}

function module(store: Provider): DynamicModule {
  return { module: OrchestratorModule, providers: [OrchestratorHandlers, Answering, store] };
}
