import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type Cost,
  orchestrator,
  type Principal,
  type Purpose,
  QuartermasterError,
  type WorkPurpose,
} from '#libs/contracts';
import { Clock, Logger, SETTINGS, type Settings } from '#libs/runtime';
import { type Budget, budgetsOf, requireRoom } from './budgets';
import { type Booking, type Ledger, LEDGER, type LedgerEntry } from './ledger';
import { MoneyMetrics } from './money-metrics';
import { addCosts, NO_COST, PriceList } from './price-list';

/** What one question, or other work, is, as far as money is concerned. */
export interface Spender {
  principal: Principal;
  persona: string;
  /** Or of the work. */
  answerId: string;
  purpose: Purpose | WorkPurpose;
}

/** A question is over by then; the margin is for clocks and for storing its answer. */
const RESERVED_AT_MOST_MS = orchestrator.ask.timeoutMs + 30_000;

/**
 * Money for questions: reserved before any work, settled after it. Where no budget is set nothing is reserved and
 * nothing is asked of the database.
 *
 * ```ts
 * const reservation = await money.reserve({ principal, persona, answerId, purpose });
 * try {
 *   // before each step of a plan:
 *   await reservation.cover();
 *   // after each step:
 *   reservation.spend(run.cost);
 *   // with the answer: its evidence shows `reservation.cost`, and its store books in the same transaction
 *   await store.add({ answer, booking: reservation.booking(), … });
 *   reservation.booked();
 * } finally {
 *   await reservation.release();
 * }
 * ```
 */
@Injectable()
export class Money {
  readonly prices: PriceList;
  private readonly budgets: readonly Budget[];

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LEDGER) private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly metrics: MoneyMetrics,
    private readonly logger: Logger,
  ) {
    this.prices = new PriceList(settings.prices);
    this.budgets = budgetsOf(settings.budgets);
  }

  /**
   * Holds `budgets.reservePerQuestionUsd` for a question.
   *
   * @throws QuartermasterError BUDGET_EXCEEDED when a budget has no room for it
   */
  async reserve(spender: Spender): Promise<Reservation> {
    const { budgets, clock, ledger, prices } = this;
    const reservation = new Reservation({
      spender,
      budgets,
      prices,
      clock,
      ledger,
      settled: (entries) => this.metrics.settled(entries),
      hold: (id, day, usd) => this.hold(id, spender, day, usd),
      chunkUsd: this.settings.budgets.reservePerQuestionUsd,
    });
    await reservation.cover();
    return reservation;
  }

  /**
   * Holds money for work of another service, which settles it with {@link settleWork}, maybe at another replica.
   *
   * @returns the day that the work counts towards
   * @throws QuartermasterError BUDGET_EXCEEDED
   */
  async holdForWork(id: string, principal: Principal, mayCostUsd: number): Promise<string> {
    const day = this.clock.today();
    if (this.budgets.length > 0) await this.hold(id, { principal }, day, mayCostUsd);
    return day;
  }

  /** Books what the work has cost and frees what was held for it. */
  async settleWork(work: Spender, day: string, cost: Cost): Promise<void> {
    const { clock, ledger, prices } = this;
    const entries = entriesOf(work, { day, at: clock.now(), prices, cost });
    await ledger.book({ entries, reservationId: work.answerId });
    this.metrics.settled(entries);
  }

  private async hold(
    id: string,
    { principal }: Pick<Spender, 'principal'>,
    day: string,
    usd: number,
  ): Promise<void> {
    const { userId } = principal;
    const { timeZone } = this.settings.clock;
    const request = { id, userId, day, usd, expiresInMs: RESERVED_AT_MOST_MS };
    try {
      await this.ledger.reserve(request, (use) =>
        requireRoom(this.budgets, use, { usd, today: day, timeZone }),
      );
    } catch (error) {
      const { code, details } = QuartermasterError.from(error);
      if (code === 'BUDGET_EXCEEDED') {
        const scope = String(details?.scope);
        this.metrics.refused(scope);
        this.logger.warn('budget.refused', { scope, userId });
      }
      throw error;
    }
  }
}

interface ReservationParts {
  spender: Spender;
  budgets: readonly Budget[];
  prices: PriceList;
  clock: Clock;
  ledger: Ledger;
  chunkUsd: number;
  hold(id: string, day: string, usd: number): Promise<void>;
  settled(entries: readonly LedgerEntry[]): void;
}

/** Money that is held for one question, and what the question has spent of it. */
export class Reservation {
  private readonly id = randomUUID();
  /** The day that the question began on: all of it counts towards this day. */
  private readonly day: string;
  private metered: Cost = NO_COST;
  private heldUsd = 0;
  private isOver = false;

  constructor(private readonly parts: ReservationParts) {
    this.day = parts.clock.today();
  }

  /** What was spent so far, at the prices of the price list; the answer's evidence shows it. */
  get cost(): Cost {
    const { prices } = this.parts;
    return prices.priced(addCosts(prices.perQuestion(), this.metered));
  }

  /** Adds what a step has cost. Money that is spent is spent: it never throws. */
  spend(cost: Cost): void {
    this.metered = addCosts(this.metered, cost);
  }

  /**
   * Sees to it that there is money for another step: call it before every step. Asks the database only when what was
   * spent has used up what is held, or leaves less than the step may cost.
   *
   * @param mayCostUsd what the step costs at most, where that is known before
   * @throws QuartermasterError BUDGET_EXCEEDED when the budgets have no room for another step; what was done so far
   *   stays done, and is booked
   */
  async cover(mayCostUsd = 0): Promise<void> {
    const { budgets, chunkUsd, hold } = this.parts;
    const spentUsd = this.cost.totalUsd;
    const isFirst = this.heldUsd > 0 && this.metered.byService.length === 0;
    const isLeft = isFirst || spentUsd < this.heldUsd;
    const isEnough = mayCostUsd === 0 || spentUsd + mayCostUsd <= this.heldUsd;
    if (budgets.length === 0 || (isLeft && isEnough)) return;
    const wanted =
      this.heldUsd === 0
        ? Math.max(chunkUsd, spentUsd + mayCostUsd)
        : spentUsd + Math.max(chunkUsd, mayCostUsd);
    await hold(this.id, this.day, wanted);
    this.heldUsd = wanted;
  }

  /** What is to be booked: hand it to the store of the answer, which books it in the answer's transaction. */
  booking(): Booking {
    const entries = this.entriesOf(this.cost);
    return this.heldUsd > 0 ? { entries, reservationId: this.id } : { entries };
  }

  /** Says that {@link booking} was booked by somebody else; nothing is left to do. */
  booked(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.parts.settled(this.entriesOf(this.cost));
  }

  /** Books what was spent, adding `cost`, in a transaction of its own, and frees the rest. */
  async settle(cost: Cost = NO_COST): Promise<void> {
    if (this.isOver) return;
    this.spend(cost);
    await this.parts.ledger.book(this.booking());
    this.booked();
  }

  /** At the end of a question that gave no answer: books what it has spent, and frees the rest. Does nothing after {@link settle} or {@link booked}. */
  async release(): Promise<void> {
    if (this.isOver) return;
    if (this.metered.byService.length > 0) return this.settle();
    this.isOver = true;
    if (this.heldUsd > 0) await this.parts.ledger.free(this.id);
  }

  private entriesOf(cost: Cost): LedgerEntry[] {
    const { spender, prices, clock } = this.parts;
    return entriesOf(spender, { day: this.day, at: clock.now(), prices, cost });
  }
}

function entriesOf(
  { principal, persona, answerId, purpose }: Spender,
  { day, at, prices, cost }: { day: string; at: Date; prices: PriceList; cost: Cost },
): LedgerEntry[] {
  const { userId, username } = principal;
  const common = { at: at.toISOString(), day, answerId, userId, username, persona, purpose };
  return prices.linesOf(cost).map(({ service, unit, quantity, unitPriceUsd, usd }) => ({
    ...common,
    service,
    unit,
    quantity,
    unitPriceUsd,
    usd,
    priceVersion: prices.version,
  }));
}
