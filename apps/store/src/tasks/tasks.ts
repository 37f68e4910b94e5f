import { Inject, Injectable } from '@nestjs/common';
import type { CallContext } from '#libs/bus';
import {
  type InputOf,
  QuartermasterError,
  type Task,
  type TaskAct,
  type TaskCandidates,
  type TaskDetail,
  type TaskPage,
  tasks,
} from '#libs/contracts';
import { SETTINGS, type Settings } from '#libs/runtime';
import { daysBetween } from '../domain/days';
import { type Caller, Members } from '../members/members';
import { rankCandidates, warningsOf } from './domain/candidates';
import { actsOf } from './domain/task-rules';
import { isOverdue, minuteOfDay, type StoreMoment } from './domain/task-time';
import { RoutineStore } from './persistence/routine-store';
import { actorOf, TaskActs } from './persistence/task-acts';
import { TaskReader } from './persistence/task-reader';
import type { StoredTask } from './persistence/task-rows';
import { TaskMessenger } from './task-messenger';

const HOUR_MS = 3_600_000;
/** Days ahead whose routine tasks are made when somebody looks at them. */
const ROUTINE_DAYS_AHEAD = 14;

/** The tasks of a store, as the caller may see and change them. */
@Injectable()
export class Tasks {
  constructor(
    private readonly members: Members,
    private readonly reader: TaskReader,
    private readonly acts: TaskActs,
    private readonly routines: RoutineStore,
    private readonly messenger: TaskMessenger,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async page(
    { whose, cursor, limit, ...filter }: InputOf<typeof tasks.list>,
    context: CallContext,
  ): Promise<TaskPage> {
    const by = await this.members.caller(context);
    if (whose === 'all' && !by.isManager) throw new QuartermasterError('NOT_THE_MANAGER');
    await this.makeRoutines(by, filter.day ?? by.today);
    const of = {
      storeCode: by.store.code,
      ...(whose === 'all' ? {} : { assigneeId: whose === 'mine' ? by.staff.id : null }),
    };
    const now = momentOf(by);
    const { data, nextCursor } = await this.reader.page({ ...of, ...filter }, now, limit, cursor);
    const counts = await this.reader.counts({ ...of, ...filter }, now);
    return { data: data.map((task) => viewFor(task, by)), nextCursor, counts };
  }

  async get(taskId: string, context: CallContext): Promise<TaskDetail> {
    const by = await this.members.caller(context);
    const task = await this.reader.find(taskId, by.store.code);
    if (task === null) throw new QuartermasterError('NOT_FOUND');
    return this.detail(task, by);
  }

  async create(
    { taskId, ...given }: InputOf<typeof tasks.create>,
    context: CallContext,
  ): Promise<TaskDetail> {
    const by = await this.members.caller(context);
    if (!by.isManager && given.assigneeId !== undefined && given.assigneeId !== by.staff.id) {
      throw new QuartermasterError('NOT_THE_MANAGER', {
        message: 'Only a manager of this store makes tasks for others.',
        nextStep: 'Make it for yourself, or ask your manager.',
      });
    }
    const task = by.isManager ? given : { ...given, assigneeId: by.staff.id };
    const made = await this.acts.create(taskId, task, by, this.settings.stores.maxOpenTasks);
    void this.messenger.send();
    return this.detail(made, by);
  }

  async act(
    act: Exclude<TaskAct, 'edit'>,
    input: InputOf<typeof tasks.start>,
    context: CallContext,
  ): Promise<TaskDetail> {
    const by = await this.members.caller(context);
    return this.detail(await this.acts.act(act, input, by, this.longestDelayMs), by);
  }

  async change(input: InputOf<typeof tasks.change>, context: CallContext): Promise<TaskDetail> {
    const by = await this.members.caller(context);
    const changed = await this.acts.change(input, by);
    void this.messenger.send();
    return this.detail(changed, by);
  }

  async comment(input: InputOf<typeof tasks.comment>, context: CallContext): Promise<TaskDetail> {
    const by = await this.members.caller(context);
    const maxComments = this.settings.stores.maxTaskComments;
    const limits = { longestDelayMs: this.longestDelayMs, maxComments };
    return this.detail(await this.acts.comment(input, by, limits), by);
  }

  async candidates(
    { day, requiredSkills }: InputOf<typeof tasks.candidates>,
    context: CallContext,
  ): Promise<TaskCandidates> {
    const { store } = await this.members.of(context);
    return { data: rankCandidates(await this.reader.members(store.code, day), requiredSkills) };
  }

  private get longestDelayMs(): number {
    return this.settings.stores.taskActDelayHours * HOUR_MS;
  }

  /** Past days stay as they were; of days far ahead nobody knows the routines yet. */
  private async makeRoutines({ store, today, now }: Caller, day: string): Promise<void> {
    const ahead = daysBetween(today, day);
    if (ahead >= 0 && ahead <= ROUTINE_DAYS_AHEAD) await this.routines.derive(store.code, day, now);
  }

  private async detail(task: StoredTask, by: Caller): Promise<TaskDetail> {
    const around = await this.reader.around(task.id);
    return { task: viewFor(task, by), ...around, warnings: await this.warnings(task, by) };
  }

  private async warnings(task: StoredTask, { store, today }: Caller): Promise<string[]> {
    const { assignee, day, status, requiredSkills } = task;
    if (assignee === null || day < today || (status !== 'open' && status !== 'in_progress')) return [];
    const members = await this.reader.members(store.code, day, assignee.staffId);
    if (members.length === 0) return [`${assignee.name} has left the store.`];
    return rankCandidates(members, requiredSkills).flatMap((candidate) => warningsOf(candidate, day));
  }
}

const momentOf = ({ today, now, store }: Caller): StoreMoment => ({
  day: today,
  minute: minuteOfDay(now, store.timeZone),
});

const viewFor = (task: StoredTask, by: Caller): Task => ({
  ...task,
  overdue: isOverdue(task, momentOf(by)),
  acts: actsOf(task, actorOf(by)),
});
