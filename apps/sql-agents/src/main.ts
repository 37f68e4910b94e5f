import { startService } from '#libs/bus';
import { SqlAgentsModule } from './sql-agents.module';

void startService('sql-agents', () => [SqlAgentsModule.forRoot()]);
