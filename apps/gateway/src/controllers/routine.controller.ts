import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ServiceClient } from '#libs/bus';
import { type RoutineDetail, type RoutineList, routines } from '#libs/contracts';
import { actIdOf } from '../act-id';
import { api } from '../api';
import type { InputOf } from '../endpoint';
import { idempotencyKeyOf } from '../http/idempotency-key';
import { versionOf } from '../http/if-match';
import { callContextOf } from '../http/request-scope';
import { Input, Serves } from '../http/serves';
import { Repeatable } from '../repeatable';

/** The routines of the caller's store. That he manages it, the store checks. */
@Controller()
export class RoutineController {
  constructor(
    private readonly services: ServiceClient,
    private readonly repeatable: Repeatable,
  ) {}

  @Serves(api.storeRoutines)
  list(@Req() request: FastifyRequest): Promise<RoutineList> {
    return this.services.call(routines.list, {}, callContextOf(request, routines.list));
  }

  @Serves(api.createStoreRoutine)
  create(
    @Input() { body }: InputOf<typeof api.createStoreRoutine>,
    @Req() request: FastifyRequest,
  ): Promise<RoutineDetail> {
    const context = callContextOf(request, routines.create);
    const content = { ...body, storeRoutine: true };
    return this.repeatable.run(content, context, idempotencyKeyOf(request), (routineId) =>
      this.services.call(routines.create, { ...body, routineId }, context),
    );
  }

  @Serves(api.storeRoutine)
  get(
    @Input() { params }: InputOf<typeof api.storeRoutine>,
    @Req() request: FastifyRequest,
  ): Promise<RoutineDetail> {
    return this.services.call(routines.get, params, callContextOf(request, routines.get));
  }

  @Serves(api.changeStoreRoutine)
  change(
    @Input() { params, body }: InputOf<typeof api.changeStoreRoutine>,
    @Req() request: FastifyRequest,
  ): Promise<RoutineDetail> {
    const input = { ...this.named(params, request), change: body };
    return this.services.call(routines.change, input, callContextOf(request, routines.change));
  }

  @Serves(api.removeStoreRoutine)
  remove(
    @Input() { params }: InputOf<typeof api.removeStoreRoutine>,
    @Req() request: FastifyRequest,
  ): Promise<RoutineDetail> {
    const input = this.named(params, request);
    return this.services.call(routines.remove, input, callContextOf(request, routines.remove));
  }

  /** The store itself knows an act that it has seen, so that no record of the key is needed. */
  private named(params: { routineId: string }, request: FastifyRequest) {
    const actId = actIdOf(request.scope.session!.userId, idempotencyKeyOf(request));
    return { ...params, actId, version: versionOf(request) };
  }
}
