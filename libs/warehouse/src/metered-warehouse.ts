import { QuartermasterError } from '#libs/contracts';
import { type Metrics, openSpan } from '#libs/runtime';
import type { Snapshot, TableInfo, Warehouse, WarehouseQuery, WarehouseResult } from './warehouse';

/**
 * Rate, errors, duration and billed usage of every query of another warehouse, with a span each. The names of the span's
 * attributes are OpenTelemetry's for databases. SQL is in the span and never in a metric or a log.
 */
export class MeteredWarehouse implements Warehouse {
  private readonly duration;
  private readonly usage;
  private readonly cost;

  constructor(
    private readonly warehouse: Warehouse,
    /** As in the settings: duckdb, postgres, redshift-data or athena. */
    private readonly kind: string,
    metrics: Metrics,
  ) {
    this.duration = metrics.histogram({
      name: 'quartermaster_warehouse_query_duration_seconds',
      help: 'Queries to the warehouse, waiting for a free slot included. `outcome` is ok or an error code.',
      labelNames: ['warehouse', 'outcome'],
    });
    this.usage = metrics.counter({
      name: 'quartermaster_warehouse_usage_total',
      help: 'What the warehouse was billed for, in its own unit.',
      labelNames: ['warehouse', 'unit'],
    });
    this.cost = metrics.counter({
      name: 'quartermaster_warehouse_cost_usd_total',
      help: 'What the warehouse says its queries cost, in USD, before the price list of the settings.',
      labelNames: ['warehouse'],
    });
  }

  get dialect() {
    return this.warehouse.dialect;
  }

  async query(query: WarehouseQuery): Promise<WarehouseResult> {
    const { kind } = this;
    const span = openSpan(`SELECT ${kind}`, {
      kind: 'client',
      parent: query.traceparent,
      attributes: {
        'db.system.name': kind,
        'db.operation.name': 'SELECT',
        'db.query.text': query.sql,
        'quartermaster.persona': query.persona,
      },
    });
    const start = performance.now();
    const ended = (outcome: string) =>
      this.duration.observe({ warehouse: kind, outcome }, (performance.now() - start) / 1000);
    try {
      const result = await span.run(() => this.warehouse.query(query));
      ended('ok');
      this.usage.inc({ warehouse: kind, unit: result.usage.unit }, result.usage.quantity);
      this.cost.inc({ warehouse: kind }, result.usage.usd);
      span.end();
      return result;
    } catch (thrown) {
      const { code } = QuartermasterError.from(thrown);
      ended(code);
      span.end(code, thrown);
      throw thrown;
    }
  }

  tables(persona: string): Promise<TableInfo[]> {
    return this.warehouse.tables(persona);
  }

  snapshot(): Promise<Snapshot | null> {
    return this.warehouse.snapshot();
  }

  ready(): Promise<void> {
    return this.warehouse.ready();
  }

  close(): Promise<void> {
    return this.warehouse.close();
  }
}
