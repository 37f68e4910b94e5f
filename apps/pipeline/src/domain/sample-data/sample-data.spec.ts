import { createHash } from 'node:crypto';
import { TABLE_COLUMNS } from '#libs/semantics';
import { expectedRowCount, sampleData, type SampleOptions } from './sample-data';
import type { Cell, SampleTable } from './table-rows';

const OPTIONS: SampleOptions = { seed: 1, today: '2026-06-17', scale: 1 };

type Row = Record<string, Cell>;

function tables(options: SampleOptions): Record<SampleTable, Row[]> {
  const rows = Object.fromEntries(Object.keys(TABLE_COLUMNS).map((table) => [table, [] as Row[]]));
  for (const { table, cells } of sampleData(options)) {
    rows[table]!.push(
      Object.fromEntries(TABLE_COLUMNS[table].map((column, index) => [column, cells[index]!])),
    );
  }
  return rows as Record<SampleTable, Row[]>;
}

function digest(options: SampleOptions): string {
  const hash = createHash('sha256');
  for (const row of sampleData(options)) hash.update(JSON.stringify(row));
  return hash.digest('hex');
}

const share = (rows: readonly Row[], test: (row: Row) => boolean): number =>
  rows.filter(test).length / rows.length;
const key = (row: Row, ...columns: string[]): string => columns.map((column) => row[column]).join(' ');

describe('sampleData', () => {
  const data = tables(OPTIONS);
  const { product, warehouse_product: stock } = data;
  const sales = data.sales_order_header;
  const salesLines = data.sales_order_line;
  const purchases = data.purchase_order_header;
  const purchaseLines = data.purchase_order_line;

  it('gives the same bytes for the same options, on every machine', () => {
    const small = { ...OPTIONS, scale: 0.05 };
    expect(digest(small)).toBe(digest(small));
    expect(digest(small)).toBe('e41b89647e6f902ee6b5fa42b0d5f01e484d55ae0ea269c271e6d9a8c282aef8');
    expect(digest({ ...small, seed: 2 })).not.toBe(digest(small));
    expect(digest({ ...small, today: '2026-06-18' })).not.toBe(digest(small));
  });

  it('has the size that was asked for', () => {
    expect(product).toHaveLength(400);
    expect(new Set(stock.map((row) => row.warehouse_code)).size).toBe(12);
    expect(sales).toHaveLength(9000);
    expect(purchases).toHaveLength(2400);
    expect(salesLines.length).toBeGreaterThan(24_000);
    expect(salesLines.length).toBeLessThan(29_000);
    const rows = Object.values(data).reduce((sum, { length }) => sum + length, 0);
    expect(Math.abs(expectedRowCount(OPTIONS) / rows - 1)).toBeLessThan(0.1);
    expect(tables({ ...OPTIONS, scale: 2 }).sales_order_header).toHaveLength(18_000);
  });

  it('covers eighteen months up to today and nothing after', () => {
    const days = sales.map((row) => String(row.order_date)).sort();
    expect(days[0]).toBe('2024-12-01');
    expect(days.at(-1)).toBe('2026-06-17');
    expect(purchases.every((row) => String(row.order_date) <= '2026-06-17')).toBe(true);
    expect(
      stock.every((row) => row.last_restock_date === null || row.last_restock_date! <= '2026-06-17'),
    ).toBe(true);
  });

  it.each<[SampleTable, string[]]>([
    ['product', ['product_code']],
    ['warehouse_product', ['warehouse_code', 'product_code']],
    ['sales_order_header', ['sales_order_prefix', 'sales_order_number']],
    ['sales_order_line', ['sales_order_prefix', 'sales_order_number', 'sales_order_line']],
    ['purchase_order_header', ['purchase_order_prefix', 'purchase_order_number']],
    ['purchase_order_line', ['purchase_order_prefix', 'purchase_order_number', 'purchase_order_line']],
  ])('has unique keys in %s', (table, columns) => {
    expect(new Set(data[table].map((row) => key(row, ...columns))).size).toBe(data[table].length);
  });

  it('refers only to what exists', () => {
    const products = new Set(product.map((row) => row.product_code));
    for (const rows of [stock, salesLines, purchaseLines]) {
      expect(rows.every((row) => products.has(row.product_code!))).toBe(true);
    }
    const orders = new Set(sales.map((row) => key(row, 'sales_order_prefix', 'sales_order_number')));
    expect(salesLines.every((row) => orders.has(key(row, 'sales_order_prefix', 'sales_order_number')))).toBe(
      true,
    );
    const kept = new Set(stock.map((row) => key(row, 'warehouse_code', 'product_code')));
    const warehouseOf = new Map(purchases.map((row) => [row.purchase_order_number, row.warehouse_code]));
    expect(
      purchaseLines.every((row) =>
        kept.has(`${warehouseOf.get(row.purchase_order_number!)} ${row.product_code}`),
      ),
    ).toBe(true);
  });

  it('writes codes and statuses as the six tables know them', () => {
    const all = (rows: readonly Row[], column: string, pattern: RegExp) =>
      expect(rows.filter((row) => !pattern.test(String(row[column])))).toEqual([]);
    all(product, 'product_code', /^P-\d{4}$/);
    all(product, 'supplier_code', /^SUP-\d{3}$/);
    all(stock, 'warehouse_code', /^WH-(0\d|1[0-2])$/);
    all(sales, 'customer_code', /^C-\d{4}$/);
    all(sales, 'sales_order_prefix', /^(SO|WEB)$/);
    all(sales, 'sales_order_number', /^\d{6}$/);
    all(purchases, 'purchase_order_prefix', /^(PO|BPO)$/);
    all(sales, 'status', /^(Delivered|Shipped|Processing|Pending|Cancelled)$/);
    all(salesLines, 'fulfillment_status', /^(Fulfilled|Partial|Backordered|Pending|Cancelled)$/);
    all(purchases, 'status', /^(Received|In Transit|Approved|Pending|Cancelled)$/);
    all(purchaseLines, 'receipt_status', /^(Received|Partial|Pending|Cancelled)$/);
    expect(new Set(product.map((row) => row.product_name)).size).toBeGreaterThan(395);
  });

  it('keeps dates, quantities and statuses consistent', () => {
    expect(sales.filter((row) => row.delivery_date! < row.order_date!)).toEqual([]);
    expect(sales.filter((row) => row.status === 'Delivered' && row.delivery_date! > '2026-06-17')).toEqual(
      [],
    );
    expect(
      purchases.filter((row) => (row.status === 'Received') === (row.actual_delivery_date === null)),
    ).toEqual([]);
    expect(
      purchases.filter(
        (row) => row.actual_delivery_date !== null && row.actual_delivery_date! > '2026-06-17',
      ),
    ).toEqual([]);
    expect(
      purchases.filter(
        (row) => row.actual_delivery_date !== null && row.actual_delivery_date! <= row.order_date!,
      ),
    ).toEqual([]);
    const status = new Map(sales.map((row) => [row.sales_order_number, row.status]));
    for (const row of salesLines) {
      const [ordered, fulfilled] = [Number(row.order_quantity), Number(row.fulfilled_quantity)];
      expect(fulfilled).toBeLessThanOrEqual(ordered);
      expect(row.fulfillment_status === 'Fulfilled').toBe(fulfilled === ordered);
      if (status.get(row.sales_order_number!) === 'Cancelled')
        expect(row.fulfillment_status).toBe('Cancelled');
      expect(Number(row.line_total)).toBeCloseTo(ordered * Number(row.unit_price), 6);
    }
    for (const row of purchaseLines) {
      expect(Number(row.received_quantity)).toBeLessThanOrEqual(Number(row.order_quantity));
      expect(Number(row.line_total)).toBeCloseTo(Number(row.order_quantity) * Number(row.unit_cost), 6);
    }
    for (const row of stock) {
      expect(Number(row.minimum_stock)).toBeLessThan(Number(row.reorder_point));
      expect(Number(row.reorder_point)).toBeLessThan(Number(row.maximum_stock));
      expect(Number(row.current_stock)).toBeGreaterThanOrEqual(0);
    }
  });

  it('has what operations people look for: shortages, surplus, late and short deliveries, overdue orders', () => {
    const within = (value: number, from: number, to: number) => {
      expect(value).toBeGreaterThan(from);
      expect(value).toBeLessThan(to);
    };
    within(
      share(stock, (row) => row.current_stock === 0),
      0.005,
      0.05,
    );
    within(
      share(stock, (row) => Number(row.current_stock) < Number(row.minimum_stock)),
      0.02,
      0.12,
    );
    within(
      share(stock, (row) => Number(row.current_stock) > Number(row.maximum_stock)),
      0.01,
      0.08,
    );
    const received = purchases.filter((row) => row.status === 'Received');
    within(
      share(received, (row) => row.actual_delivery_date! > row.expected_delivery_date!),
      0.08,
      0.3,
    );
    within(
      share(purchaseLines, (row) => row.receipt_status === 'Partial'),
      0.03,
      0.15,
    );
    const open = (row: Row) => !['Delivered', 'Cancelled'].includes(String(row.status));
    within(sales.filter((row) => open(row) && row.delivery_date! < '2026-06-17').length, 40, 600);
    const sold = new Set(salesLines.map((row) => row.product_code));
    expect(stock.some((row) => !sold.has(row.product_code!))).toBe(true);
    const kept = new Set(stock.map((row) => row.product_code));
    expect(product.some((row) => !kept.has(row.product_code!))).toBe(true);
  });

  it('follows the week and the season', () => {
    const byWeekday = new Array<number>(7).fill(0);
    for (const row of sales) byWeekday[new Date(String(row.order_date)).getUTCDay()]!++;
    expect(byWeekday[0]!).toBeLessThan(byWeekday[1]! / 2);
    const groupOf = new Map(product.map((row) => [row.product_code, row.product_group]));
    const dateOf = new Map(sales.map((row) => [row.sales_order_number, String(row.order_date)]));
    const shareOf = (group: string, month: string) => {
      const lines = salesLines.filter((row) => dateOf.get(row.sales_order_number!)!.startsWith(month));
      return share(lines, (row) => groupOf.get(row.product_code!) === group);
    };
    expect(shareOf('Electronics', '2025-12')).toBeGreaterThan(shareOf('Electronics', '2025-03') * 1.4);
    expect(shareOf('Beverages', '2025-07')).toBeGreaterThan(shareOf('Beverages', '2025-02') * 1.4);
  });
});
