import { type DynamicModule, Module } from '@nestjs/common';
import { Catalogs } from './catalogs';
import { AuditController } from './controllers/audit.controller';
import { ConversationController } from './controllers/conversation.controller';
import { InsightController } from './controllers/insight.controller';
import { OperationsController } from './controllers/operations.controller';
import { ProposalController } from './controllers/proposal.controller';
import { QuestionController } from './controllers/question.controller';
import { SavedQuestionController } from './controllers/saved-question.controller';
import { SessionController } from './controllers/session.controller';
import { ToolController } from './controllers/tool.controller';
import { WatchController } from './controllers/watch.controller';
import { Authentication } from './http/authentication';
import { ProblemFilter } from './http/problem.filter';
import { RequestMetrics } from './http/request-metrics';
import { RequestPipeline } from './http/request-pipeline';
import { GatewaySignIn1763650000000 } from './persistence/1763650000000-sign-in.migration';
import { Housekeeping } from './persistence/housekeeping';
import { IdempotencyStore } from './persistence/idempotency-store';
import { SignInFailureStore } from './persistence/sign-in-failure-store';
import { UserEntity } from './persistence/user.entity';
import { Questions } from './questions';
import { Repeatable } from './repeatable';
import { AccountHandlers } from './sign-in/accounts.handlers';
import { DemoUsers } from './sign-in/demo-users';
import { Lockout } from './sign-in/lockout';
import { Sessions } from './sign-in/sessions';
import { UsersModule } from './users.module';

export { createGateway, type GatewayOptions } from './create-gateway';
export { openApiDocument } from './open-api';
export { type NewUser, UserAdmin, type UserSummary } from './sign-in/user-admin';
export { UsersModule } from './users.module';

/** What the gateway keeps in the store of record; composition hands it to the DatabaseModule. */
export const gatewayPersistence = {
  entities: [UserEntity],
  migrations: [GatewaySignIn1763650000000],
};

/** REST, sign-in and sessions. Needs RuntimeModule, BusModule and DatabaseModule. */
@Module({
  imports: [UsersModule],
  controllers: [
    AuditController,
    ConversationController,
    InsightController,
    OperationsController,
    ProposalController,
    QuestionController,
    SavedQuestionController,
    SessionController,
    ToolController,
    WatchController,
  ],
  providers: [
    AccountHandlers,
    Authentication,
    Catalogs,
    DemoUsers,
    Housekeeping,
    IdempotencyStore,
    Lockout,
    ProblemFilter,
    Questions,
    Repeatable,
    RequestMetrics,
    RequestPipeline,
    Sessions,
    SignInFailureStore,
  ],
})
export class GatewayModule {
  static forRoot(): DynamicModule {
    return { module: GatewayModule };
  }
}
