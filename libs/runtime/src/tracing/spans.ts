import {
  type Attributes,
  context,
  isSpanContextValid,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import { formatTraceparent, newTraceparent, parseTraceparent } from './traceparent';

const TRACER = 'quartermaster';

/** An open span. Without a tracing SDK nothing is recorded, but the trace id is still carried on. */
export interface OpenSpan {
  /** Hand this to whatever is called within the span. */
  traceparent: string;
  /** Runs with this span as the active one. */
  run<T>(work: () => T): T;
  /** Adds what was not known when it was opened. */
  note(attributes: Attributes): void;
  /** @param failure an error code; absent when it went well */
  end(failure?: string, thrown?: unknown): void;
}

const KINDS = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
};

/** @param parent the caller's traceparent; absent or malformed: the active span, or else a new trace */
export function openSpan(
  name: string,
  options: { kind: keyof typeof KINDS; parent?: string; attributes?: Attributes },
): OpenSpan {
  const parts = parseTraceparent(options.parent);
  const outer =
    parts === undefined
      ? context.active()
      : trace.setSpanContext(ROOT_CONTEXT, {
          traceId: parts.traceId,
          spanId: parts.spanId,
          traceFlags: parts.sampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
          isRemote: true,
        });
  const span = trace
    .getTracer(TRACER)
    .startSpan(name, { kind: KINDS[options.kind], attributes: options.attributes }, outer);
  return {
    traceparent: traceparentOf(span, options.parent),
    run: (work) => context.with(trace.setSpan(outer, span), work),
    note: (attributes) => void span.setAttributes(attributes),
    end(failure, thrown) {
      if (failure !== undefined) {
        span.setAttribute('error.type', failure);
        span.setStatus({ code: SpanStatusCode.ERROR, message: failure });
        if (thrown instanceof Error) span.recordException({ name: thrown.name, message: thrown.message });
      }
      span.end();
    },
  };
}

/** Without an SDK the span is a copy of its parent: the trace goes on, or begins here. */
function traceparentOf(span: Span, parent: string | undefined): string {
  const { traceId, spanId, traceFlags } = span.spanContext();
  if (parent !== undefined && !span.isRecording() && parent.includes(spanId)) return parent;
  return isSpanContextValid(span.spanContext())
    ? formatTraceparent({ traceId, spanId, sampled: (traceFlags & TraceFlags.SAMPLED) !== 0 })
    : newTraceparent();
}
