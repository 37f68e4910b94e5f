import {
  collectDefaultMetrics,
  Counter,
  type CounterConfiguration,
  Gauge,
  type GaugeConfiguration,
  Histogram,
  type HistogramConfiguration,
  Registry,
} from 'prom-client';

/** Seconds; from a call inside the process to a long import. */
export const LATENCY_BUCKETS_SECONDS = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
];

/** The metrics of one process, as /metrics shows them. Asking twice for a metric gives the same one. */
export class Metrics {
  readonly registry = new Registry();

  /** @param options.processMetrics memory, event loop, garbage collection; default true */
  constructor(options: { serviceName: string; processMetrics?: boolean }) {
    this.registry.setDefaultLabels({ service: options.serviceName });
    if (options.processMetrics ?? true) collectDefaultMetrics({ register: this.registry });
  }

  counter<L extends string>(configuration: Omit<CounterConfiguration<L>, 'registers'>): Counter<L> {
    return this.once(configuration.name, (registers) => new Counter({ ...configuration, registers }));
  }

  gauge<L extends string>(configuration: Omit<GaugeConfiguration<L>, 'registers'>): Gauge<L> {
    return this.once(configuration.name, (registers) => new Gauge({ ...configuration, registers }));
  }

  /** Buckets default to {@link LATENCY_BUCKETS_SECONDS}. */
  histogram<L extends string>(configuration: Omit<HistogramConfiguration<L>, 'registers'>): Histogram<L> {
    return this.once(
      configuration.name,
      (registers) => new Histogram({ buckets: LATENCY_BUCKETS_SECONDS, ...configuration, registers }),
    );
  }

  private once<M>(name: string, create: (registers: Registry[]) => M): M {
    return (this.registry.getSingleMetric(name) as M | undefined) ?? create([this.registry]);
  }
}
