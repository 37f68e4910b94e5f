import type { ColumnInfo } from './athena-values';
import type { Session } from './duckdb-engine';

export interface WorkGroup {
  readonly name: string;
  /** Queries that read more are cancelled. The double looks when the query has ended, Athena while it runs. */
  readonly bytesScannedCutoffPerQuery?: number;
  /** Of the workgroup's own; takes the place of what a query names. */
  readonly outputLocation?: string;
}

export type State = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';

export interface StartInput {
  readonly QueryString?: string;
  readonly ClientRequestToken?: string;
  readonly QueryExecutionContext?: { readonly Database?: string; readonly Catalog?: string };
  readonly ResultConfiguration?: { readonly OutputLocation?: string };
  readonly WorkGroup?: string;
  readonly ResultReuseConfiguration?: {
    readonly ResultReuseByAgeConfiguration?: { readonly Enabled: boolean; readonly MaxAgeInMinutes?: number };
  };
}

export interface Execution {
  readonly id: string;
  readonly input: StartInput;
  readonly outputLocation: string;
  readonly submitted: number;
  state: State;
  reason?: string;
  errorType?: number;
  columns: readonly ColumnInfo[];
  rows: readonly (readonly (string | undefined)[])[];
  scannedBytes: number;
  engineMs: number;
  completed?: number;
  reused: boolean;
  session?: Session;
}

/** Numbers of Athena's error catalogue. */
export const ERROR = { syntax: 1301, notFound: 1003, memory: 100 } as const;

/** As GetQueryExecution tells of it. */
export function describe(execution: Execution): object {
  const { input, state, reason, errorType, submitted, completed, scannedBytes, engineMs, reused } = execution;
  return {
    QueryExecution: {
      QueryExecutionId: execution.id,
      Query: input.QueryString,
      StatementType: 'DML',
      SubstatementType: 'SELECT',
      WorkGroup: input.WorkGroup ?? 'primary',
      QueryExecutionContext: input.QueryExecutionContext,
      ResultConfiguration: { OutputLocation: resultObject(execution) },
      Status: {
        State: state,
        StateChangeReason: reason,
        SubmissionDateTime: submitted / 1000,
        CompletionDateTime: completed === undefined ? undefined : completed / 1000,
        AthenaError:
          state === 'FAILED'
            ? {
                ErrorCategory: errorType === ERROR.memory ? 1 : 2,
                ErrorType: errorType,
                ErrorMessage: reason,
                Retryable: false,
              }
            : undefined,
      },
      Statistics: {
        DataScannedInBytes: scannedBytes,
        EngineExecutionTimeInMillis: engineMs,
        TotalExecutionTimeInMillis: (completed ?? Date.now()) - submitted,
        ResultReuseInformation: { ReusedPreviousResult: reused },
      },
    },
  };
}

/** Where its result is written. */
export const resultObject = ({ id, outputLocation }: Execution): string =>
  `${outputLocation.replace(/\/?$/, '/')}${id}.csv`;

/** All values in quotes; a null is nothing at all. */
export function csv({ columns, rows }: Execution): string {
  const cell = (value: string | undefined): string =>
    value === undefined ? '' : `"${value.replaceAll('"', '""')}"`;
  return [columns.map(({ Name }) => Name), ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
}
