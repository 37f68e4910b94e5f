import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CallContext } from '#libs/bus';
import {
  type InputOf,
  QuartermasterError,
  type StoreRequest,
  type timeOff,
  type TimeOffBalances,
  TimeOffKind,
  type TimeOffList,
  type TimeOffPreview,
} from '#libs/contracts';
import { Members } from '../members/members';
import { Requests } from '../requests/requests';
import { balanceOf } from './domain/balance';
import { countedDays } from './domain/counted-days';
import { PreviewScope } from './persistence/preview-scope';
import { TimeOffRules } from './persistence/time-off-rules';
import { TimeOffStore } from './persistence/time-off-store';

/** Time off of the caller. Asking makes a request; what is granted is granted by a manager's approval. */
@Injectable()
export class TimeOffRoom {
  constructor(
    private readonly members: Members,
    private readonly requests: Requests,
    private readonly store: TimeOffStore,
    private readonly rules: TimeOffRules,
    private readonly previews: PreviewScope,
  ) {}

  async balances({ year }: InputOf<typeof timeOff.balances>, context: CallContext): Promise<TimeOffBalances> {
    const { staff, today } = await this.members.of(context);
    const of = year ?? Number(today.slice(0, 4));
    const [entitled, granted, requested] = await Promise.all([
      this.store.entitled(staff.id, of),
      this.store.granted({ staffId: staff.id }),
      this.store.requested(staff.id),
    ]);
    // What is asked for in the place of something granted takes nothing more while it waits.
    const replaced = new Set(requested.flatMap(({ insteadOf }) => insteadOf ?? []));
    const counted = { granted: granted.filter(({ id }) => !replaced.has(id)), requested };
    const scope = { today, contractMinutes: staff.contractMinutes };
    return {
      data: TimeOffKind.options.map((kind) => balanceOf(kind, of, entitled.get(kind) ?? 0, counted, scope)),
    };
  }

  async list({ of, from }: InputOf<typeof timeOff.list>, context: CallContext): Promise<TimeOffList> {
    const { store, staff, isManager } = await this.members.caller(context);
    if (of === 'store' && !isManager) throw new QuartermasterError('NOT_THE_MANAGER');
    const whose = of === 'store' ? { storeCode: store.code } : { staffId: staff.id };
    const granted = await this.store.granted({ ...whose, ...(from === undefined ? {} : { from }) });
    return {
      data: granted.map(({ storeCode: _, contractMinutes, ...each }) => ({
        ...each,
        days: countedDays(each.firstDay, each.lastDay, contractMinutes),
      })),
    };
  }

  async preview(asked: InputOf<typeof timeOff.preview>, context: CallContext): Promise<TimeOffPreview> {
    const { store, staff, today } = await this.members.of(context);
    const judged = await this.previews.in((manager) =>
      this.rules.judge(asked, { store, staff, today, manager }),
    );
    const { days, balance, warnings } = judged;
    return { days, balance, warnings };
  }

  async request(input: InputOf<typeof timeOff.request>, context: CallContext): Promise<StoreRequest> {
    const { requestId, reason, origin, replaces, ...asked } = input;
    const request = {
      id: requestId,
      kind: 'time-off' as const,
      arguments: { ...asked, timeOffId: randomUUID() },
      reason,
      origin,
      ...(replaces === undefined ? {} : { replaces }),
    };
    return this.requests.create(request, context);
  }

  async cancel(
    { requestId, timeOffId, reason, origin }: InputOf<typeof timeOff.cancel>,
    context: CallContext,
  ): Promise<StoreRequest> {
    const kind = 'time-off-cancellation' as const;
    return this.requests.create({ id: requestId, kind, arguments: { timeOffId }, reason, origin }, context);
  }
}
