import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ServiceClient } from '#libs/bus';
import { dailyPlan, type DailyPlanDay, QuartermasterError, type Shift, stores } from '#libs/contracts';
import { api } from '../api';
import type { InputOf } from '../endpoint';
import { sendEvents } from '../http/event-stream';
import { versionOf } from '../http/if-match';
import { OpenQuestions } from '../http/open-questions';
import { callContextOf } from '../http/request-scope';
import { Input, Serves } from '../http/serves';

/** Daily plans of the caller's store. That he is a manager of it, the store checks. */
@Controller()
export class DailyPlanController {
  constructor(
    private readonly services: ServiceClient,
    private readonly open: OpenQuestions,
  ) {}

  @Serves(api.storePlan)
  get(
    @Input() { params }: InputOf<typeof api.storePlan>,
    @Req() request: FastifyRequest,
  ): Promise<DailyPlanDay> {
    return this.services.call(dailyPlan.get, params, callContextOf(request, dailyPlan.get));
  }

  /** Leaving before the end stops the search. */
  @Serves(api.makeStorePlan)
  async make(
    @Input() { params, body }: InputOf<typeof api.makeStorePlan>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = callContextOf(request, {
      timeoutMs: dailyPlan.make.timeoutMs,
      signal: this.open.signalOf(reply),
    });
    const events = this.services.stream(dailyPlan.make, { ...params, ...body }, context);
    if (request.headers.accept?.includes('text/event-stream') === true) return sendEvents(reply, events);
    for await (const event of events) {
      if (event.type === 'plan') return void reply.send(event.plan);
      if (event.type === 'error') throw QuartermasterError.fromEnvelope(event.error);
    }
    throw new QuartermasterError('SERVICE_UNAVAILABLE');
  }

  @Serves(api.editStorePlan)
  edit(
    @Input() { params, body }: InputOf<typeof api.editStorePlan>,
    @Req() request: FastifyRequest,
  ): Promise<DailyPlanDay> {
    const input = { ...params, version: versionOf(request), edit: body };
    return this.services.call(dailyPlan.edit, input, callContextOf(request, dailyPlan.edit));
  }

  @Serves(api.discardStorePlan)
  discard(
    @Input() { params }: InputOf<typeof api.discardStorePlan>,
    @Req() request: FastifyRequest,
  ): Promise<DailyPlanDay> {
    const input = { ...params, version: versionOf(request) };
    return this.services.call(dailyPlan.discard, input, callContextOf(request, dailyPlan.discard));
  }

  @Serves(api.approveStorePlan)
  approve(
    @Input() { params, body }: InputOf<typeof api.approveStorePlan>,
    @Req() request: FastifyRequest,
  ): Promise<DailyPlanDay> {
    const input = { ...params, ...body };
    return this.services.call(dailyPlan.approve, input, callContextOf(request, dailyPlan.approve));
  }

  @Serves(api.markStoreShift)
  markShift(
    @Input() { params, body }: InputOf<typeof api.markStoreShift>,
    @Req() request: FastifyRequest,
  ): Promise<Shift> {
    const input = { ...params, ...body };
    return this.services.call(stores.markShift, input, callContextOf(request, stores.markShift));
  }
}
