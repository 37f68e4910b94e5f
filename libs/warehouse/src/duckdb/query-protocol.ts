import type { ColumnType, Scalar } from '#libs/contracts';

/** Passed to the worker as its only argument, in JSON. */
export interface QueryWorkerOptions {
  /** DuckDB's memory_limit of each database that is open, for example `1GB`. */
  readonly memoryLimit: string;
  readonly threads: number;
  /** Resident memory of the whole worker, in bytes, from which on it asks to be killed. */
  readonly maxResidentBytes: number;
}

export interface RunMessage {
  readonly type: 'run';
  readonly id: number;
  /** Database file, absolute. */
  readonly file: string;
  readonly sql: string;
  readonly maxRows: number;
  readonly maxBytes: number;
}

export type ToWorker =
  | RunMessage
  | { readonly type: 'cancel'; readonly id: number }
  /** Lets go of every database under a directory that is about to be removed. */
  | { readonly type: 'release'; readonly directory: string };

export interface QueryRows {
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  readonly rows: Scalar[][];
  readonly truncated: boolean;
  readonly executeMs: number;
}

export type QueryFailure =
  | 'interrupted'
  | 'out-of-memory'
  | 'sql'
  /** DuckDB gave up on the open database; its file is sound and has been closed, so that it is opened anew. */
  | 'database-lost'
  | 'file-missing'
  | 'file-damaged';

export type FromWorker =
  | { readonly type: 'ready' }
  | ({ readonly type: 'rows'; readonly id: number } & QueryRows)
  | {
      readonly type: 'failure';
      readonly id: number;
      readonly failure: QueryFailure;
      readonly message: string;
    }
  | { readonly type: 'released'; readonly directory: string }
  | { readonly type: 'over-memory'; readonly residentBytes: number };
