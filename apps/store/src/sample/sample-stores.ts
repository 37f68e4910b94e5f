import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock, Logger, SETTINGS, type Settings } from '#libs/runtime';
import { plusDays } from '../domain/days';
import { sampleStores } from './domain/sample-staff';
import { SampleStore } from './persistence/sample-store';
import { SampleRooms } from './sample-rooms';

const DAYS_BACK = 56;
const DAYS_AHEAD = 42;

/** In demo mode three made-up stores, whose roster always reaches from eight weeks ago to six weeks ahead. */
@Injectable()
export class SampleStores implements OnApplicationBootstrap {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly store: SampleStore,
    private readonly rooms: SampleRooms,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.settings.demo || (await this.store.hasRealStores())) return;
    const today = this.clock.today();
    const stores = sampleStores(this.settings.clock.timeZone);
    await this.store.write(stores, plusDays(today, -DAYS_BACK), plusDays(today, DAYS_AHEAD));
    await this.rooms.fill({ today });
    this.logger.info('sample-stores.ready', { stores: stores.length });
  }
}
