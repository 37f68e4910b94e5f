import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ServiceClient } from '#libs/bus';
import {
  type StoreRequest,
  timeOff,
  type TimeOffBalances,
  type TimeOffList,
  type TimeOffPreview,
} from '#libs/contracts';
import { api } from '../api';
import type { InputOf } from '../endpoint';
import { idempotencyKeyOf } from '../http/idempotency-key';
import { callContextOf } from '../http/request-scope';
import { Input, Serves } from '../http/serves';
import { Repeatable } from '../repeatable';

/** The caller's time off. */
@Controller()
export class TimeOffController {
  constructor(
    private readonly services: ServiceClient,
    private readonly repeatable: Repeatable,
  ) {}

  @Serves(api.timeOffBalances)
  balances(
    @Input() { query }: InputOf<typeof api.timeOffBalances>,
    @Req() request: FastifyRequest,
  ): Promise<TimeOffBalances> {
    return this.services.call(timeOff.balances, query, callContextOf(request, timeOff.balances));
  }

  @Serves(api.timeOffs)
  list(
    @Input() { query }: InputOf<typeof api.timeOffs>,
    @Req() request: FastifyRequest,
  ): Promise<TimeOffList> {
    return this.services.call(timeOff.list, query, callContextOf(request, timeOff.list));
  }

  @Serves(api.previewTimeOff)
  preview(
    @Input() { body }: InputOf<typeof api.previewTimeOff>,
    @Req() request: FastifyRequest,
  ): Promise<TimeOffPreview> {
    return this.services.call(timeOff.preview, body, callContextOf(request, timeOff.preview));
  }

  @Serves(api.requestTimeOff)
  request(
    @Input() { body }: InputOf<typeof api.requestTimeOff>,
    @Req() request: FastifyRequest,
  ): Promise<StoreRequest> {
    const context = callContextOf(request, timeOff.request);
    const work = { ...body, timeOff: true };
    return this.repeatable.run(work, context, idempotencyKeyOf(request), (requestId) =>
      this.services.call(timeOff.request, { ...body, requestId }, context),
    );
  }

  @Serves(api.cancelTimeOff)
  cancel(
    @Input() { params, body }: InputOf<typeof api.cancelTimeOff>,
    @Req() request: FastifyRequest,
  ): Promise<StoreRequest> {
    const context = callContextOf(request, timeOff.cancel);
    const work = { ...params, ...body, cancelTimeOff: true };
    return this.repeatable.run(work, context, idempotencyKeyOf(request), (requestId) =>
      this.services.call(timeOff.cancel, { ...params, ...body, requestId }, context),
    );
  }
}
