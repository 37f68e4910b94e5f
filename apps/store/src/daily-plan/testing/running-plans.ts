import { newCallContext, ServiceClient } from '#libs/bus';
import {
  dailyPlan,
  type DailyPlanDay,
  type DailyPlanEvent,
  type PlanDraft,
  type PlanEdit,
  type Shift,
  stores,
} from '#libs/contracts';
import { Clock } from '#libs/runtime';
import { RunningStore } from '../../testing/running-store';

/** The day that is planned: tomorrow. */
export const DAY = '2026-06-18';

/** The plan of tomorrow in the sample stores; {@link forget} after each spec. */
export class RunningPlans {
  private constructor(readonly store: RunningStore) {}

  static async start(): Promise<RunningPlans> {
    return new RunningPlans(await RunningStore.start());
  }

  /** Takes back what a spec did to plans, requests, tasks, shifts and people. */
  async forget(): Promise<void> {
    const { store } = this;
    jest.restoreAllMocks();
    jest.spyOn(Clock.prototype, 'now').mockImplementation(() => store.now);
    await store.sql('DELETE FROM store_daily_plan');
    await store.sql('DELETE FROM store_request');
    await store.sql(
      `UPDATE store_task SET status = 'open', planned_start = NULL, planned_end = NULL, assignee = NULL,
      started_at = NULL, completed_at = NULL, completed_by = NULL WHERE day = $1`,
      [DAY],
    );
    await store.sql(`UPDATE store_shift SET status = 'planned' WHERE day = $1`, [DAY]);
    await store.sql('UPDATE store_staff SET left_on = NULL');
    await store.sql(`DELETE FROM job_queue.job WHERE name = 'notify'`);
  }

  get(as = 'sofia', day = DAY): Promise<DailyPlanDay> {
    return this.store.call(dailyPlan.get, { day }, as);
  }

  /** What making a plan tells. */
  async events(as = 'sofia', version?: number, day = DAY): Promise<DailyPlanEvent[]> {
    const context = newCallContext({ timeoutMs: 30_000, principal: this.store.principal(as) });
    const input = { day, ...(version === undefined ? {} : { version }) };
    const seen: DailyPlanEvent[] = [];
    for await (const event of this.store.app.get(ServiceClient).stream(dailyPlan.make, input, context))
      seen.push(event);
    return seen;
  }

  async make(as = 'sofia', version?: number, day = DAY): Promise<PlanDraft> {
    const last = (await this.events(as, version, day)).at(-1)!;
    if (last.type !== 'plan') throw new Error(`no plan but ${last.type}`);
    return last.plan.draft!;
  }

  async edit({ version }: PlanDraft, change: PlanEdit, as = 'sofia'): Promise<PlanDraft> {
    return (await this.store.call(dailyPlan.edit, { day: DAY, version, edit: change }, as)).draft!;
  }

  approve({ hash }: PlanDraft, as = 'sofia'): Promise<DailyPlanDay> {
    return this.store.call(dailyPlan.approve, { day: DAY, hash }, as);
  }

  mark(shiftId: string, status: 'sick' | 'planned', as = 'sofia'): Promise<Shift> {
    return this.store.call(stores.markShift, { shiftId, status }, as);
  }

  /** Planned tasks of S-01 as they are kept. */
  kept(): Promise<{ id: string; assignee: string; planned_start: number; planned_end: number }[]> {
    return this.store.sql(
      `SELECT id, assignee, planned_start, planned_end FROM store_task
       WHERE day = $1 AND store_code = 'S-01' AND planned_start IS NOT NULL`,
      [DAY],
    );
  }
}
