import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ServiceClient } from '#libs/bus';
import { type TaskCandidates, type TaskDetail, type TaskPage, tasks, TaskStatus } from '#libs/contracts';
import { actIdOf } from '../act-id';
import { api } from '../api';
import type { InputOf } from '../endpoint';
import { idempotencyKeyOf } from '../http/idempotency-key';
import { versionOf } from '../http/if-match';
import { callContextOf } from '../http/request-scope';
import { Input, Serves } from '../http/serves';
import { Repeatable } from '../repeatable';

type Act = InputOf<typeof api.startStoreTask>;

/** The tasks of the caller's store. What he may do with them, the store checks. */
@Controller()
export class TaskController {
  constructor(
    private readonly services: ServiceClient,
    private readonly repeatable: Repeatable,
  ) {}

  @Serves(api.storeTasks)
  list(
    @Input() { query }: InputOf<typeof api.storeTasks>,
    @Req() request: FastifyRequest,
  ): Promise<TaskPage> {
    const status = query.status?.split(',').map((word) => TaskStatus.parse(word));
    return this.services.call(tasks.list, { ...query, status }, callContextOf(request, tasks.list));
  }

  @Serves(api.createStoreTask)
  create(
    @Input() { body }: InputOf<typeof api.createStoreTask>,
    @Req() request: FastifyRequest,
  ): Promise<TaskDetail> {
    const context = callContextOf(request, tasks.create);
    return this.repeatable.run({ ...body, storeTask: true }, context, idempotencyKeyOf(request), (taskId) =>
      this.services.call(tasks.create, { ...body, taskId }, context),
    );
  }

  @Serves(api.storeTask)
  get(
    @Input() { params }: InputOf<typeof api.storeTask>,
    @Req() request: FastifyRequest,
  ): Promise<TaskDetail> {
    return this.services.call(tasks.get, params, callContextOf(request, tasks.get));
  }

  @Serves(api.changeStoreTask)
  change(
    @Input() { params, body }: InputOf<typeof api.changeStoreTask>,
    @Req() request: FastifyRequest,
  ): Promise<TaskDetail> {
    const input = { ...this.named(params, request), version: versionOf(request), change: body };
    return this.services.call(tasks.change, input, callContextOf(request, tasks.change));
  }

  @Serves(api.startStoreTask)
  start(@Input() input: Act, @Req() request: FastifyRequest): Promise<TaskDetail> {
    return this.act(tasks.start, input, request);
  }

  @Serves(api.completeStoreTask)
  complete(@Input() input: Act, @Req() request: FastifyRequest): Promise<TaskDetail> {
    return this.act(tasks.complete, input, request);
  }

  @Serves(api.reopenStoreTask)
  reopen(@Input() input: Act, @Req() request: FastifyRequest): Promise<TaskDetail> {
    return this.act(tasks.reopen, input, request);
  }

  @Serves(api.cancelStoreTask)
  cancel(@Input() input: Act, @Req() request: FastifyRequest): Promise<TaskDetail> {
    return this.act(tasks.cancel, input, request);
  }

  @Serves(api.commentStoreTask)
  comment(
    @Input() { params, body }: InputOf<typeof api.commentStoreTask>,
    @Req() request: FastifyRequest,
  ): Promise<TaskDetail> {
    const input = { ...this.named(params, request), ...body };
    return this.services.call(tasks.comment, input, callContextOf(request, tasks.comment));
  }

  @Serves(api.storeTaskCandidates)
  candidates(
    @Input() { query }: InputOf<typeof api.storeTaskCandidates>,
    @Req() request: FastifyRequest,
  ): Promise<TaskCandidates> {
    const input = { day: query.day, requiredSkills: skillsOf(query.skills) };
    return this.services.call(tasks.candidates, input, callContextOf(request, tasks.candidates));
  }

  private act(
    operation: typeof tasks.start | typeof tasks.complete | typeof tasks.reopen | typeof tasks.cancel,
    { params, body }: Act,
    request: FastifyRequest,
  ): Promise<TaskDetail> {
    const input = { ...this.named(params, request), ...body };
    return this.services.call(operation, input, callContextOf(request, operation));
  }

  /** The store itself knows an act that it has seen, so that no record of the key is needed. */
  private named(params: { taskId: string }, request: FastifyRequest): { taskId: string; actId: string } {
    return { ...params, actId: actIdOf(request.scope.session!.userId, idempotencyKeyOf(request)) };
  }
}

/** `till:2,deli:1` */
const skillsOf = (words = '') =>
  words
    .split(',')
    .filter((word) => word !== '')
    .map((word) => ({ skill: word.split(':')[0]!, level: Number(word.split(':')[1]) }));
