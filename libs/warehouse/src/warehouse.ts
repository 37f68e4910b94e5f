import type { ColumnType, Scalar } from '#libs/contracts';
import type { Dialect } from '#libs/semantics';

/** One guarded, read-only SELECT. Adapters do not parse it; they only bound what it may cost. */
export interface WarehouseQuery {
  /** Decides which tables exist for this query: nothing else is reachable, whatever the SQL says. */
  readonly persona: string;
  /** A single SELECT in the adapter's {@link Warehouse.dialect}, without a trailing semicolon. */
  readonly sql: string;
  /** From the call to the answer, waiting for a free slot included. */
  readonly timeoutMs: number;
  /** More rows than these are not fetched; the result says `truncated`. */
  readonly maxRows: number;
  /** Estimated size of the rows in memory, in bytes; the row that would pass it is left out and `truncated` is set. */
  readonly maxBytes: number;
  /** Stops the query in the database too, not only the wait for it. */
  readonly signal?: AbortSignal;
  /** W3C traceparent of the call that asks; the query's span is a child of it. */
  readonly traceparent?: string;
}

export interface WarehouseResult {
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  /**
   * In the columns' order. DECIMAL and floating point are numbers (NaN and infinity null); integers are numbers, or
   * decimal text beyond 2^53; DATE is `YYYY-MM-DD`; TIMESTAMP is ISO 8601 in UTC (column type `date`).
   */
  readonly rows: Scalar[][];
  /** True when a limit cut the rows. Never cut silently. */
  readonly truncated: boolean;
  /** Time in the database, without the way there and back. */
  readonly executeMs: number;
  readonly dataVersion: string;
  /** When this data was loaded, ISO 8601. */
  readonly dataAsOf: string;
  /** What the query was billed for: seconds for an embedded database, bytes scanned or capacity units elsewhere. */
  readonly usage: { readonly unit: string; readonly quantity: number; readonly usd: number };
}

export interface TableInfo {
  readonly name: string;
  readonly rowCount: number;
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
}

/** Names one state of the data. Everything that was computed from the data is stale when it changes. */
export interface Snapshot {
  readonly dataVersion: string;
  /** ISO 8601. */
  readonly dataAsOf: string;
}

/**
 * Where the six tables are asked. One adapter a database; `describeWarehouse` in `warehouse.conformance.ts` is what an
 * adapter must hold.
 *
 * An adapter enforces what the SQL guard only intends: read-only, only the persona's tables, time, memory, row and byte
 * limits. It never trusts the SQL. Errors are `QuartermasterError`s:
 *
 * | code                    | when                                                                    |
 * | ----------------------- | ----------------------------------------------------------------------- |
 * | `QUERY_TIMEOUT`         | `timeoutMs` passed; the query no longer runs, or is being killed          |
 * | `QUERY_TOO_LARGE`       | it needed more memory than the database may use                           |
 * | `QUERY_INVALID`         | the database does not accept the SQL, also a table the persona lacks      |
 * | `CANCELLED`             | `signal` was aborted                                                      |
 * | `PERSONA_NOT_ALLOWED`   | the adapter was not told of this persona                                  |
 * | `NO_DATA`               | nothing has been loaded yet                                               |
 * | `WAREHOUSE_UNAVAILABLE` | the database cannot be reached, or its files are damaged; worth a retry   |
 *
 * A failed query never harms another one: what was in flight when a database process had to be killed is run again.
 */
export interface Warehouse {
  readonly dialect: Dialect;

  query(query: WarehouseQuery): Promise<WarehouseResult>;

  /** The persona's tables with exact row counts, by name; empty tables are listed too. */
  tables(persona: string): Promise<TableInfo[]>;

  /** Which data is asked now; null before the first load. Cheap enough to call with every question. */
  snapshot(): Promise<Snapshot | null>;

  /** Resolves when a query could be answered, or when only data is missing; rejects when the database is out of reach. */
  ready(): Promise<void>;

  /** Stops what still runs (`CANCELLED`) and gives back processes, connections and files. */
  close(): Promise<void>;
}
