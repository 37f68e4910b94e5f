import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type CallContext, principalOf, ServiceClient } from '#libs/bus';
import {
  type DailyPlanDay,
  type DailyPlanEvent,
  MAX_PLAN_DAYS_AHEAD,
  type PlanDayEvent,
  type PlanEdit,
  type PlannedDay,
  QuartermasterError,
  specialistAgents,
  type StoreMembership,
} from '#libs/contracts';
import { Clock, SETTINGS, type Settings } from '#libs/runtime';
import { Members } from '../members/members';
import { Requests } from '../requests/requests';
import { daysBetween } from '../domain/days';
import { RoutineStore } from '../tasks/persistence/routine-store';
import { dayRequest, type Kept, withoutDropped } from './domain/day-request';
import { dayWords, longDay } from './domain/day-words';
import { editPlan } from './domain/edit-plan';
import { peopleOf, type StoreDay, tasksOf } from './domain/find-day';
import { madePlan, withNames } from './domain/made-plan';
import { quoted, type PlanContent } from './domain/plan-content';
import { viewOf } from './domain/plan-view';
import { DayFinder } from './persistence/day-finder';
import { type PlanActing, PlanStore, type StoredPlan } from './persistence/plan-store';
import { PlanMessenger } from './plan-messenger';

const NOTHING_KEPT: Kept = { pins: [], dropped: new Set() };

/** Plans of the caller's store: made by the calculation, edited and approved by its managers. */
@Injectable()
export class DailyPlans {
  constructor(
    private readonly members: Members,
    private readonly plans: PlanStore,
    private readonly days: DayFinder,
    private readonly routines: RoutineStore,
    private readonly requests: Requests,
    private readonly services: ServiceClient,
    private readonly messenger: PlanMessenger,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async get(day: string, context: CallContext): Promise<DailyPlanDay> {
    const by = await this.members.manager(context);
    requireDay(day, by.today);
    return this.view(day, by);
  }

  async *make(
    day: string,
    version: number | null,
    context: CallContext,
  ): AsyncGenerator<DailyPlanEvent, void> {
    const by = await this.members.manager(context);
    requireDay(day, by.today);
    const draft = await this.plans.draft(by.store.code, day);
    if ((draft?.version ?? null) !== version) throw await this.plans.changedMeanwhile(by.store.code, day);
    const found = await this.find(day, by);
    const kept = draft === null ? NOTHING_KEPT : keptOf(draft.content);
    const [people, tasks] = [peopleOf(found), tasksOf(found)];
    requireWork(found, people.length, tasks, by.today);
    const request = dayRequest(found, people, tasks, kept, this.settings.stores);
    let planned: PlannedDay | undefined;
    const asked = {
      day: withoutDropped(request, kept.dropped),
      maxIterations: this.settings.stores.planIterations,
    };
    for await (const event of this.services.stream(specialistAgents.planDay, asked, context)) {
      if (event.type === 'progress') yield event;
      else planned = requirePlanned(event, { people, tasks });
    }
    if (planned === undefined) throw new QuartermasterError('SERVICE_UNAVAILABLE');
    const content = madePlan({ people, tasks, request }, planned, kept);
    const saved = { id: draft?.id ?? randomUUID(), day, version, content };
    await this.plans.save(saved, version === null ? 'Made' : 'Made again', this.acting(by, context));
    yield { type: 'plan', plan: await this.view(day, by) };
  }

  async edit(day: string, version: number, edit: PlanEdit, context: CallContext): Promise<DailyPlanDay> {
    const by = await this.members.manager(context);
    requireDay(day, by.today);
    const draft = await this.draftOf(day, version, by);
    const content = editPlan(draft.content, edit);
    const what = edit.kind === 'undo' ? 'Undo' : content.undo.at(-1)!.what;
    await this.plans.save({ id: draft.id, day, version, content }, what, this.acting(by, context));
    return this.view(day, by);
  }

  async discard(day: string, version: number, context: CallContext): Promise<DailyPlanDay> {
    const by = await this.members.manager(context);
    const draft = await this.draftOf(day, version, by);
    await this.plans.discard(draft.id, day, version, this.acting(by, context));
    return this.view(day, by);
  }

  /** Exactly what the hash names: as a request that is asked for and carried out in one transaction, once. */
  async approve(day: string, hash: string, context: CallContext): Promise<DailyPlanDay> {
    const by = await this.members.manager(context);
    requireDay(day, by.today);
    const plan = await this.plans.byHash(by.store.code, day, hash);
    if (plan === null) throw await this.plans.changedMeanwhile(by.store.code, day);
    if (plan.status === 'draft') await this.carryOut(plan, hash, context);
    void this.messenger.send();
    return this.view(day, by);
  }

  private async carryOut({ id, day, version }: StoredPlan, hash: string, context: CallContext) {
    await this.requests.carryOut(
      {
        // The draft's own: however often and by whomever it is approved, it is one request.
        id,
        kind: 'daily-plan',
        arguments: { planId: id, day, version, plan: hash },
        reason: '',
        origin: 'person',
      },
      context,
    );
  }

  private async draftOf(day: string, version: number, { store }: StoreMembership): Promise<StoredPlan> {
    const draft = await this.plans.draft(store.code, day);
    if (draft?.version !== version) throw await this.plans.changedMeanwhile(store.code, day);
    return draft;
  }

  private async find(day: string, { store, today }: StoreMembership): Promise<StoreDay> {
    const now = this.clock.now();
    if (day >= today) await this.routines.derive(store.code, day, now);
    return this.days.find(store, day, { today, now });
  }

  private async view(day: string, by: StoreMembership): Promise<DailyPlanDay> {
    const { code } = by.store;
    const found = await this.find(day, by);
    const [draft, approved] = [await this.plans.draft(code, day), await this.plans.approved(code, day)];
    return viewOf({ found, draft, approved, store: by.store, today: by.today });
  }

  private acting({ store, staff }: StoreMembership, context: CallContext): PlanActing {
    const { username } = principalOf(context);
    return { storeCode: store.code, staffId: staff.id, username, now: this.clock.now() };
  }
}

const keptOf = ({ assignments, unplaced }: PlanContent): Kept => ({
  pins: assignments.filter(({ pinned }) => pinned),
  dropped: new Set(unplaced.filter(({ dropped }) => dropped).map(({ taskId }) => taskId)),
});

function requireDay(day: string, today: string): void {
  const ahead = daysBetween(today, day);
  if (ahead >= 0 && ahead <= MAX_PLAN_DAYS_AHEAD) return;
  throw new QuartermasterError('VALIDATION_FAILED', {
    message: `${longDay(day)} is ${ahead < 0 ? 'past' : 'too far ahead'}, so it cannot be planned.`,
    nextStep: `Choose today or one of the ${MAX_PLAN_DAYS_AHEAD} days after it.`,
  });
}

function requireWork(
  { day, shifts }: StoreDay,
  people: number,
  tasks: ReturnType<typeof tasksOf>,
  today: string,
): void {
  const when = dayWords(day, today);
  if (people === 0) {
    throw new QuartermasterError('PLAN_INVALID', {
      message: `Nobody is on shift ${shifts.length > 0 && day === today ? 'any more ' : ''}${when}.`,
      nextStep: 'Choose another day, or have shifts planned first.',
    });
  }
  if (tasks.some(({ state }) => state === 'planned')) return;
  throw new QuartermasterError('PLAN_INVALID', {
    message: `Nothing is left to do ${when}: no task is open.`,
    nextStep: 'Add tasks, or choose another day.',
  });
}

function requirePlanned(
  event: Exclude<PlanDayEvent, { type: 'progress' }>,
  { people, tasks }: Pick<PlanContent, 'people' | 'tasks'>,
): PlannedDay {
  if (event.type === 'planned') return event.plan;
  let message = withNames(event.message, people, tasks);
  for (const { taskId, title } of tasks) message = message.replaceAll(taskId, quoted(title));
  throw new QuartermasterError('PLAN_INVALID', { message, nextStep: event.nextStep });
}
