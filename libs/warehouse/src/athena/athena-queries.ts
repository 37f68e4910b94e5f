import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type AthenaClient,
  type ColumnInfo,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  type QueryExecution,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
} from '@aws-sdk/client-athena';
import { BoundedRows } from '../bounded-rows';
import type { Deadline } from '../deadline';
import type { AthenaSettings } from './athena-clients';
import { failureOf } from './athena-errors';
import { columnOf, scalarOf } from './athena-values';
import { withRetries } from '../aws-retry';

const LONGEST_PAUSE_MS = 1_000;
const PAUSE_GROWTH = 1.5;
/** Rows of one page, which is the most that Athena gives; the header is one of them. */
const PAGE_ROWS = 1_000;

export interface AthenaStatement {
  readonly sql: string;
  /** In which names without a database are looked up. */
  readonly database: string;
}

/** Runs statements of one identity: start, look until it has ended, read the pages, stop what nobody waits for. */
export class AthenaQueries {
  private readonly stopping = new Set<Promise<void>>();

  constructor(
    private readonly client: AthenaClient,
    private readonly settings: AthenaSettings,
  ) {}

  /** Resolves when it has succeeded. Rejects as soon as the deadline is over; the query is then stopped. */
  async run(statement: AthenaStatement, deadline: Deadline): Promise<QueryExecution> {
    const { signal } = deadline;
    // One token for all attempts: the query runs once, however often it had to be asked for.
    const token = randomUUID();
    const starting = withRetries(() => this.start(statement, token), signal);
    let id: string;
    try {
      id = await deadline.race(starting);
    } catch (error) {
      // Somebody who is told too late that it runs has to stop it all the same.
      if (signal.aborted) this.later(starting.then((started) => this.stop(started)));
      throw error;
    }
    try {
      return await this.end(id, signal);
    } catch (error) {
      if (signal.aborted) this.later(this.stop(id));
      throw error;
    }
  }

  /** Rows of a query that has succeeded, with its columns. */
  async results(
    id: string,
    limits: { maxRows: number; maxBytes: number },
    { signal }: Deadline,
  ): Promise<{ columns: ReturnType<typeof columnOf>[]; rows: BoundedRows }> {
    const rows = new BoundedRows(limits.maxRows, limits.maxBytes);
    let columns: readonly ColumnInfo[] | undefined;
    let token: string | undefined;
    do {
      // One row more than may be taken tells whether there are more; the first page begins with the header.
      const wanted = limits.maxRows - rows.rows.length + (columns === undefined ? 2 : 1);
      const command = new GetQueryResultsCommand({
        QueryExecutionId: id,
        NextToken: token,
        MaxResults: Math.min(PAGE_ROWS, wanted),
      });
      const page = await withRetries(() => this.client.send(command, { abortSignal: signal }), signal);
      const isFirst = columns === undefined;
      columns ??= page.ResultSet?.ResultSetMetadata?.ColumnInfo ?? [];
      for (const { Data = [] } of (page.ResultSet?.Rows ?? []).slice(isFirst ? 1 : 0)) {
        const row = columns.map((column, at) => scalarOf(Data[at] ?? {}, column));
        if (!rows.take(row)) return { columns: columns.map(columnOf), rows };
      }
      token = page.NextToken;
    } while (token !== undefined);
    return { columns: columns.map(columnOf), rows };
  }

  /** Waits until what was given up is stopped. */
  async close(): Promise<void> {
    await Promise.all(this.stopping);
    this.client.destroy();
  }

  private async start({ sql, database }: AthenaStatement, token: string): Promise<string> {
    const { workgroup, catalog, outputLocation, resultReuseMinutes: minutes } = this.settings;
    const { QueryExecutionId: id } = await this.client.send(
      new StartQueryExecutionCommand({
        QueryString: sql,
        ClientRequestToken: token,
        QueryExecutionContext: { Catalog: catalog, Database: database },
        WorkGroup: workgroup,
        ResultConfiguration: outputLocation === undefined ? undefined : { OutputLocation: outputLocation },
        ResultReuseConfiguration:
          minutes === 0
            ? undefined
            : { ResultReuseByAgeConfiguration: { Enabled: true, MaxAgeInMinutes: minutes } },
      }),
    );
    return id!;
  }

  private async end(id: string, signal: AbortSignal): Promise<QueryExecution> {
    for (let pause = this.settings.pollMs; ; pause = Math.min(pause * PAUSE_GROWTH, LONGEST_PAUSE_MS)) {
      const command = new GetQueryExecutionCommand({ QueryExecutionId: id });
      const { QueryExecution: execution } = await withRetries(
        () => this.client.send(command, { abortSignal: signal }),
        signal,
      );
      const status = execution?.Status ?? {};
      if (status.State === 'SUCCEEDED') return execution!;
      if (status.State === 'FAILED' || status.State === 'CANCELLED') throw failureOf(status);
      await delay(pause, undefined, { signal });
    }
  }

  private async stop(id: string): Promise<void> {
    await withRetries(() => this.client.send(new StopQueryExecutionCommand({ QueryExecutionId: id })));
  }

  private later(work: Promise<void>): void {
    const settled: Promise<void> = work.catch(() => undefined).finally(() => this.stopping.delete(settled));
    this.stopping.add(settled);
  }
}
