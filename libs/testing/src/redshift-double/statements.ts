import { randomUUID } from 'node:crypto';
import { AwsError } from '../aws/aws-error';
import type { S3Folder } from '../aws/s3-folder';
import { BatchSession, type TextRows } from './batch-session';
import { EngineConnections } from './engine-connections';
import { columnMetadata, field } from './result-fields';

export type Status = 'SUBMITTED' | 'PICKED' | 'STARTED' | 'FINISHED' | 'FAILED' | 'ABORTED';

interface Statement {
  readonly id: string;
  readonly sqls: readonly string[];
  readonly session: BatchSession;
  readonly createdAt: number;
  readonly results: TextRows[];
  status: Status;
  startedAt?: number;
  endedAt?: number;
  error?: string;
}

export interface StatementLimits {
  /** Statements that may be under way; the service has 500. */
  readonly activeStatements: number;
  /** Rows of a page of a result; the service decides by size. */
  readonly pageRows: number;
  /** The service has 500 MB. */
  readonly resultBytes: number;
}

const ENDED: readonly Status[] = ['FINISHED', 'FAILED', 'ABORTED'];
const MAX_SQL_BYTES = 100_000;
const MAX_BATCH = 40;

const invalid = (message: string) => new AwsError('ValidationException', message);
const notFound = () => new AwsError('ResourceNotFoundException', 'Query does not exist.');

/** Batches of statements on their way from SUBMITTED to their end, and what they gave. */
export class Statements {
  private readonly byId = new Map<string, Statement>();
  private readonly byToken = new Map<string, string>();

  private readonly engine: EngineConnections;

  constructor(
    engineUrl: string,
    private readonly objects: S3Folder,
    private readonly limits: StatementLimits,
  ) {
    this.engine = new EngineConnections(engineUrl);
  }

  get all(): readonly { readonly id: string; readonly status: Status; readonly sqls: readonly string[] }[] {
    return [...this.byId.values()];
  }

  /** @param user null for the administrator */
  submit(sqls: readonly string[], user: string | null, token: string | undefined): string {
    const known = token === undefined ? undefined : this.byToken.get(token);
    if (known !== undefined) return known;
    if (sqls.length === 0 || sqls.length > MAX_BATCH)
      throw invalid(`Sqls must have 1 to ${MAX_BATCH} items.`);
    for (const sql of sqls) {
      if (sql.length === 0) throw invalid('Sql must not be empty.');
      if (Buffer.byteLength(sql) > MAX_SQL_BYTES) throw invalid('Sql must not be longer than 100 KB.');
    }
    const active = [...this.byId.values()].filter(({ status }) => !ENDED.includes(status));
    if (active.length >= this.limits.activeStatements)
      throw new AwsError(
        'ActiveStatementsExceededException',
        'Active statements exceeded the allowed quota.',
      );
    const statement: Statement = {
      id: randomUUID(),
      sqls,
      session: new BatchSession(this.engine, this.objects),
      createdAt: Date.now(),
      results: [],
      status: 'SUBMITTED',
    };
    this.byId.set(statement.id, statement);
    if (token !== undefined) this.byToken.set(token, statement.id);
    void this.run(statement, user);
    return statement.id;
  }

  describe(id: string) {
    const statement = this.of(id);
    const { status, error, createdAt, startedAt, endedAt, sqls, results } = statement;
    const runMs = startedAt === undefined ? 0 : (endedAt ?? Date.now()) - startedAt;
    return {
      Id: id,
      Status: status,
      Error: error,
      CreatedAt: createdAt / 1000,
      UpdatedAt: (endedAt ?? Date.now()) / 1000,
      Duration: runMs * 1e6,
      HasResultSet: false,
      SubStatements: sqls.map((sql, index) => ({
        Id: `${id}:${index + 1}`,
        Status: status,
        QueryString: sql,
        Error: results[index] === undefined ? error : undefined,
        HasResultSet: (results[index]?.fields.length ?? 0) > 0,
        ResultRows: results[index]?.rows.length ?? -1,
      })),
    };
  }

  page(subId: string, token: string | undefined) {
    const [id, number] = subId.split(':');
    const { status, results } = this.of(id!);
    const result = results[Number(number) - 1];
    if (status !== 'FINISHED' || result === undefined) throw notFound();
    if (result.fields.length === 0) throw invalid('Query does not have result. Please check query status.');
    const start = Number(token ?? 0);
    const end = start + this.limits.pageRows;
    return {
      ColumnMetadata: result.fields.map(columnMetadata),
      Records: result.rows
        .slice(start, end)
        .map((row) => row.map((text, index) => field(text, result.fields[index]!.dataTypeID))),
      TotalNumRows: result.rows.length,
      NextToken: end < result.rows.length ? String(end) : undefined,
    };
  }

  /** Results are kept for a day: this ends it. */
  forget(id: string): void {
    this.byId.delete(id);
  }

  async cancel(id: string): Promise<{ Status: boolean }> {
    const statement = this.of(id);
    if (ENDED.includes(statement.status)) throw invalid('Could not cancel a query that has already ended.');
    statement.status = 'ABORTED';
    await statement.session.cancel();
    return { Status: true };
  }

  async stop(): Promise<void> {
    await Promise.all(
      [...this.byId.values()]
        .filter(({ status }) => !ENDED.includes(status))
        .map((statement) => this.cancel(statement.id).catch(() => undefined)),
    );
    await this.engine.close();
  }

  private of(id: string): Statement {
    const statement = this.byId.get(id);
    if (statement === undefined) throw notFound();
    return statement;
  }

  private async run(statement: Statement, user: string | null): Promise<void> {
    const { session, sqls, results } = statement;
    // A cancel may come between any two steps, and stays.
    const goOn = (status: Status) => {
      if (statement.status === 'ABORTED') throw new Error("Query cancelled on user's request");
      statement.status = status;
    };
    try {
      goOn('PICKED');
      await session.begin(user);
      goOn('STARTED');
      statement.startedAt = Date.now();
      for (const sql of sqls) {
        const result = await session.run(sql);
        if (sizeOf(result) > this.limits.resultBytes)
          throw new Error('Result size exceeds the maximum of 500 MB');
        results.push(result);
      }
      await session.commit();
      statement.endedAt = Date.now();
      goOn('FINISHED');
    } catch (error) {
      statement.endedAt = Date.now();
      statement.error = `ERROR: ${(error as Error).message}`;
      if (statement.status !== 'ABORTED') statement.status = 'FAILED';
    } finally {
      await session.end();
    }
  }
}

const sizeOf = ({ rows }: TextRows): number =>
  rows.reduce((sum, row) => sum + row.reduce((inner, text) => inner + (text?.length ?? 0), 0), 0);
