import type { TableSchema } from './schema';
import type { Snapshot } from './warehouse';

/** Files of one state of the data, as `qm warehouse export` writes them: a folder a table. */
export interface ExportedData {
  readonly directory: string;
  readonly snapshot: Snapshot;
  readonly tables: readonly {
    readonly schema: TableSchema;
    /** Parquet, relative to `directory`; below `month=YYYY-MM/` where the table is cut by month. */
    readonly files: readonly string[];
    readonly rowCount: number;
  }[];
}

/** Told while a warehouse is set up or loaded. `share` is from 0 to 1. */
export type LoadProgress = (step: { readonly label: string; readonly share: number }) => void;

/**
 * Makes the tables of a warehouse and fills them; never used while a question is answered, and with rights of its own.
 * Errors are `QuartermasterError`s: `WAREHOUSE_UNAVAILABLE`, `QUERY_INVALID` (the database refused a statement; its
 * reason is in `details.reason`), `IMPORT_REJECTED` (what was loaded is not what was exported; nothing was changed).
 */
export interface WarehouseLoader {
  /** What {@link setup} would run, in order, for a person to read or to run elsewhere. */
  statements(): readonly string[];

  /** Makes what is missing: schema, tables with their keys, views or roles. May be repeated. */
  setup(progress: LoadProgress): Promise<void>;

  /** Replaces all rows at once: whoever asks sees the old state or the new one. Row counts are checked before. */
  load(data: ExportedData, progress: LoadProgress): Promise<Snapshot>;

  close(): Promise<void>;
}
