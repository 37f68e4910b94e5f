import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ServiceClient } from '#libs/bus';
import { type NotificationPage, type Watch, type WatchPage, watches } from '#libs/contracts';
import { api } from '../api';
import type { InputOf } from '../endpoint';
import { sendEvents } from '../http/event-stream';
import { idempotencyKeyOf } from '../http/idempotency-key';
import { OpenQuestions } from '../http/open-questions';
import { callContextOf } from '../http/request-scope';
import { Input, Serves } from '../http/serves';
import { Repeatable } from '../repeatable';

/** The caller's watches and what they told him. Whose they are, the pipeline checks. */
@Controller()
export class WatchController {
  constructor(
    private readonly services: ServiceClient,
    private readonly repeatable: Repeatable,
    private readonly open: OpenQuestions,
  ) {}

  @Serves(api.watches)
  list(@Input() { query }: InputOf<typeof api.watches>, @Req() request: FastifyRequest): Promise<WatchPage> {
    return this.services.call(watches.list, query, callContextOf(request, watches.list));
  }

  @Serves(api.createWatch)
  create(@Input() { body }: InputOf<typeof api.createWatch>, @Req() request: FastifyRequest): Promise<Watch> {
    const context = callContextOf(request, watches.create);
    const work = { ...body, watch: true };
    return this.repeatable.run(work, context, idempotencyKeyOf(request), (watchId) =>
      this.services.call(watches.create, { ...body, watchId }, context),
    );
  }

  @Serves(api.changeWatch)
  change(
    @Input() { params, body }: InputOf<typeof api.changeWatch>,
    @Req() request: FastifyRequest,
  ): Promise<Watch> {
    const context = callContextOf(request, watches.change);
    return this.services.call(watches.change, { ...params, ...body }, context);
  }

  @Serves(api.deleteWatch)
  async remove(
    @Input() { params }: InputOf<typeof api.deleteWatch>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.services.call(watches.remove, params, callContextOf(request, watches.remove));
  }

  @Serves(api.runWatch)
  run(@Input() { params }: InputOf<typeof api.runWatch>, @Req() request: FastifyRequest): Promise<Watch> {
    return this.services.call(watches.run, params, callContextOf(request, watches.run));
  }

  @Serves(api.notifications)
  notifications(
    @Input() { query }: InputOf<typeof api.notifications>,
    @Req() request: FastifyRequest,
  ): Promise<NotificationPage> {
    return this.services.call(watches.notifications, query, callContextOf(request, watches.notifications));
  }

  @Serves(api.notificationEvents)
  async events(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { timeoutMs } = watches.notificationEvents;
    const context = callContextOf(request, { timeoutMs, signal: this.open.signalWhileServing(reply) });
    await sendEvents(reply, this.services.stream(watches.notificationEvents, {}, context));
  }

  @Serves(api.readNotifications)
  read(
    @Input() { body }: InputOf<typeof api.readNotifications>,
    @Req() request: FastifyRequest,
  ): Promise<{ unread: number }> {
    return this.services.call(watches.markRead, body, callContextOf(request, watches.markRead));
  }
}
