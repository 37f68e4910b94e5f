import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { QuartermasterError } from '#libs/contracts';
import { Clock } from '#libs/runtime';
import { counted } from '../../domain/words';
import type { Examined, RequestKind, RequestScope } from '../../requests/persistence/request-kind';
import { RequestKinds } from '../../requests/persistence/request-kinds';
import { TaskStore } from '../../tasks/persistence/task-store';
import { checkContent } from '../domain/check-content';
import { dayWords, longDay } from '../domain/day-words';
import { assignmentsToWrite, diffOf, noticesOf } from '../domain/plan-changes';
import { planHash } from '../domain/plan-hash';
import { stalenessOf } from '../domain/stale-plan';
import { DayFinder } from './day-finder';
import { PlanNotices } from './plan-notices';
import { PlanStore, type StoredPlan } from './plan-store';

const Arguments = z.strictObject({
  planId: z.uuid(),
  day: z.iso.date(),
  version: z.int(),
  /** Of every assignment that is written; the plan itself is kept beside and never changed once approved. */
  plan: z.string().length(64),
});
type Arguments = z.infer<typeof Arguments>;

/** A daily plan as a request of the store: approving it gives its tasks to its people, exactly as the hash says. */
@Injectable()
export class PlanRequestKind implements RequestKind<Arguments>, OnModuleInit {
  readonly kind = 'daily-plan';
  readonly schema = Arguments;
  readonly ownApproval = true;

  constructor(
    private readonly kinds: RequestKinds,
    private readonly plans: PlanStore,
    private readonly days: DayFinder,
    private readonly tasks: TaskStore,
    private readonly notices: PlanNotices,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  /** @throws QuartermasterError CHANGED_MEANWHILE, PLAN_INVALID, PLAN_STALE */
  async examine(given: Arguments, { store, today, manager }: RequestScope): Promise<Examined> {
    const { content } = await this.asNamed(given, { store, manager });
    const faults = checkContent(content);
    const errors = faults.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) {
      throw new QuartermasterError('PLAN_INVALID', {
        message: errors[0]!.message,
        nextStep: 'Move or take out what is named, or run the plan again.',
        details: { errors: errors.map(({ message }) => message) },
      });
    }
    const now = { today, now: this.clock.now() };
    const stale = stalenessOf(content, await this.days.find(store, given.day, now, manager));
    const blocking = stale.filter(({ blocks }) => blocks).map(({ message }) => message);
    if (blocking.length > 0)
      throw new QuartermasterError('PLAN_STALE', {
        message: blocking.join(' '),
        details: { stale: blocking },
      });
    const people = new Set(content.assignments.map(({ staffId }) => staffId)).size;
    const given_ = counted(content.assignments.length, 'task');
    return {
      title: `Plan of ${longDay(given.day)}: ${given_} for ${counted(people, 'person', 'people')}`,
      diff: diffOf(content),
      warnings: [...faults, ...stale].map(({ message }) => message),
    };
  }

  /** What others changed since the examination, moments before, `assign` finds: it locks each task. */
  async execute(
    given: Arguments,
    scope: Parameters<RequestKind<Arguments>['execute']>[1],
  ): Promise<string[]> {
    const { store, manager, decidedBy, today } = scope;
    const { id, content } = await this.asNamed(given, scope);
    const now = this.clock.now();
    const changes = assignmentsToWrite(content);
    const author = { storeCode: store.code, staffId: decidedBy.id, now, tellsHimself: true };
    await this.tasks.assign(manager, changes, author);
    const notices = noticesOf(content, dayWords(given.day, today)).filter(
      ({ staffId }) => staffId !== decidedBy.id,
    );
    await this.notices.write(manager, id, notices, now);
    const effects = effectsOf(content, changes);
    await this.plans.approve(manager, id, { staffId: decidedBy.id, now, effects });
    return effects;
  }

  /** The draft that the arguments name, as they name it. @throws QuartermasterError CHANGED_MEANWHILE */
  private async asNamed(
    { planId, day, version, plan }: Arguments,
    { store, manager }: Pick<RequestScope, 'store' | 'manager'>,
  ): Promise<StoredPlan> {
    const found = await this.plans.lock(manager, planId, store.code);
    if (
      found === null ||
      found.status !== 'draft' ||
      found.version !== version ||
      planHash(store.code, day, found.content) !== plan
    )
      throw await this.plans.changedMeanwhile(store.code, day, manager);
    return found;
  }
}

function effectsOf(
  { unplaced }: StoredPlan['content'],
  changes: ReturnType<typeof assignmentsToWrite>,
): string[] {
  const given = changes.filter(({ staffId }) => staffId !== null);
  const people = new Set(given.map(({ staffId }) => staffId)).size;
  const taken = changes.length - given.length;
  const to = counted(people, 'person', 'people');
  return [
    given.length === 0
      ? 'Nobody got other tasks or times.'
      : `${counted(given.length, 'task')} given to ${to}.`,
    ...(taken > 0 ? [`${counted(taken, 'task')} taken back, for nobody now.`] : []),
    ...(unplaced.length > 0 ? [`${counted(unplaced.length, 'task')} left out of the plan.`] : []),
  ];
}
