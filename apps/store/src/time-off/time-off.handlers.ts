import { Injectable } from '@nestjs/common';
import { type CallContext, Handles } from '#libs/bus';
import {
  type InputOf,
  type StoreRequest,
  timeOff,
  type TimeOffBalances,
  type TimeOffList,
  type TimeOffPreview,
} from '#libs/contracts';
import { TimeOffRoom } from './time-off';

@Injectable()
export class TimeOffHandlers {
  constructor(private readonly room: TimeOffRoom) {}

  @Handles(timeOff.balances)
  balances(input: InputOf<typeof timeOff.balances>, context: CallContext): Promise<TimeOffBalances> {
    return this.room.balances(input, context);
  }

  @Handles(timeOff.list)
  list(input: InputOf<typeof timeOff.list>, context: CallContext): Promise<TimeOffList> {
    return this.room.list(input, context);
  }

  @Handles(timeOff.preview)
  preview(input: InputOf<typeof timeOff.preview>, context: CallContext): Promise<TimeOffPreview> {
    return this.room.preview(input, context);
  }

  @Handles(timeOff.request)
  request(input: InputOf<typeof timeOff.request>, context: CallContext): Promise<StoreRequest> {
    return this.room.request(input, context);
  }

  @Handles(timeOff.cancel)
  cancel(input: InputOf<typeof timeOff.cancel>, context: CallContext): Promise<StoreRequest> {
    return this.room.cancel(input, context);
  }
}
