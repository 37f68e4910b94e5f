import { startService } from '#libs/bus';
import { DatabaseModule, databaseOptions } from '#libs/persistence';
import { StoreModule, storePersistence } from './store.module';

void startService('store', (settings) => [
  DatabaseModule.forRoot(databaseOptions(settings, [storePersistence])),
  StoreModule.forRoot(),
]);
