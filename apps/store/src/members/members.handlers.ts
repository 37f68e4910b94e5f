import { Injectable } from '@nestjs/common';
import { type CallContext, Handles } from '#libs/bus';
import {
  type InputOf,
  MAX_ROSTER_DAYS,
  QuartermasterError,
  type Roster,
  type Shift,
  type StaffList,
  type StoreMembership,
  stores,
} from '#libs/contracts';
import { daysBetween } from '../domain/days';
import { Members } from './members';
import { MemberStore } from './persistence/member-store';
import { ShiftMarks } from './persistence/shift-marks';

@Injectable()
export class MemberHandlers {
  constructor(
    private readonly members: Members,
    private readonly store: MemberStore,
    private readonly marks: ShiftMarks,
  ) {}

  @Handles(stores.membership)
  membership(_: InputOf<typeof stores.membership>, context: CallContext): Promise<StoreMembership> {
    return this.members.of(context);
  }

  @Handles(stores.staff)
  async staff({ left }: InputOf<typeof stores.staff>, context: CallContext): Promise<StaffList> {
    const { store } = await this.members.of(context);
    return { data: await this.store.staff(store.code, left) };
  }

  @Handles(stores.roster)
  async roster(input: InputOf<typeof stores.roster>, context: CallContext): Promise<Roster> {
    const { store } = await this.members.of(context);
    const { from, to } = input;
    const days = daysBetween(from, to);
    if (days < 1 || days > MAX_ROSTER_DAYS) {
      throw new QuartermasterError('VALIDATION_FAILED', {
        message: `A roster is of 1 to ${MAX_ROSTER_DAYS} days; these are ${days}.`,
        nextStep: 'Choose a last day after the first one, and a shorter period.',
      });
    }
    return { storeCode: store.code, from, to, shifts: await this.store.shifts(store.code, input) };
  }

  @Handles(stores.markShift)
  async markShift(input: InputOf<typeof stores.markShift>, context: CallContext): Promise<Shift> {
    const { store, today, username } = await this.members.manager(context);
    return this.marks.mark({ ...input, storeCode: store.code, today, username });
  }
}
