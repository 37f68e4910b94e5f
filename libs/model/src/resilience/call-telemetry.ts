import type { Attributes } from '@opentelemetry/api';
import { type Metrics, type OpenSpan, openSpan } from '#libs/runtime';
import {
  attemptAttributes,
  type CallTarget,
  MODEL_METRICS,
  spanName,
  targetAttributes,
  TOKEN_KINDS,
  usageAttributes,
} from '../genai-conventions';
import type { TokenUsage } from '../language-model';

/** Counts and traces the calls of one target. */
export class CallTelemetry {
  private readonly labels: { model: string; operation: string };
  private readonly duration;
  private readonly firstPiece;
  private readonly attempts;
  private readonly tokens;
  private readonly breaker;

  constructor(
    private readonly target: CallTarget,
    metrics: Metrics,
  ) {
    this.labels = { model: target.id, operation: target.operation };
    this.duration = metrics.histogram({
      ...MODEL_METRICS.duration,
      labelNames: [...MODEL_METRICS.duration.labelNames],
    });
    this.firstPiece = metrics.histogram({
      ...MODEL_METRICS.firstPiece,
      labelNames: [...MODEL_METRICS.firstPiece.labelNames],
    });
    this.attempts = metrics.counter({
      ...MODEL_METRICS.attempts,
      labelNames: [...MODEL_METRICS.attempts.labelNames],
    });
    this.tokens = metrics.counter({
      ...MODEL_METRICS.tokens,
      labelNames: [...MODEL_METRICS.tokens.labelNames],
    });
    this.breaker = metrics.gauge({
      ...MODEL_METRICS.breakerOpen,
      labelNames: [...MODEL_METRICS.breakerOpen.labelNames],
    });
    this.breaker.set(this.labels, 0);
  }

  breakerIs(open: boolean): void {
    this.breaker.set(this.labels, open ? 1 : 0);
  }

  begin(parent: string | undefined, attributes: Attributes): CallRecord {
    const span = openSpan(spanName(this.target), {
      kind: 'client',
      parent,
      attributes: { ...targetAttributes(this.target), ...attributes },
    });
    return new CallRecord(span, {
      call: (outcome, seconds) => this.duration.observe({ ...this.labels, outcome }, seconds),
      attempt: (outcome) => this.attempts.inc({ ...this.labels, outcome }),
      firstPiece: (seconds) => this.firstPiece.observe(this.labels, seconds),
      tokens: (kind, count) => this.tokens.inc({ model: this.labels.model, kind }, count),
    });
  }
}

interface Counters {
  call(outcome: string, seconds: number): void;
  attempt(outcome: string): void;
  firstPiece(seconds: number): void;
  tokens(kind: string, count: number): void;
}

const secondsSince = (start: number) => (performance.now() - start) / 1000;

/** What becomes of one call. */
export class CallRecord {
  private readonly start = performance.now();
  private attemptStart = 0;
  private silent = true;
  private attempts = 0;
  private ended = false;
  private used: TokenUsage = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };

  constructor(
    private readonly span: OpenSpan,
    private readonly counters: Counters,
  ) {}

  get traceparent(): string {
    return this.span.traceparent;
  }

  attemptBegins(): void {
    this.attempts += 1;
    this.silent = true;
    this.attemptStart = performance.now();
  }

  pieceCame(): void {
    if (!this.silent) return;
    this.silent = false;
    this.counters.firstPiece(secondsSince(this.attemptStart));
  }

  attemptEnds(outcome: string): void {
    this.counters.attempt(outcome);
  }

  usage(usage: TokenUsage): void {
    const { used } = this;
    this.used = {
      input: used.input + usage.input,
      output: used.output + usage.output,
      cacheRead: used.cacheRead + usage.cacheRead,
      cacheWrite: used.cacheWrite + usage.cacheWrite,
    };
    for (const [kind, label] of Object.entries(TOKEN_KINDS))
      if (usage[kind as keyof TokenUsage] > 0) this.counters.tokens(label, usage[kind as keyof TokenUsage]);
  }

  /** The first end counts. */
  end(outcome: string, attributes: Attributes = {}, thrown?: unknown): void {
    if (this.ended) return;
    this.ended = true;
    this.counters.call(outcome, secondsSince(this.start));
    this.span.note({ ...usageAttributes(this.used), ...attemptAttributes(this.attempts), ...attributes });
    this.span.end(outcome === 'ok' ? undefined : outcome, thrown);
  }
}
