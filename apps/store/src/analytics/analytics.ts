import { Injectable } from '@nestjs/common';
import type { CallContext } from '#libs/bus';
import {
  type AnalyticsPeriod,
  type InputOf,
  type Kpi,
  type KpiRows,
  QuartermasterError,
  type Recommendation,
  type RecommendationDetail,
  type storeAnalytics,
  type StoreAnalytics,
  type StoreMembership,
  type StoreRequest,
} from '#libs/contracts';
import { Clock } from '#libs/runtime';
import { plusDays, weekdayOf } from '../domain/days';
import { Members } from '../members/members';
import { MemberStore } from '../members/persistence/member-store';
import { Requests } from '../requests/requests';
import { rankCandidates } from '../tasks/domain/candidates';
import { minuteOfDay } from '../tasks/domain/task-time';
import { TaskReader } from '../tasks/persistence/task-reader';
import { assign } from './domain/assign';
import { lowestCover } from './domain/cover';
import { COVER_DAYS, LATE_DAYS, LOG_DAYS, SALES_DAYS } from './domain/evidence';
import type { Facts } from './domain/facts';
import { KPIS } from './domain/kpis';
import { makeKpi } from './domain/make-kpi';
import { recommend } from './domain/recommend';
import type { Draft } from './domain/recommendations/draft';
import { type Span, spansOf } from './domain/spans';
import { KpiRowReader } from './persistence/kpi-rows';
import { RecommendationStore } from './persistence/recommendation-store';
import { TradeReader } from './persistence/trade-reader';
import { WorkReader } from './persistence/work-reader';

/** Less than this before closing, what is to be done is for tomorrow. */
const LATEST_MINUTES = 120;

/** Figures of a store and what follows from them, for its managers. */
@Injectable()
export class Analytics {
  constructor(
    private readonly members: Members,
    private readonly memberStore: MemberStore,
    private readonly work: WorkReader,
    private readonly trade: TradeReader,
    private readonly kpiRows: KpiRowReader,
    private readonly store: RecommendationStore,
    private readonly tasks: TaskReader,
    private readonly requests: Requests,
    private readonly clock: Clock,
  ) {}

  async overview(period: AnalyticsPeriod, context: CallContext): Promise<StoreAnalytics> {
    const by = await this.members.manager(context);
    const spans = spansOf(period, by.today);
    const whole = { from: [spans.trend[0]!.from, spans.before.from].sort()[0]!, to: spans.now.to };
    const { facts, parts } = await this.read(by, whole, spans.now);
    const asOf = this.clock.now().toISOString();
    const kpis = await Promise.all(
      KPIS.map(async (kpi) => {
        const { total } = await this.kpiRows.read(kpi.id, by.store, spans.now, this.clock.now());
        return makeKpi(kpi, facts, spans, { asOf, parts: parts[kpi.id] ?? [], rows: total });
      }),
    );
    const { underWay } = await this.store.taken(by.store.code, this.clock.now());
    return { period, ...spans.now, kpis, recommendations: await this.offered(by), underWay };
  }

  async rows(
    { kpi: id, period }: InputOf<typeof storeAnalytics.rows>,
    context: CallContext,
  ): Promise<KpiRows> {
    const { store, today } = await this.members.manager(context);
    const { now } = spansOf(period, today);
    const { name } = KPIS.find((kpi) => kpi.id === id)!;
    return { id, name, ...now, ...(await this.kpiRows.read(id, store, now, this.clock.now())) };
  }

  async recommendation(id: string, context: CallContext): Promise<RecommendationDetail> {
    const by = await this.members.manager(context);
    const recommendation = await this.find(id, by);
    const candidates = [];
    for (const { day, requiredSkills } of recommendation.tasks)
      candidates.push(rankCandidates(await this.tasks.members(by.store.code, day), requiredSkills));
    return { recommendation, candidates };
  }

  async propose(input: InputOf<typeof storeAnalytics.propose>, context: CallContext): Promise<StoreRequest> {
    const { recommendationId, requestId, tasks } = input;
    const by = await this.members.manager(context);
    // Sent again, after its answer was lost: what it asked for is no longer offered.
    const known = await this.known(requestId, context);
    if (known !== null) return known;
    const { title, why } = await this.find(recommendationId, by);
    const given = { recommendationId, title, tasks };
    return this.requests.create(
      { id: requestId, kind: 'tasks', arguments: given, reason: why, origin: 'person' },
      context,
    );
  }

  private async known(requestId: string, context: CallContext): Promise<StoreRequest | null> {
    try {
      return await this.requests.get(requestId, context);
    } catch (error) {
      if (QuartermasterError.from(error).code === 'NOT_FOUND') return null;
      throw error;
    }
  }

  /** @throws QuartermasterError NOT_FOUND for what is not, or no longer, offered */
  private async find(id: string, by: StoreMembership): Promise<Recommendation> {
    const found = (await this.offered(by)).find((each) => each.id === id);
    if (found !== undefined) return found;
    throw new QuartermasterError('NOT_FOUND', {
      message:
        'This is no longer recommended: something is being done about it, or the figures have changed.',
      nextStep: 'Look at Analytics again.',
    });
  }

  /** What follows from the figures, without what is under way or rests. */
  private async offered(by: StoreMembership): Promise<Recommendation[]> {
    const { store, staff } = by;
    const { underWay, resting } = await this.store.taken(store.code, this.clock.now());
    const taken = new Set([...underWay.map(({ id }) => id), ...resting]);
    const day = this.dayToAct(by);
    const drafts = (await this.drafts(by, day)).filter(({ id }) => !taken.has(id));
    const members = await this.tasks.members(store.code, day);
    return drafts.map(({ tasks, ...draft }) => ({ ...draft, tasks: assign(tasks, members, staff.id) }));
  }

  private dayToAct({ store, today }: StoreMembership): string {
    const minute = minuteOfDay(this.clock.now(), store.timeZone);
    return minute > store.closesAt - LATEST_MINUTES ? plusDays(today, 1) : today;
  }

  private async drafts({ store, today }: StoreMembership, day: string): Promise<Draft[]> {
    const last = (days: number): Span => ({ from: plusDays(today, -days), to: today });
    const ahead = Array.from({ length: COVER_DAYS }, (_, index) => plusDays(today, index));
    const [late, logs, shortSellers, sales, labour, requests, shifts] = await Promise.all([
      this.work.lateCells(store, last(LATE_DAYS)),
      this.work.logMisses(store, last(LOG_DAYS)),
      this.trade.shortSellers(store.code, last(SALES_DAYS)),
      this.trade.sales(store.code, last(SALES_DAYS)),
      this.work.labour(store, last(SALES_DAYS)),
      this.work.requests(store, this.clock.now()),
      this.memberStore.shifts(store.code, { from: today, to: plusDays(today, COVER_DAYS) }),
    ]);
    // A day without any shift is one that nobody has planned yet: that is no thin cover.
    const planned = ahead.filter((each) => shifts.some((shift) => shift.day === each));
    const weekdays = [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
      const on = (row: { day: string }) => weekdayOf(row.day) === weekday;
      return {
        weekday,
        sales: sales.rows.filter(on).reduce((sum, row) => sum + row.sales, 0),
        minutes: labour.rows.filter(on).reduce((sum, row) => sum + row.planned, 0),
      };
    });
    return recommend(
      { late, logs, shortSellers, cover: lowestCover(shifts, planned, store), weekdays, requests },
      day,
    );
  }

  private async read(
    { store }: StoreMembership,
    whole: Span,
    now: Span,
  ): Promise<{ facts: Facts; parts: Partial<Record<Kpi['id'], Kpi['parts']>> }> {
    const [tasks, labour, sales, waste, stock, requests, areas] = await Promise.all([
      this.work.tasks(store, whole),
      this.work.labour(store, whole),
      this.trade.sales(store.code, whole),
      this.trade.waste(store.code, store.timeZone, whole),
      this.trade.stock(store.code),
      this.work.requests(store, this.clock.now()),
      this.work.areas(store, now),
    ]);
    return {
      facts: { tasks, labour, sales, waste, stock, requests },
      parts: {
        'out-of-stock': stock?.outBy,
        'low-stock': stock?.lowBy,
        'tasks-on-time': areas['on-time'],
        'tasks-late': areas.late,
        'tasks-unfinished': areas.unfinished,
      },
    };
  }
}
