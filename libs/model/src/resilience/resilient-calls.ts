import type { Attributes } from '@opentelemetry/api';
import { QuartermasterError } from '#libs/contracts';
import type { Metrics, Settings } from '#libs/runtime';
import { type CallTarget, MODEL_METRICS } from '../genai-conventions';
import type { CallOptions } from '../language-model';
import { CallSlots } from './call-slots';
import { type CallRecord, CallTelemetry } from './call-telemetry';
import { CircuitBreaker, type Permit } from './circuit-breaker';
import { AttemptWatch, CallDeadline, pause } from './deadlines';
import { RetryBudget } from './retry-budget';

const NO_END = new Error('the adapter gave no last event');

/** How a call's events are to be taken. */
export interface CallShape<E> {
  /** Of the span. */
  readonly attributes: Attributes;
  /** The last event of a call that went well: with it the call has ended. Gives attributes of the span. */
  lastOf(event: E): Attributes | undefined;
  /** False: the event is not passed on, so that the call may still be tried again. */
  passes(event: E): boolean;
}

/** What the calls of all models of a process have in common. */
export class CallRoom {
  readonly slots: CallSlots;
  readonly budget: RetryBudget;

  constructor(
    readonly settings: Settings['models'],
    readonly metrics: Metrics,
    /** For specs: 0 to 1. */
    readonly random: () => number = Math.random,
  ) {
    this.slots = new CallSlots(settings);
    this.budget = new RetryBudget(settings.retries);
    const { slots } = this;
    metrics.gauge({
      ...MODEL_METRICS.running,
      collect() {
        this.set(slots.running);
      },
    });
    metrics.gauge({
      ...MODEL_METRICS.waiting,
      collect() {
        this.set(slots.waiting);
      },
    });
  }
}

/** Calls of one target: the only place where they are bounded, tried again, given up and counted. */
export class ResilientCalls {
  private readonly breaker: CircuitBreaker;
  private readonly telemetry: CallTelemetry;

  constructor(
    private readonly room: CallRoom,
    target: CallTarget,
  ) {
    this.telemetry = new CallTelemetry(target, room.metrics);
    this.breaker = new CircuitBreaker(room.settings.breaker, (open) => this.telemetry.breakerIs(open));
  }

  /** A call that gives one thing. */
  async once<T>(call: (options: CallOptions) => Promise<T>, options: CallOptions): Promise<T> {
    const open = async function* (given: CallOptions) {
      yield await call(given);
    };
    const shape: CallShape<T> = { attributes: {}, lastOf: () => ({}), passes: () => true };
    for await (const result of this.stream(open, options, shape)) return result;
    throw new QuartermasterError('MODEL_ANSWER_INVALID');
  }

  /** A call that gives events. Nothing is tried again once an event was passed on. */
  async *stream<E>(
    open: (options: CallOptions) => AsyncIterable<E>,
    options: CallOptions,
    shape: CallShape<E>,
  ): AsyncGenerator<E> {
    const { settings, slots, budget } = this.room;
    const record = this.telemetry.begin(options.traceparent, shape.attributes);
    const deadline = new CallDeadline(options.signal, settings.totalTimeoutMs);
    let release: (() => void) | undefined;
    try {
      deadline.signal.throwIfAborted();
      release = await slots.take(deadline.signal);
      budget.called();
      // A caller that stopped asking for events without saying so must not keep the slot.
      deadline.signal.addEventListener('abort', release, { once: true });
      const failures: QuartermasterError[] = [];
      for (;;) {
        const permit = this.admit(failures.at(-1));
        try {
          for await (const event of this.attempt(open, options, shape, { record, deadline, permit })) {
            const last = shape.lastOf(event);
            if (last !== undefined) {
              record.end('ok', last);
              release();
            }
            yield event;
            if (last !== undefined) return;
          }
        } catch (thrown) {
          if (!(thrown instanceof AttemptFailure)) throw thrown;
          failures.push(thrown.error);
          const pauseMs = thrown.passedOn ? undefined : this.pauseAfter(failures, deadline);
          if (pauseMs === undefined) throw thrown.error;
          await pause(pauseMs, deadline.signal);
        }
      }
    } catch (thrown) {
      record.end(QuartermasterError.from(thrown).code, {}, thrown);
      throw thrown;
    } finally {
      // Where nobody wanted the rest.
      record.end('CANCELLED');
      deadline.clear();
      release?.();
    }
  }

  /** @throws the failure before it, where there was one, rather than that no more are admitted */
  private admit(before: QuartermasterError | undefined): Permit {
    try {
      return this.breaker.admit();
    } catch (refusal) {
      throw before ?? refusal;
    }
  }

  /** One request to the provider. @throws AttemptFailure */
  private async *attempt<E>(
    open: (options: CallOptions) => AsyncIterable<E>,
    options: CallOptions,
    shape: CallShape<E>,
    { record, deadline, permit }: { record: CallRecord; deadline: CallDeadline; permit: Permit },
  ): AsyncGenerator<E> {
    const watch = new AttemptWatch(deadline.signal, this.room.settings.idleTimeoutMs);
    const came = () => {
      record.pieceCame();
      watch.touch();
      options.onActivity?.();
    };
    let outcome: 'open' | 'whole' | 'failed' = 'open';
    let passedOn = false;
    record.attemptBegins();
    const events = open({
      ...options,
      signal: watch.signal,
      traceparent: record.traceparent,
      onActivity: came,
      onUsage: (usage) => {
        record.usage(usage);
        options.onUsage?.(usage);
      },
    })[Symbol.asyncIterator]();
    try {
      for (;;) {
        const { done, value } = await watch.next(events.next());
        if (done === true) throw new QuartermasterError('MODEL_UNAVAILABLE', { cause: NO_END });
        record.pieceCame();
        if (shape.lastOf(value) !== undefined) {
          outcome = 'whole';
          permit.succeeded();
          record.attemptEnds('ok');
        }
        if (!shape.passes(value)) continue;
        passedOn = true;
        yield value;
      }
    } catch (thrown) {
      outcome = 'failed';
      const error = QuartermasterError.from(thrown);
      if (isAboutProvider(error)) permit.failed();
      else if (error.code === 'CANCELLED') permit.abandoned();
      else permit.succeeded();
      record.attemptEnds(error.code);
      throw new AttemptFailure(error, passedOn);
    } finally {
      if (outcome === 'open') {
        permit.abandoned();
        record.attemptEnds('CANCELLED');
      }
      watch.clear(outcome === 'whole');
      // Not waited for: an adapter that hangs must hold nobody up.
      void Promise.resolve(events.return?.()).catch(() => undefined);
    }
  }

  /** Milliseconds until the next attempt; undefined when there is to be none. */
  private pauseAfter(failures: readonly QuartermasterError[], deadline: CallDeadline): number | undefined {
    const { attempts, firstDelayMs, longestDelayMs } = this.room.settings.retries;
    const error = failures.at(-1)!;
    if (deadline.signal.aborted || failures.length >= attempts || !isWorthAnother(failures)) return undefined;
    if (this.breaker.closedForMs > 0) return undefined;
    const backoffMs =
      this.room.random() * Math.min(longestDelayMs, firstDelayMs * 2 ** (failures.length - 1));
    const retryAfterMs = Number(error.details?.retryAfterSeconds ?? 0) * 1000;
    if (retryAfterMs > longestDelayMs) return undefined;
    const pauseMs = Math.min(longestDelayMs, retryAfterMs + backoffMs);
    if (pauseMs >= deadline.leftMs) return undefined;
    return this.room.budget.take() ? pauseMs : undefined;
  }
}

/** Why an attempt failed, and whether the caller has seen anything of it. */
class AttemptFailure extends Error {
  constructor(
    readonly error: QuartermasterError,
    readonly passedOn: boolean,
  ) {
    super();
  }
}

const isAboutProvider = ({ code }: QuartermasterError): boolean =>
  code === 'MODEL_BUSY' || code === 'MODEL_UNAVAILABLE';

/** What a model says differently the second time is worth one more attempt, not several. */
function isWorthAnother(failures: readonly QuartermasterError[]): boolean {
  const last = failures.at(-1)!;
  if (isAboutProvider(last)) return true;
  return (
    last.code === 'MODEL_ANSWER_INVALID' && failures.filter(({ code }) => code === last.code).length === 1
  );
}
