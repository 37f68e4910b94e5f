import { startService } from '#libs/bus';
import { DatabaseModule, databaseOptions } from '#libs/persistence';
import { OrchestratorModule, orchestratorPersistence } from './orchestrator.module';

void startService('orchestrator', (settings) => [
  DatabaseModule.forRoot(databaseOptions(settings, [orchestratorPersistence])),
  OrchestratorModule.forRoot(),
]);
