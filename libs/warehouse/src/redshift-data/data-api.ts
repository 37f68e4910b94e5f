import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  BatchExecuteStatementCommand,
  CancelStatementCommand,
  type ColumnMetadata,
  DescribeStatementCommand,
  type DescribeStatementCommandOutput,
  type Field,
  GetStatementResultCommand,
  RedshiftDataClient,
} from '@aws-sdk/client-redshift-data';
import { QuartermasterError } from '#libs/contracts';
import { withRetries } from '../aws-retry';
import type { Deadline } from '../deadline';
import type { WarehouseSettings } from '../warehouse-settings';
import { REDSHIFT_LIMITS, statementError } from './redshift-errors';

const LONGEST_POLL_MS = 1_000;
const POLL_GROWTH = 1.5;
const CONNECT_TIMEOUT_MS = 5_000;
const CALL_TIMEOUT_MS = 30_000;

/** As whom statements run: a persona's user by name or by secret, or, without either, the AWS identity. */
export interface Identity {
  readonly secretArn?: string;
  readonly databaseUser?: string;
}

export interface FinishedBatch {
  /** Ids of the single statements, in their order. */
  readonly ids: readonly string[];
  /** Time that the statements ran. */
  readonly ms: number;
}

export interface Page {
  readonly columns: readonly ColumnMetadata[];
  readonly records: readonly (readonly Field[])[];
  readonly next?: string;
}

/** For tests; without them the SDK finds its credentials as AWS documents. */
export interface AwsAccess {
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** Redshift's Data API: statements are submitted, looked at until they have ended, and their results fetched in pages. */
export class DataApi {
  private readonly client: RedshiftDataClient;
  private readonly cancelling = new Set<Promise<unknown>>();

  constructor(
    private readonly settings: WarehouseSettings['redshift'],
    access: AwsAccess = {},
  ) {
    this.client = new RedshiftDataClient({
      region: settings.region,
      endpoint: settings.endpoint,
      ...access,
      // Retries have one layer, which is ours: see withRetries.
      maxAttempts: 1,
      requestHandler: { connectionTimeout: CONNECT_TIMEOUT_MS, requestTimeout: CALL_TIMEOUT_MS },
    });
  }

  /** Runs the statements in one transaction and waits for its end. */
  async run(identity: Identity, statements: readonly string[], deadline: Deadline): Promise<FinishedBatch> {
    for (const sql of statements) checkLength(sql);
    const submitting = this.submit(identity, statements, deadline);
    // A submit that is answered after the deadline has started something that nobody waits for.
    submitting
      .then((id) => {
        if (deadline.signal.aborted) this.cancel(id);
      })
      .catch(() => undefined);
    const id = await deadline.race(submitting);
    try {
      const described = await this.ended(id, deadline);
      return {
        ids: (described.SubStatements ?? []).map((statement) => statement.Id!),
        ms: Number(described.Duration ?? 0) / 1e6,
      };
    } catch (error) {
      if (deadline.signal.aborted) this.cancel(id);
      throw error;
    }
  }

  async page(id: string, next: string | undefined, deadline: Deadline): Promise<Page> {
    const output = await this.repeated(deadline, (abortSignal) =>
      this.client.send(new GetStatementResultCommand({ Id: id, NextToken: next }), { abortSignal }),
    );
    return { columns: output.ColumnMetadata ?? [], records: output.Records ?? [], next: output.NextToken };
  }

  /** Waits for the statements that are being cancelled. */
  async close(): Promise<void> {
    await Promise.all(this.cancelling);
    this.client.destroy();
  }

  private async submit(identity: Identity, sqls: readonly string[], deadline: Deadline): Promise<string> {
    const { workgroup, clusterIdentifier, database } = this.settings;
    // The same token for each attempt: an attempt whose answer was lost is not run twice.
    const token = randomUUID();
    const output = await this.repeated(deadline, () =>
      this.client.send(
        new BatchExecuteStatementCommand({
          Sqls: [...sqls],
          Database: database,
          WorkgroupName: workgroup,
          ClusterIdentifier: clusterIdentifier,
          SecretArn: identity.secretArn,
          DbUser: identity.databaseUser,
          ClientToken: token,
          StatementName: 'quartermaster',
        }),
      ),
    );
    return output.Id!;
  }

  private async ended(id: string, deadline: Deadline): Promise<DescribeStatementCommandOutput> {
    for (let pause = this.settings.pollMs; ; pause = Math.min(LONGEST_POLL_MS, pause * POLL_GROWTH)) {
      const described = await this.repeated(deadline, (abortSignal) =>
        this.client.send(new DescribeStatementCommand({ Id: id }), { abortSignal }),
      );
      const { Status: status, Error: reason, SubStatements: parts = [] } = described;
      if (status === 'FINISHED') return described;
      if (status === 'FAILED') throw statementError(reason ?? parts.find((part) => part.Error)?.Error);
      if (status === 'ABORTED') throw new QuartermasterError('QUERY_TIMEOUT', { cause: new Error(reason) });
      await sleep(pause, deadline);
    }
  }

  /** It may have ended meanwhile; what still runs ends by the user's statement_timeout. */
  private cancel(id: string): void {
    const abortSignal = AbortSignal.timeout(CALL_TIMEOUT_MS);
    const cancelling: Promise<unknown> = this.client
      .send(new CancelStatementCommand({ Id: id }), { abortSignal })
      .catch(() => undefined)
      .finally(() => this.cancelling.delete(cancelling));
    this.cancelling.add(cancelling);
  }

  /** While there is time; after that the error is the deadline's own. */
  private async repeated<T>(deadline: Deadline, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { signal } = deadline;
    try {
      return await withRetries(async () => {
        deadline.throwIfOver();
        return call(signal);
      }, signal);
    } catch (error) {
      deadline.throwIfOver();
      throw error;
    }
  }
}

function checkLength(sql: string): void {
  const isEmpty = sql.trim() === '';
  if (!isEmpty && Buffer.byteLength(sql) <= REDSHIFT_LIMITS.sqlBytes) return;
  throw new QuartermasterError('QUERY_INVALID', {
    message: isEmpty
      ? 'There is no SQL to run.'
      : `The SQL is longer than Redshift's Data API takes (${REDSHIFT_LIMITS.sqlBytes} bytes).`,
  });
}

async function sleep(ms: number, deadline: Deadline): Promise<void> {
  await delay(ms, undefined, { signal: deadline.signal }).catch(() => undefined);
  deadline.throwIfOver();
}
