import { Module, type OnModuleInit } from '@nestjs/common';
import { MembersModule } from '../members/members.module';
import { RequestsModule } from '../requests/requests.module';
import { SampleRooms } from '../sample/sample-rooms';
import { StoreTimeOff1765040000000 } from './persistence/1765040000000-time-off.migration';
import { PreviewScope } from './persistence/preview-scope';
import { TimeOffRequestKinds } from './persistence/time-off-request-kinds';
import { TimeOffRules } from './persistence/time-off-rules';
import { TimeOffStore } from './persistence/time-off-store';
import { TimeOffRoom } from './time-off';
import { TimeOffHandlers } from './time-off.handlers';

export const timeOffPersistence = { migrations: [StoreTimeOff1765040000000] };

/** Time off: balances, requests, what was granted. */
@Module({
  imports: [MembersModule, RequestsModule],
  providers: [PreviewScope, TimeOffHandlers, TimeOffRequestKinds, TimeOffRoom, TimeOffRules, TimeOffStore],
})
export class TimeOffModule implements OnModuleInit {
  constructor(
    private readonly store: TimeOffStore,
    private readonly samples: SampleRooms,
  ) {}

  onModuleInit(): void {
    this.samples.register(async ({ today }) => {
      const year = Number(today.slice(0, 4));
      await this.store.fillSamples([year, year + 1]);
    });
  }
}
