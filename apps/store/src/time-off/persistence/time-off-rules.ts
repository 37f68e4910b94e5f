import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { QuartermasterError, type StaffMember, type Store, type TimeOffBalance } from '#libs/contracts';
import { SETTINGS, type Settings } from '#libs/runtime';
import { plusDays } from '../../domain/days';
import { MemberStore } from '../../members/persistence/member-store';
import { balanceOf, overlaps, partInYear, type Stretch } from '../domain/balance';
import { calendarDays, countedDays } from '../domain/counted-days';
import { thinDays } from '../domain/cover';
import { KIND_WORDS } from '../domain/words';
import { type GrantedTimeOff, TimeOffStore } from './time-off-store';

export interface AskedTimeOff extends Stretch {
  insteadOf?: string;
}

export interface Judged {
  days: number;
  /** Of the first day's year, with this granted. */
  balance: TimeOffBalance;
  warnings: string[];
  /** What it takes the place of. */
  instead: GrantedTimeOff | null;
}

interface Scope {
  store: Store;
  staff: StaffMember;
  today: string;
  manager: EntityManager;
  /** A request that does not count as asked for: the one that is judged. */
  except?: string;
}

/** What may be asked for. The same rules hold when it is asked, and again in the transaction that grants it. */
@Injectable()
export class TimeOffRules {
  constructor(
    private readonly store: TimeOffStore,
    private readonly members: MemberStore,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws QuartermasterError REQUEST_INVALID */
  async judge(asked: AskedTimeOff, { store, staff, today, manager, except }: Scope): Promise<Judged> {
    this.requireDays(asked, today);
    // One after the other: a transaction is one connection.
    const allGranted = await this.store.granted({ staffId: staff.id }, manager);
    const allRequested = await this.store.requested(staff.id, manager);
    const instead =
      asked.insteadOf === undefined ? null : await this.own(asked.insteadOf, staff, today, manager);
    const granted = allGranted.filter(({ id }) => id !== asked.insteadOf);
    const requested = allRequested.filter(({ requestId }) => requestId !== except);
    const taken = [...granted, ...requested].find((other) => overlaps(other, asked));
    if (taken !== undefined) {
      throw invalid(
        `These days overlap time off that is ${'requestId' in taken && !('id' in taken) ? 'already asked for' : 'already granted'}: ${taken.firstDay} to ${taken.lastDay}.`,
        'Choose other days, or change that time off instead.',
      );
    }
    const balances = await this.balances(asked, { granted, requested }, staff, today, manager);
    const warnings = await this.warnings(asked, store, staff, today, manager);
    const days = countedDays(asked.firstDay, asked.lastDay, staff.contractMinutes);
    return { days, balance: balances[0]!, warnings, instead };
  }

  /** Granted time off of a member that is not over yet. @throws QuartermasterError NOT_FOUND, REQUEST_INVALID */
  async own(id: string, staff: StaffMember, today: string, manager?: EntityManager): Promise<GrantedTimeOff> {
    const granted = await this.store.grantedById(id, manager);
    if (granted === null || granted.staffId !== staff.id) throw new QuartermasterError('NOT_FOUND');
    if (granted.lastDay < today) throw invalid('This time off is over.', 'What is over stays as it was.');
    return granted;
  }

  private requireDays({ firstDay, lastDay }: AskedTimeOff, today: string): void {
    const { maxTimeOffDays, timeOffAheadDays } = this.settings.stores;
    if (lastDay < firstDay) {
      throw invalid(`The last day, ${lastDay}, is before the first one, ${firstDay}.`, 'Swap the two days.');
    }
    if (firstDay < today) throw invalid(`${firstDay} is over.`, 'Choose a first day from today on.');
    const days = calendarDays(firstDay, lastDay);
    if (days > maxTimeOffDays) {
      throw invalid(
        `That is ${days} days; at most ${maxTimeOffDays} can be asked for at a time.`,
        'Ask for a shorter time, or in two requests.',
      );
    }
    if (firstDay > plusDays(today, timeOffAheadDays)) {
      throw invalid(`${firstDay} is more than ${timeOffAheadDays} days ahead.`, 'Ask nearer to the time.');
    }
  }

  /** One a calendar year that the days lie in. */
  private async balances(
    asked: AskedTimeOff,
    others: { granted: readonly Stretch[]; requested: readonly Stretch[] },
    staff: StaffMember,
    today: string,
    manager: EntityManager,
  ): Promise<TimeOffBalance[]> {
    const scope = { today, contractMinutes: staff.contractMinutes };
    const balances: TimeOffBalance[] = [];
    for (let year = yearOf(asked.firstDay); year <= yearOf(asked.lastDay); year += 1) {
      const entitled = (await this.store.entitled(staff.id, year, manager)).get(asked.kind) ?? 0;
      const before = balanceOf(asked.kind, year, entitled, others, scope);
      const part = partInYear(asked, year)!;
      const days = countedDays(part.firstDay, part.lastDay, staff.contractMinutes);
      if (days > before.left) {
        throw invalid(
          `That takes ${days} ${KIND_WORDS[asked.kind]} ${days === 1 ? 'day' : 'days'} of ${year}, and ${Math.max(0, before.left)} are left.`,
          'Ask for fewer days, or for another kind of time off.',
        );
      }
      const granted = [...others.granted, asked];
      balances.push(balanceOf(asked.kind, year, entitled, { ...others, granted }, scope));
    }
    return balances;
  }

  /** What a manager should weigh; none of it forbids. */
  private async warnings(
    { firstDay, lastDay }: AskedTimeOff,
    store: Store,
    staff: StaffMember,
    today: string,
    manager: EntityManager,
  ): Promise<string[]> {
    const { timeOffNoticeDays } = this.settings.stores;
    const notice = calendarDays(today, firstDay) - 1;
    const shifts = await this.members.shifts(
      store.code,
      { from: firstDay, to: plusDays(lastDay, 1) },
      manager,
    );
    const thin = thinDays(shifts, store, staff.id);
    return [
      ...(notice < timeOffNoticeDays
        ? [
            `The notice is short: ${notice} ${notice === 1 ? 'day' : 'days'}, where ${timeOffNoticeDays} are usual.`,
          ]
        : []),
      ...(thin.length > 0
        ? [`Fewer than ${store.minimumCover} would be on the floor at some time on ${thin.join(', ')}.`]
        : []),
    ];
  }
}

function invalid(message: string, nextStep: string): QuartermasterError {
  return new QuartermasterError('REQUEST_INVALID', { message, nextStep });
}

const yearOf = (day: string) => Number(day.slice(0, 4));
