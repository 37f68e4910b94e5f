import type { Operation } from '#libs/contracts';
import type { Metrics } from '#libs/runtime';

type Labels = 'service' | 'operation' | 'outcome';

export type Side = 'client' | 'server';

/** Rate, errors and duration of every operation, on both sides. `outcome` is `ok` or an error code. */
export class CallMetrics {
  private readonly durations;
  private readonly expired;
  private readonly inFlight;
  private readonly observers = new Map<string, { observe(seconds: number): void }>();

  constructor(metrics: Metrics) {
    const labelNames: Labels[] = ['service', 'operation', 'outcome'];
    this.durations = {
      client: metrics.histogram<Labels>({
        name: 'quartermaster_bus_client_call_duration_seconds',
        help: 'Calls to an operation as its callers see them; streams count until their end.',
        labelNames,
      }),
      server: metrics.histogram<Labels>({
        name: 'quartermaster_bus_server_call_duration_seconds',
        help: 'Calls to an operation as the service sees them; streams count until their end.',
        labelNames,
      }),
    };
    this.expired = metrics.counter<'service' | 'operation'>({
      name: 'quartermaster_bus_expired_messages_total',
      help: 'Messages that were dropped because nobody waited for their answer any more.',
      labelNames: ['service', 'operation'],
    });
    this.inFlight = metrics.gauge<'service'>({
      name: 'quartermaster_bus_calls_in_flight',
      help: 'Calls that the service is working on.',
      labelNames: ['service'],
    });
  }

  observe(side: Side, { service, name, subject }: Operation, outcome: string, seconds: number): void {
    const key = `${side} ${subject} ${outcome}`;
    let observer = this.observers.get(key);
    if (observer === undefined) {
      observer = this.durations[side].labels({ service, operation: name, outcome });
      this.observers.set(key, observer);
    }
    observer.observe(seconds);
  }

  countExpired({ service, name }: Operation): void {
    this.expired.inc({ service, operation: name });
  }

  countInFlight({ service }: Operation, change: 1 | -1): void {
    this.inFlight.inc({ service }, change);
  }
}
