import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { MAX_RECOMMENDED_TASKS, QuartermasterError, RecommendedTask } from '#libs/contracts';
import { Clock, SETTINGS, type Settings } from '#libs/runtime';
import { counted } from '../../domain/words';
import type { Examined, RequestKind, RequestScope } from '../../requests/persistence/request-kind';
import { RequestKinds } from '../../requests/persistence/request-kinds';
import { rankCandidates, warningsOf } from '../../tasks/domain/candidates';
import { PRIORITY_WORDS } from '../../tasks/domain/field-changes';
import { writeMinute } from '../../tasks/domain/task-time';
import { TaskReader } from '../../tasks/persistence/task-reader';
import { TaskStore } from '../../tasks/persistence/task-store';
import { RecommendationStore } from './recommendation-store';

const Arguments = z.strictObject({
  recommendationId: z.string().min(1).max(120),
  title: z.string().max(200),
  tasks: z.array(RecommendedTask).min(1).max(MAX_RECOMMENDED_TASKS),
});
type Arguments = z.infer<typeof Arguments>;

/** Tasks of a recommendation as a request of the store: approving it makes exactly those that it names. */
@Injectable()
export class TasksRequestKind implements RequestKind<Arguments>, OnModuleInit {
  readonly kind = 'tasks';
  readonly schema = Arguments;
  readonly ownApproval = true;

  constructor(
    private readonly kinds: RequestKinds,
    private readonly tasks: TaskStore,
    private readonly reader: TaskReader,
    private readonly recommendations: RecommendationStore,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.kinds.register(this);
  }

  /** @throws QuartermasterError REQUEST_INVALID, TASK_INVALID, TOO_MANY_TASKS */
  async examine(given: Arguments, scope: RequestScope): Promise<Examined> {
    const { store, today, manager, requestId } = scope;
    const { tasks, recommendationId, title } = given;
    const past = tasks.find(({ day }) => day < today);
    if (past !== undefined)
      throw invalid(`The day of “${past.title}” is over.`, 'Choose today or a later day.');
    const { underWay } = await this.recommendations.taken(store.code, this.clock.now(), manager);
    if (underWay.some((each) => each.id === recommendationId && each.requestId !== (requestId ?? null)))
      throw invalid(
        'Something is being done about this already.',
        'Look at its tasks or at the request that waits; reject this one.',
      );
    const max = this.settings.stores.maxOpenTasks;
    if ((await this.recommendations.openTasks(store.code, manager)) + tasks.length > max)
      throw new QuartermasterError('TOO_MANY_TASKS', { details: { max } });
    const assignees = tasks.map(({ assigneeId }) => assigneeId);
    await this.tasks.requireStaff(manager, assignees, store.code);
    const names = await this.tasks.names(manager, store.code);
    const line = ({ assigneeId, day, due, estimateMinutes, priority }: Arguments['tasks'][number]) =>
      [
        assigneeId === null ? 'nobody yet' : names.get(assigneeId)!,
        due === null || due.minute === null ? (due?.day ?? day) : `${due.day} by ${writeMinute(due.minute)}`,
        `${estimateMinutes} min`,
        PRIORITY_WORDS[priority],
      ].join(', ');
    return {
      title: `${counted(tasks.length, 'task')}: ${title}`.slice(0, 200),
      diff: tasks.map((task) => ({
        label: `${task.title} (${task.area})`,
        before: 'no task',
        after: line(task),
      })),
      warnings: await this.warnings(tasks, store.code),
      decideBy: tasks.map(({ day }) => day).sort()[0]!,
    };
  }

  async execute(
    { tasks, recommendationId }: Arguments,
    { store, manager, decidedBy }: Parameters<RequestKind<Arguments>['execute']>[1],
  ): Promise<string[]> {
    const rows = tasks.map((task) => ({
      ...task,
      id: randomUUID(),
      source: { kind: 'recommendation' as const, id: recommendationId },
    }));
    const author = { storeCode: store.code, staffId: decidedBy.id, now: this.clock.now() };
    await this.tasks.create(manager, rows, author);
    const names = await this.tasks.names(manager, store.code);
    return tasks.map(({ title, assigneeId }) =>
      assigneeId === null ? `“${title}”, for whoever takes it.` : `“${title}” for ${names.get(assigneeId)}.`,
    );
  }

  private async warnings(tasks: Arguments['tasks'], storeCode: string): Promise<string[]> {
    const said = new Set<string>();
    for (const { assigneeId, day, requiredSkills } of tasks) {
      if (assigneeId === null) continue;
      const members = await this.reader.members(storeCode, day, assigneeId);
      for (const candidate of rankCandidates(members, requiredSkills))
        for (const warning of warningsOf(candidate, day)) said.add(warning);
    }
    return [...said];
  }
}

const invalid = (message: string, nextStep: string) =>
  new QuartermasterError('REQUEST_INVALID', { message, nextStep });
