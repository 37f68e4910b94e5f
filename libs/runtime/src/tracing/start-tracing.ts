import { context, propagation, trace } from '@opentelemetry/api';

export interface Tracing {
  /** Sends what is waiting, then stops. */
  shutdown(): Promise<void>;
}

export interface TracingOptions {
  serviceName: string;
  /** OTLP over HTTP without its path, for example http://localhost:4318. Absent: no spans, no cost. */
  endpoint?: string;
  exportIntervalMs: number;
}

/** Registers the OpenTelemetry SDK for this process, until it is shut down. The API keeps the first of several. */
export async function startTracing({
  serviceName,
  endpoint,
  exportIntervalMs,
}: TracingOptions): Promise<Tracing> {
  if (endpoint === undefined) return { shutdown: () => Promise.resolve() };
  // Loaded only when used: it takes 100 ms and 15 MB.
  const [{ NodeTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName, 'service.namespace': 'quartermaster' }),
    spanProcessors: [new BatchSpanProcessor(exporter, { scheduledDelayMillis: exportIntervalMs })],
  });
  provider.register();
  return {
    async shutdown() {
      await provider.shutdown();
      // One process may run an application after another, as a first start does: the next one registers its own.
      for (const part of [trace, context, propagation]) part.disable();
    },
  };
}
