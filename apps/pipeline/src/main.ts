import { startService } from '#libs/bus';
import { PipelineModule } from './pipeline.module';

void startService('pipeline', () => [PipelineModule.forRoot()]);
