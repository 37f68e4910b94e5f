import { startService } from '#libs/bus';
import { DatabaseModule, databaseOptions } from '#libs/persistence';
import { PipelineModule, pipelinePersistence } from './pipeline.module';

void startService('pipeline', (settings) => [
  DatabaseModule.forRoot(databaseOptions(settings, [pipelinePersistence])),
  PipelineModule.forRoot(),
]);
