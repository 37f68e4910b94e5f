import { z } from 'zod';
import {
  MAX_TASK_AREA_LENGTH,
  MAX_TASK_SKILLS,
  NewTask,
  NewTaskComment,
  TaskActBody,
  TaskCandidates,
  TaskChange,
  TaskDetail,
  TaskPage,
  tasks,
  TaskStatus,
  TaskWhose,
} from '#libs/contracts';
import { endpointGroup } from '../endpoint';
import { json, MAX_PAGE_SIZE, page } from './media';

const TAG = 'Tasks';
const TaskPath = z.strictObject({ taskId: z.uuid() });
const detail = (description: string) => ({ status: 200, description, content: json(TaskDetail) });

/** Several words in one parameter: `open,in_progress`. */
const list = (word: string, max: number, example: string) =>
  z.string().regex(new RegExp(`^(?:${word})(?:,(?:${word})){0,${max - 1}}$`), `needs words like ${example}`);
const Statuses = list(TaskStatus.options.join('|'), TaskStatus.options.length, 'open,in_progress');
const Skills = list('[a-z][a-z0-9_]{1,39}:[1-3]', MAX_TASK_SKILLS, 'till:2,deli:1');

const act = (verb: string, summary: string, description: string, errors = tasks.start.errors) =>
  ({
    method: 'POST',
    path: `/v1/store/tasks/{taskId}/${verb}`,
    tag: TAG,
    summary,
    access: 'session',
    scope: 'store:write',
    params: TaskPath,
    body: TaskActBody,
    idempotent: true,
    success: detail(description),
    errors,
  }) as const;

/** What is to be done in the caller's store. */
export const taskEndpoints = endpointGroup({
  storeTasks: {
    method: 'GET',
    path: '/v1/store/tasks',
    tag: TAG,
    summary:
      'Tasks by due time and priority, with counts; the routine tasks of a day are made when it is first looked at',
    access: 'session',
    scope: 'store:read',
    query: page(MAX_PAGE_SIZE).extend({
      whose: TaskWhose.default('mine').describe('`all` is for managers.'),
      day: z.iso.date().optional().describe('All days when absent.'),
      status: Statuses.optional().describe('One or several, as `open,in_progress`.'),
      area: z.string().min(1).max(MAX_TASK_AREA_LENGTH).optional(),
      overdue: z
        .enum(['true', 'false'])
        .optional()
        .transform((value) => value === 'true')
        .describe('`true`: only what is not done and past its due time.'),
    }),
    success: { status: 200, description: 'One page', content: json(TaskPage) },
    errors: tasks.list.errors,
  },
  createStoreTask: {
    method: 'POST',
    path: '/v1/store/tasks',
    tag: TAG,
    summary: 'Makes a task: a manager for anybody of the store, an associate for himself',
    access: 'session',
    scope: 'store:write',
    body: NewTask,
    idempotent: true,
    success: { ...detail('Made'), status: 201 },
    errors: tasks.create.errors,
  },
  storeTask: {
    method: 'GET',
    path: '/v1/store/tasks/{taskId}',
    tag: TAG,
    summary: 'One task with its history and comments',
    access: 'session',
    scope: 'store:read',
    params: TaskPath,
    success: detail('The task'),
    errors: tasks.get.errors,
  },
  changeStoreTask: {
    method: 'PUT',
    path: '/v1/store/tasks/{taskId}',
    tag: TAG,
    summary: 'Changes the fields that are sent, if the task still has the version that `If-Match` names',
    access: 'session',
    scope: 'store:write',
    params: TaskPath,
    body: TaskChange,
    idempotent: true,
    conditional: true,
    success: detail('Changed'),
    errors: tasks.change.errors,
  },
  startStoreTask: act('start', 'Starts a task; whoever starts one that is nobody’s has it', 'Started'),
  completeStoreTask: act('completion', 'Completes a task', 'Completed'),
  reopenStoreTask: act('reopening', 'Opens a completed or cancelled task again', 'Open again'),
  cancelStoreTask: act('cancellation', 'Cancels a task that is not completed', 'Cancelled'),
  commentStoreTask: {
    method: 'POST',
    path: '/v1/store/tasks/{taskId}/comments',
    tag: TAG,
    summary: 'Adds a comment',
    access: 'session',
    scope: 'store:write',
    params: TaskPath,
    body: NewTaskComment,
    idempotent: true,
    success: { ...detail('Added'), status: 201 },
    errors: tasks.comment.errors,
  },
  storeTaskCandidates: {
    method: 'GET',
    path: '/v1/store/task-candidates',
    tag: TAG,
    summary: 'Who could do something on a day: on shift and with the skills first',
    access: 'session',
    scope: 'store:read',
    query: z.strictObject({
      day: z.iso.date(),
      skills: Skills.optional().describe('Skills with their lowest level, as `till:2,deli:1`.'),
    }),
    success: { status: 200, description: 'The best first', content: json(TaskCandidates) },
    errors: tasks.candidates.errors,
  },
});
