import { type DynamicModule, Module } from '@nestjs/common';
import { ApiKeys } from './api-keys/api-keys';
import { Catalogs } from './catalogs';
import { ApiKeyController } from './controllers/api-key.controller';
import { AuditController } from './controllers/audit.controller';
import { CatalogController } from './controllers/catalog.controller';
import { ConversationController } from './controllers/conversation.controller';
import { DailyPlanController } from './controllers/daily-plan.controller';
import { CustomerController } from './controllers/customer.controller';
import { InsightController } from './controllers/insight.controller';
import { OidcController } from './controllers/oidc.controller';
import { OperationsController } from './controllers/operations.controller';
import { PhotoController } from './controllers/photo.controller';
import { ProcedureController } from './controllers/procedure.controller';
import { ProposalController } from './controllers/proposal.controller';
import { QuestionController } from './controllers/question.controller';
import { RoutineController } from './controllers/routine.controller';
import { SavedQuestionController } from './controllers/saved-question.controller';
import { SessionController } from './controllers/session.controller';
import { StoreAnalyticsController } from './controllers/store-analytics.controller';
import { StoreController } from './controllers/store.controller';
import { TaskController } from './controllers/task.controller';
import { TimeOffController } from './controllers/time-off.controller';
import { ToolController } from './controllers/tool.controller';
import { WatchController } from './controllers/watch.controller';
import { Authentication } from './http/authentication';
import { Departure } from './http/departure';
import { OpenQuestions } from './http/open-questions';
import { ProblemFilter } from './http/problem.filter';
import { RequestMetrics } from './http/request-metrics';
import { RequestPipeline } from './http/request-pipeline';
import { GatewaySignIn1763650000000 } from './persistence/1763650000000-sign-in.migration';
import { GatewaySignInByProvider1764300000000 } from './persistence/1764300000000-sign-in-by-provider.migration';
import { ApiKeyStore } from './persistence/api-key-store';
import { Housekeeping } from './persistence/housekeeping';
import { IdempotencyStore } from './persistence/idempotency-store';
import { OidcSessionStore } from './persistence/oidc-session-store';
import { OidcSignInStore } from './persistence/oidc-sign-in-store';
import { SignInFailureStore } from './persistence/sign-in-failure-store';
import { UserEntity } from './persistence/user.entity';
import { ProposalPeople } from './proposal-people';
import { Questions } from './questions';
import { Repeatable } from './repeatable';
import { AccountHandlers } from './sign-in/accounts.handlers';
import { DemoUsers } from './sign-in/demo-users';
import { Lockout } from './sign-in/lockout';
import { OidcSignIn } from './sign-in/oidc/oidc-sign-in';
import { OidcSignOut } from './sign-in/oidc/oidc-sign-out';
import { Provider } from './sign-in/oidc/provider';
import { ProviderUsers } from './sign-in/oidc/provider-users';
import { Sessions } from './sign-in/sessions';
import { UsersModule } from './users.module';

export { createGateway, type GatewayOptions } from './create-gateway';
export { openApiDocument } from './open-api';
export { type NewUser, UserAdmin, type UserSummary } from './sign-in/user-admin';
export { UsersModule } from './users.module';

/** What the gateway keeps in the store of record; composition hands it to the DatabaseModule. */
export const gatewayPersistence = {
  entities: [UserEntity],
  migrations: [GatewaySignIn1763650000000, GatewaySignInByProvider1764300000000],
};

/** REST, sign-in and sessions. Needs RuntimeModule, BusModule and DatabaseModule. */
@Module({
  imports: [UsersModule],
  controllers: [
    ApiKeyController,
    AuditController,
    CatalogController,
    ConversationController,
    CustomerController,
    DailyPlanController,
    InsightController,
    OidcController,
    OperationsController,
    PhotoController,
    ProcedureController,
    ProposalController,
    QuestionController,
    RoutineController,
    SavedQuestionController,
    SessionController,
    StoreAnalyticsController,
    StoreController,
    TaskController,
    TimeOffController,
    ToolController,
    WatchController,
  ],
  providers: [
    AccountHandlers,
    ApiKeys,
    ApiKeyStore,
    Authentication,
    Catalogs,
    DemoUsers,
    Departure,
    Housekeeping,
    IdempotencyStore,
    Lockout,
    OidcSessionStore,
    OidcSignIn,
    OidcSignInStore,
    OidcSignOut,
    OpenQuestions,
    ProblemFilter,
    ProposalPeople,
    Provider,
    ProviderUsers,
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
