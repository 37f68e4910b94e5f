import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Admission } from '#libs/bus';
import { QuartermasterError } from '#libs/contracts';
import { Metrics, SETTINGS, type Settings } from '#libs/runtime';
import type { Endpoint } from '../endpoint';

/** What takes long enough for a crowd to matter. */
const QUESTIONS = new Set(['ask', 'runTool']);

/** The questions that this gateway is answering: bounded in number, and told when they have to come to an end. */
@Injectable()
export class OpenQuestions {
  private readonly admission: Admission;
  private isLeaving = false;
  private readonly endless = new Set<() => void>();
  private readonly ends = new Set<(reason: QuartermasterError) => void>();

  constructor(@Inject(SETTINGS) { limits }: Settings, metrics: Metrics) {
    this.admission = new Admission('gateway', limits.questionsInFlight, metrics);
  }

  /**
   * Before anything is spent on the request, its sign-in included.
   *
   * @throws QuartermasterError OVERLOADED
   */
  admit({ id }: Endpoint, { raw }: FastifyReply): void {
    if (QUESTIONS.has(id)) raw.once('close', this.admission.enter());
  }

  /** Aborts when the caller closes the connection before the answer has gone out, and at {@link endAll}. */
  signalOf({ raw }: FastifyReply): AbortSignal {
    const ended = new AbortController();
    const end = (reason: QuartermasterError) => ended.abort(reason);
    this.ends.add(end);
    raw.once('close', () => {
      this.ends.delete(end);
      if (!raw.writableFinished) end(new QuartermasterError('CANCELLED'));
    });
    return ended.signal;
  }

  /** As {@link signalOf}, for streams without an end: a gateway that begins to leave ends them at once. */
  signalWhileServing(reply: FastifyReply): AbortSignal {
    const ended = new AbortController();
    const end = () => ended.abort(new QuartermasterError('SERVICE_UNAVAILABLE'));
    if (this.isLeaving) end();
    this.endless.add(end);
    reply.raw.once('close', () => {
      this.endless.delete(end);
      ended.abort(new QuartermasterError('CANCELLED'));
    });
    return ended.signal;
  }

  /** From now on nothing waits here for what may come; what was asked is still answered. */
  leave(): void {
    this.isLeaving = true;
    for (const end of this.endless) end();
  }

  /** Everybody who still waits is told that this gateway stops; asking again reaches another. */
  endAll(): void {
    for (const end of this.ends) end(new QuartermasterError('SERVICE_UNAVAILABLE'));
  }
}
