import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type KpiId, type KpiRows, MAX_KPI_ROWS, type Store } from '#libs/contracts';
import type { Span } from '../domain/spans';
import { JUDGED, SHIFT_MINUTES } from './work-reader';

type Columns = KpiRows['columns'];
type Cells = KpiRows['rows'][number]['cells'];

interface Query {
  columns: Columns;
  /** Parameters: $1 store, $2 from, $3 to, $4 time zone, $5 now. Gives `cells` and `link`. */
  sql: string;
}

const text = (name: string) => ({ name, unit: null });
const TASK_COLUMNS: Columns = [text('Task'), text('Area'), text('Due'), text('Who'), text('Outcome')];
const tasks = (where: string): Query => ({
  columns: TASK_COLUMNS,
  sql: `SELECT json_build_array(title, area, to_char(due_on, 'YYYY-MM-DD') ||
      coalesce(' ' || to_char(due_minute * interval '1 minute', 'HH24:MI'), ''), assignee_name,
      CASE outcome WHEN 'late' THEN round(minutes_late) || ' min late' WHEN 'on-time' THEN 'on time' ELSE 'not done' END) AS cells,
    '/store/tasks/' || id AS link FROM (${JUDGED}) AS judged WHERE ${where}
    ORDER BY (outcome = 'on-time'), due_order DESC, id`,
});
const shifts = (status: string): Query => ({
  columns: [text('Day'), text('Who'), text('From'), text('To'), { name: 'Hours', unit: 'hours' }],
  sql: `SELECT json_build_array(to_char(h.day, 'YYYY-MM-DD'), s.name, to_char(h.starts_at * interval '1 minute', 'HH24:MI'),
      to_char(h.ends_at * interval '1 minute', 'HH24:MI'), round(${SHIFT_MINUTES} / 60.0, 2)::float8) AS cells,
    NULL AS link FROM store_shift h JOIN store_staff s ON s.id = h.staff_id
    WHERE s.store_code = $1 AND h.day >= $2 AND h.day < $3 AND h.status = '${status}' ORDER BY h.day DESC, h.starts_at, s.name`,
});
const transactions: Query = {
  columns: [
    text('Day'),
    text('Transaction'),
    { name: 'Lines', unit: 'count' },
    { name: 'Sum', unit: 'money' },
  ],
  sql: `SELECT json_build_array(to_char(t.day, 'YYYY-MM-DD'), t.number, count(l.line),
      coalesce(sum(l.quantity * l.price), 0)::float8) AS cells, NULL AS link
    FROM customer_transaction t LEFT JOIN customer_transaction_line l ON l.number = t.number
    WHERE t.store_code = $1 AND t.day >= $2 AND t.day < $3 GROUP BY t.number, t.day ORDER BY t.day DESC, t.number`,
};
const days: Query = {
  columns: [text('Day'), { name: 'Sales', unit: 'money' }, { name: 'Hours', unit: 'hours' }],
  sql: `SELECT json_build_array(to_char(d.day, 'YYYY-MM-DD'), (SELECT sum(l.quantity * l.price)::float8
      FROM customer_transaction t JOIN customer_transaction_line l ON l.number = t.number
      WHERE t.store_code = $1 AND t.day = d.day),
      (SELECT round(sum(${SHIFT_MINUTES}) / 60.0, 2)::float8 FROM store_shift h JOIN store_staff s ON s.id = h.staff_id
       WHERE s.store_code = $1 AND h.day = d.day AND h.status = 'planned')) AS cells, NULL AS link
    FROM (SELECT day::date AS day FROM generate_series($2::date, $3::date - 1, interval '1 day') AS day) AS d ORDER BY d.day DESC`,
};
const stock = (where: string): Query => ({
  columns: [
    text('Product'),
    text('Department'),
    text('Aisle'),
    { name: 'Stock', unit: 'count' },
    { name: 'Minimum', unit: 'count' },
    text('Expected'),
  ],
  sql: `SELECT json_build_array(p.name, c.department, c.aisle, c.stock, c.minimum, to_char(c.expected_day, 'YYYY-MM-DD')) AS cells,
      NULL AS link FROM catalog_place c JOIN catalog_product p ON p.code = c.product_code
    WHERE c.store_code = $1 AND ${where} ORDER BY c.department, p.name, p.code`,
});

const QUERIES: Record<KpiId, Query> = {
  sales: transactions,
  transactions,
  basket: transactions,
  'sales-per-hour': days,
  'out-of-stock': stock('c.stock = 0'),
  'low-stock': stock('c.stock > 0 AND c.stock < c.minimum'),
  waste: {
    columns: [
      text('Day'),
      text('Product'),
      { name: 'Units', unit: 'count' },
      { name: 'Value', unit: 'money' },
      text('Who'),
    ],
    sql: `SELECT json_build_array(to_char(m.at AT TIME ZONE $4, 'YYYY-MM-DD'), p.name, -m.change, (-m.change * p.price)::float8,
        s.name) AS cells, NULL AS link
      FROM catalog_movement m JOIN catalog_product p ON p.code = m.product_code LEFT JOIN store_staff s ON s.id = m.staff_id
      WHERE m.store_code = $1 AND m.kind = 'waste' AND (m.at AT TIME ZONE $4)::date >= $2
        AND (m.at AT TIME ZONE $4)::date < $3 ORDER BY m.at DESC, m.id`,
  },
  'tasks-on-time': tasks('true'),
  'tasks-late': tasks(`outcome = 'late'`),
  'tasks-unfinished': tasks(`outcome = 'unfinished'`),
  'labour-hours': shifts('planned'),
  'sick-share': shifts('sick'),
  'time-off-share': shifts('off'),
  'requests-waiting': {
    columns: [text('Request'), text('Who'), text('Since')],
    sql: `SELECT json_build_array(r.title, s.name, to_char(r.created_at AT TIME ZONE $4, 'YYYY-MM-DD HH24:MI')) AS cells,
        '/store/requests/' || r.id AS link FROM store_request r JOIN store_staff s ON s.id = r.staff_id
      WHERE r.store_code = $1 AND r.status = 'open' AND r.expires_at > $5 ORDER BY r.created_at, r.id`,
  },
};

/** The rows from which a figure is computed. */
@Injectable()
export class KpiRowReader {
  constructor(private readonly database: DataSource) {}

  async read(
    id: KpiId,
    { code, timeZone }: Pick<Store, 'code' | 'timeZone'>,
    { from, to }: Span,
    now: Date,
  ): Promise<Pick<KpiRows, 'columns' | 'rows' | 'total'>> {
    const { columns, sql } = QUERIES[id];
    // Every parameter is used, so that PostgreSQL knows its type whichever the query needs.
    const rows = await this.database.query<{ cells: Cells; link: string | null; total: number }[]>(
      `SELECT cells, link, count(*) OVER ()::int AS total FROM (${sql}) AS rows
       WHERE $1::text IS NOT NULL AND $2::date IS NOT NULL AND $3::date IS NOT NULL AND $4::text IS NOT NULL
         AND $5::timestamptz IS NOT NULL LIMIT ${MAX_KPI_ROWS}`,
      [code, from, to, timeZone, now],
    );
    return { columns, rows: rows.map(({ cells, link }) => ({ cells, link })), total: rows[0]?.total ?? 0 };
  }
}
