import { Injectable } from '@nestjs/common';
import { type CallContext, Handles } from '#libs/bus';
import {
  type Filter,
  type InputOf,
  QuartermasterError,
  type RunResult,
  type Scalar,
  sqlAgents,
} from '#libs/contracts';

type Row = Record<string, Scalar>;

const PRODUCTS: Row[] = [
  product('P-0001', 'Milk 1 l', 2.5, 'S-01', 'Northwind'),
  product('P-0002', 'Butter 250 g', 4, 'S-01', 'Northwind'),
  product('P-0003', 'Ladder', 80, 'S-02', 'Acme'),
];

const STOCK: Row[] = [
  stock('WH-01', 'P-0001', 100),
  stock('WH-01', 'P-0002', 20),
  stock('WH-02', 'P-0001', 5),
  stock('WH-03', 'P-0003', 7),
];

const ON_ORDER: Row[] = [
  {
    'purchase_order.warehouse_code': 'WH-01',
    'product.product_code': 'P-0001',
    'purchase_line.outstanding_units': 40,
  },
];

const SALES_ORDERS: Row[] = [
  order('SO-1', 'WH-01', '2026-06-24', 'Processing', 900),
  order('SO-2', 'WH-01', '2026-06-10', 'Delivered', 100),
  order('SO-3', 'WH-03', '2026-06-10', 'Pending', 20_000),
];

const ROWS: Record<string, Row[]> = {
  product: PRODUCTS,
  stock: STOCK,
  purchase_line: ON_ORDER,
  purchase_order: [],
  sales_order: SALES_ORDERS,
};

const SITES: Record<string, string> = {
  stock: 'stock.warehouse_code',
  sales_order: 'sales_order.warehouse_code',
};

const HIDDEN: Record<string, string[]> = {
  warehouse_manager: ['purchase_line', 'purchase_order'],
  field_engineer: ['purchase_line', 'purchase_order'],
  procurement_specialist: ['sales_order'],
};

/** Stands at the port to the SQL agents with a few rows of each table; understands what proposals ask, and no more. */
@Injectable()
export class FakeWarehouse {
  /** Whether it does not answer at all. */
  away = false;
  /** Awaited before each answer. */
  hold: Promise<void> | undefined;
  dataAsOf = '2026-06-17T05:00:00.000Z';
  /** Units of P-0001 in WH-01. */
  set milk(units: number) {
    STOCK[0]!['stock.current_stock'] = units;
  }

  @Handles(sqlAgents.run)
  async run({ persona, query }: InputOf<typeof sqlAgents.run>, context: CallContext): Promise<RunResult> {
    if (this.away) throw new QuartermasterError('WAREHOUSE_UNAVAILABLE');
    await this.hold;
    const entity = query.entity ?? (query.measures[0]?.measure ?? query.dimensions[0]!).split('.')[0]!;
    if (HIDDEN[persona]?.includes(entity)) throw new QuartermasterError('QUERY_INVALID');
    const { sites } = context.principal!;
    const site = SITES[entity];
    const columns = [...query.dimensions, ...query.measures.map(({ measure }) => measure)];
    const found = ROWS[entity]!.filter(
      (row) => site === undefined || sites === null || sites.includes(String(row[site])),
    )
      .filter((row) => query.filters.every((filter) => matches(row, filter)))
      .map((row) => columns.map((column) => row[column] ?? null));
    const rows = query.ungrouped
      ? found
      : [...new Map(found.map((row) => [JSON.stringify(row), row])).values()];
    return {
      sql: 'SELECT …',
      dialect: 'duckdb',
      table: {
        columns: columns.map((name) => ({
          name,
          label: name,
          type: 'string',
          format: 'text',
          role: 'dimension',
        })),
        rows,
        rowCount: rows.length,
        truncated: false,
      },
      sources: [],
      dataAsOf: this.dataAsOf,
      dataVersion: 'v1',
      semanticVersion: 's1',
      cost: { totalUsd: 0, byService: [] },
      timings: { compileMs: 0, guardMs: 0, executeMs: 0 },
    };
  }
}

function matches(row: Row, filter: Filter): boolean {
  if ('segment' in filter)
    return filter.segment !== 'sales_order.open' || row['sales_order.status'] !== 'Delivered';
  if ('member' in filter && 'values' in filter) return filter.values!.includes(row[filter.member] ?? null);
  throw new Error(`proposals do not ask this: ${JSON.stringify(filter)}`);
}

function product(code: string, name: string, cost: number, supplier: string, supplierName: string): Row {
  return {
    'product.product_code': code,
    'product.product_name': name,
    'product.unit_cost': cost,
    'product.supplier_code': supplier,
    'product.supplier_name': supplierName,
  };
}

function stock(warehouse: string, code: string, units: number): Row {
  return {
    'stock.warehouse_code': warehouse,
    'product.product_code': code,
    'stock.current_stock': units,
    'stock.maximum_stock': 200,
  };
}

function order(reference: string, warehouse: string, due: string, status: string, value: number): Row {
  return {
    'sales_order.order_reference': reference,
    'sales_order.customer_name': 'Blue Bistro',
    'sales_order.warehouse_code': warehouse,
    'sales_order.delivery_date': due,
    'sales_order.status': status,
    'sales_order.order_value': value,
  };
}
