import { startService } from '#libs/bus';
import { SpecialistAgentsModule } from './specialist-agents.module';

void startService('specialist-agents', () => [SpecialistAgentsModule.forRoot()]);
