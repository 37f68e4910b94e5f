import { randomUUID } from 'node:crypto';
import { AwsError } from '../aws/aws-error';
import type { S3Folder } from '../aws/s3-folder';
import {
  csv,
  describe,
  ERROR,
  type Execution,
  resultObject,
  type StartInput,
  type State,
  type WorkGroup,
} from './athena-execution';
import type { DuckDbEngine } from './duckdb-engine';
import { trinoToDuckDb, TrinoSyntaxError } from './trino-to-duckdb';

const CATALOG = 'AwsDataCatalog';
const MAX_QUERY_BYTES = 262_144;
const MAX_RESULTS = 1000;

const invalidRequest = (message: string, athenaErrorCode = 'INVALID_INPUT'): AwsError =>
  new AwsError('InvalidRequestException', message, 400, { AthenaErrorCode: athenaErrorCode });

/** The executions of one account: start, look, read, stop. */
export class AthenaExecutions {
  private readonly all = new Map<string, Execution>();
  private readonly tokens = new Map<string, string>();
  private readonly waiting: (() => void)[] = [];
  private readonly runs = new Set<Promise<void>>();
  private running = 0;

  constructor(
    private readonly engine: DuckDbEngine,
    private readonly s3: S3Folder,
    private readonly workGroups: ReadonlyMap<string, WorkGroup>,
    /** Queries that run at a time; more are QUEUED. */
    private readonly slots: number,
  ) {}

  /** How many are queued or run. */
  get active(): number {
    return [...this.all.values()].filter(({ state }) => state === 'QUEUED' || state === 'RUNNING').length;
  }

  /** Of all queries, in the order in which they were started. */
  get scannedBytes(): number[] {
    return [...this.all.values()].map(({ scannedBytes }) => scannedBytes);
  }

  start(input: StartInput): { QueryExecutionId: string } {
    const { QueryString: sql = '', ClientRequestToken: token, QueryExecutionContext: context = {} } = input;
    if (sql === '' || Buffer.byteLength(sql) > MAX_QUERY_BYTES)
      throw invalidRequest(`Value at 'queryString' must have a length from 1 to ${MAX_QUERY_BYTES}.`);
    if (token !== undefined && (token.length < 32 || token.length > 128))
      throw invalidRequest("Value at 'clientRequestToken' must have a length from 32 to 128.");
    if ((context.Catalog ?? CATALOG) !== CATALOG)
      throw invalidRequest(`Catalog ${context.Catalog} is not found.`);
    const group = this.workGroup(input.WorkGroup ?? 'primary');
    const outputLocation = group.outputLocation ?? input.ResultConfiguration?.OutputLocation;
    if (outputLocation === undefined)
      throw invalidRequest(
        'No output location provided. An output location is required either through the Workgroup result configuration setting or as an API input.',
      );
    const known = token === undefined ? undefined : this.all.get(this.tokens.get(token) ?? '');
    if (known !== undefined) {
      if (known.input.QueryString !== sql) throw invalidRequest('Idempotent parameters do not match');
      return { QueryExecutionId: known.id };
    }
    let translated: string;
    try {
      translated = trinoToDuckDb(sql);
    } catch (error) {
      if (error instanceof TrinoSyntaxError) throw invalidRequest(error.message, 'MALFORMED_QUERY');
      throw error;
    }
    const execution: Execution = {
      id: randomUUID(),
      input,
      outputLocation,
      submitted: Date.now(),
      state: 'QUEUED',
      columns: [],
      rows: [],
      scannedBytes: 0,
      engineMs: 0,
      reused: false,
    };
    this.all.set(execution.id, execution);
    if (token !== undefined) this.tokens.set(token, execution.id);
    if (!this.reuse(execution)) {
      const running = this.run(execution, translated, group).finally(() => this.runs.delete(running));
      this.runs.add(running);
    }
    return { QueryExecutionId: execution.id };
  }

  get({ QueryExecutionId: id }: { QueryExecutionId: string }): object {
    return describe(this.execution(id));
  }

  results(input: { QueryExecutionId: string; NextToken?: string; MaxResults?: number }): object {
    const { QueryExecutionId: id, NextToken: token, MaxResults: size = MAX_RESULTS } = input;
    const { state, columns, rows } = this.execution(id);
    if (state !== 'SUCCEEDED')
      throw invalidRequest(
        `Query did not finish successfully. Final query state: ${state}`,
        'INVALID_QUERY_EXECUTION_STATUS',
      );
    if (size < 1 || size > MAX_RESULTS)
      throw invalidRequest(`MaxResults is more than maximum allowed length ${MAX_RESULTS}`);
    // The first row of the first page is the header.
    const all = [columns.map(({ Name }): string | undefined => Name), ...rows];
    const from = Number(token ?? 0);
    const next = from + size;
    return {
      UpdateCount: 0,
      NextToken: next < all.length ? String(next) : undefined,
      ResultSet: {
        Rows: all.slice(from, next).map((row) => ({ Data: row.map((VarCharValue) => ({ VarCharValue })) })),
        ResultSetMetadata: { ColumnInfo: columns },
      },
    };
  }

  stop({ QueryExecutionId: id }: { QueryExecutionId: string }): object {
    const execution = this.execution(id);
    if (execution.state === 'QUEUED' || execution.state === 'RUNNING') {
      this.end(execution, 'CANCELLED', 'Query cancelled by user');
      execution.session?.interrupt();
    }
    return {};
  }

  /** Stops everything and waits until nothing runs. */
  async drain(): Promise<void> {
    for (const id of this.all.keys()) this.stop({ QueryExecutionId: id });
    await Promise.allSettled(this.runs);
  }

  workGroupInfo({ WorkGroup: name }: { WorkGroup: string }): object {
    const { bytesScannedCutoffPerQuery, outputLocation } = this.workGroup(name);
    return {
      WorkGroup: {
        Name: name,
        State: 'ENABLED',
        Configuration: {
          BytesScannedCutoffPerQuery: bytesScannedCutoffPerQuery,
          EnforceWorkGroupConfiguration: outputLocation !== undefined,
          ResultConfiguration: { OutputLocation: outputLocation },
        },
      },
    };
  }

  private async run(execution: Execution, sql: string, group: WorkGroup): Promise<void> {
    await this.slot();
    const start = performance.now();
    try {
      if (execution.state !== 'QUEUED') return;
      execution.state = 'RUNNING';
      execution.session = await this.engine.open(
        execution.input.QueryExecutionContext?.Database ?? 'default',
      );
      if (this.isOver(execution)) return;
      const { columns, rows, scannedBytes } = await execution.session.run(sql);
      if (this.isOver(execution)) return;
      Object.assign(execution, { columns, rows, scannedBytes });
      if (scannedBytes > (group.bytesScannedCutoffPerQuery ?? Infinity)) {
        this.end(execution, 'CANCELLED', 'Query cancelled! : Bytes scanned limit was exceeded');
        return;
      }
      const { hostname, pathname } = new URL(resultObject(execution));
      this.s3.put(hostname, pathname.slice(1), Buffer.from(csv(execution)));
      this.end(execution, 'SUCCEEDED');
    } catch (error) {
      if (!this.isOver(execution)) this.fail(execution, error as Error);
    } finally {
      execution.engineMs = Math.round(performance.now() - start);
      execution.session?.close();
      execution.session = undefined;
      this.running--;
      this.waiting.shift()?.();
    }
  }

  private fail(execution: Execution, { message }: Error): void {
    const missing = /(?:Table|Schema|schema).* (?:does not exist|named)|No catalog \+ schema/.test(message);
    const isMemory = message.startsWith('Out of Memory');
    execution.errorType = isMemory ? ERROR.memory : missing ? ERROR.notFound : ERROR.syntax;
    const [first = ''] = message.split('\n');
    const reason = isMemory
      ? 'Query exhausted resources at this scale factor'
      : /No catalog \+ schema/.test(message)
        ? `SCHEMA_NOT_FOUND: line 1:15: Schema '${execution.input.QueryExecutionContext?.Database}' does not exist`
        : `${missing ? 'TABLE_NOT_FOUND' : 'SYNTAX_ERROR'}: line 1:1: ${first}`;
    this.end(execution, 'FAILED', reason);
  }

  private end(execution: Execution, state: State, reason?: string): void {
    Object.assign(execution, { state, reason, completed: Date.now() });
  }

  private isOver({ state }: Execution): boolean {
    return state === 'CANCELLED';
  }

  private reuse(execution: Execution): boolean {
    const { Enabled, MaxAgeInMinutes: minutes = 60 } =
      execution.input.ResultReuseConfiguration?.ResultReuseByAgeConfiguration ?? {};
    if (!Enabled) return false;
    const earlier = [...this.all.values()].find(
      ({ state, input, completed = 0 }) =>
        state === 'SUCCEEDED' &&
        input.QueryString === execution.input.QueryString &&
        input.QueryExecutionContext?.Database === execution.input.QueryExecutionContext?.Database &&
        completed >= Date.now() - minutes * 60_000,
    );
    if (earlier === undefined) return false;
    Object.assign(execution, { columns: earlier.columns, rows: earlier.rows, reused: true });
    this.end(execution, 'SUCCEEDED');
    return true;
  }

  private async slot(): Promise<void> {
    if (this.running >= this.slots) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.running++;
  }

  private execution(id: string): Execution {
    const execution = this.all.get(id);
    if (execution === undefined) throw invalidRequest(`QueryExecution ${id} was not found`);
    return execution;
  }

  private workGroup(name: string): WorkGroup {
    const group = this.workGroups.get(name);
    if (group === undefined) throw invalidRequest(`WorkGroup ${name} is not found.`);
    return group;
  }
}

/** The operations of Athena that the double has, by name. */
export function athenaCall(executions: AthenaExecutions, operation: string, input: never): unknown {
  switch (operation) {
    case 'StartQueryExecution':
      return executions.start(input);
    case 'GetQueryExecution':
      return executions.get(input);
    case 'GetQueryResults':
      return executions.results(input);
    case 'StopQueryExecution':
      return executions.stop(input);
    case 'GetWorkGroup':
      return executions.workGroupInfo(input);
    default:
      throw new AwsError('UnknownOperationException', `The double knows no ${operation}.`);
  }
}
