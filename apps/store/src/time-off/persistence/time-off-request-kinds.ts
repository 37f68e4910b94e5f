import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { QuartermasterError, TimeOffKind } from '#libs/contracts';
import type { RequestKind } from '../../requests/persistence/request-kind';
import { RequestKinds } from '../../requests/persistence/request-kinds';
import { daysWords, KIND_WORDS, spanWords } from '../domain/words';
import { TimeOffRules } from './time-off-rules';
import { TimeOffStore } from './time-off-store';

const Asked = z.strictObject({
  /** Made when it was asked for, so that what grants it twice finds it. */
  timeOffId: z.uuid(),
  kind: TimeOffKind,
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  insteadOf: z.uuid().optional(),
});
const Cancelled = z.strictObject({ timeOffId: z.uuid() });

/** What managers decide on: time off that is asked for, and granted time off that is to be taken back. */
@Injectable()
export class TimeOffRequestKinds implements OnModuleInit {
  constructor(
    private readonly kinds: RequestKinds,
    private readonly store: TimeOffStore,
    private readonly rules: TimeOffRules,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this.asking());
    this.kinds.register(this.cancelling());
  }

  private asking(): RequestKind<z.infer<typeof Asked>> {
    return {
      kind: 'time-off',
      schema: Asked,
      ownApproval: false,
      examine: async (asked, { store, requester, today, manager, requestId }) => {
        const judged = await this.rules.judge(asked, {
          store,
          staff: requester,
          today,
          manager,
          ...(requestId === undefined ? {} : { except: requestId }),
        });
        const { days, balance, warnings, instead } = judged;
        const what = KIND_WORDS[asked.kind];
        const before = instead === null ? 'at work' : `${KIND_WORDS[instead.kind]} ${spanWords(instead)}`;
        return {
          title: `${requester.name}: ${what} ${spanWords(asked)}, ${daysWords(days)}`,
          diff: [
            { label: requester.name, before, after: `${what} ${spanWords(asked)}` },
            {
              label: `${what[0]!.toUpperCase()}${what.slice(1)} days left in ${balance.year}`,
              before: String(balance.left + days),
              after: String(balance.left),
            },
          ],
          warnings,
          // Nobody decides on a day that is over.
          decideBy: asked.firstDay,
        };
      },
      execute: async (asked, { requester, today, manager, request }) => {
        const { timeOffId: id, insteadOf, ...stretch } = asked;
        const instead =
          insteadOf === undefined ? null : await this.rules.own(insteadOf, requester, today, manager);
        if (instead !== null) await this.store.revoke(manager, instead, today);
        const shifts = await this.store.grant(manager, {
          ...stretch,
          id,
          staffId: requester.id,
          requestId: request.id,
        });
        return [
          ...(instead === null ? [] : [`${spanWords(instead)} was given back.`]),
          `${requester.name} is off ${spanWords(asked)}; ${shifts} ${shifts === 1 ? 'shift' : 'shifts'} left the roster.`,
        ];
      },
    };
  }

  private cancelling(): RequestKind<z.infer<typeof Cancelled>> {
    return {
      kind: 'time-off-cancellation',
      schema: Cancelled,
      ownApproval: false,
      examine: async ({ timeOffId }, { requester, today, manager, requestId }) => {
        const granted = await this.rules.own(timeOffId, requester, today, manager);
        if (requestId === undefined && granted.cancelling) {
          throw new QuartermasterError('REQUEST_INVALID', {
            message: 'You have asked for that already.',
            nextStep: 'Wait for the decision, or remind your manager.',
          });
        }
        const after = granted.firstDay < today ? `at work from ${today}` : 'at work';
        return {
          title: `${requester.name}: cancel ${KIND_WORDS[granted.kind]} ${spanWords(granted)}`,
          diff: [
            { label: requester.name, before: `${KIND_WORDS[granted.kind]} ${spanWords(granted)}`, after },
          ],
          warnings: [],
          decideBy: granted.lastDay,
        };
      },
      execute: async ({ timeOffId }, { requester, today, manager }) => {
        const granted = await this.rules.own(timeOffId, requester, today, manager);
        const shifts = await this.store.revoke(manager, granted, today);
        return [
          `${requester.name} is back ${spanWords(granted)}; ${shifts} ${shifts === 1 ? 'shift is' : 'shifts are'} worked again.`,
        ];
      },
    };
  }
}
