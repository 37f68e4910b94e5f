import { z } from 'zod';
import { Day } from '../metric-query';
import { defineService, stream } from '../service';

export const TableCount = z.strictObject({ table: z.string(), rows: z.int(), rejected: z.int() });

/** Progress of a load; the last event is load-end. A load that fails leaves the data as it was. */
export const LoadEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('step'),
    label: z.string(),
    /** 0 to 1 of the whole load. */ progress: z.number().min(0).max(1),
  }),
  z.strictObject({
    type: z.literal('load-end'),
    dataVersion: z.string(),
    tables: z.array(TableCount),
    /** Folder with one CSV a table of what was not taken over and why; null when nothing was rejected. */
    rejectsDirectory: z.string().nullable(),
    ms: z.number(),
  }),
]);
export type LoadEvent = z.infer<typeof LoadEvent>;

export const GenerateRequest = z.strictObject({
  seed: z.int(),
  today: Day,
  /** 1 is 9,000 sales orders and 2,400 purchase orders; 40 is about a million sales order lines. */
  scale: z.number().positive().max(50),
});
export type GenerateRequest = z.infer<typeof GenerateRequest>;

export const ImportRequest = z.strictObject({
  directory: z.string().min(1),
  /** A mapping file (YAML); absent: the files have the six tables' names and columns. */
  mapFile: z.string().optional(),
  /** Share of a table's rows that may be rejected before the load is refused, 0 to 1. */
  maxRejectedShare: z.number().min(0).max(1),
});
export type ImportRequest = z.infer<typeof ImportRequest>;

/** ingestion: what fills the embedded warehouse. */
export const pipeline = defineService('pipeline', {
  generate: {
    summary: 'Replaces the data by a deterministic sample.',
    input: GenerateRequest,
    output: stream(LoadEvent),
    timeoutMs: 600_000,
    errors: ['STORAGE_FULL', 'CONFLICT'],
  },
  importFiles: {
    summary: "Replaces the data by the user's own CSV or Parquet files.",
    input: ImportRequest,
    output: stream(LoadEvent),
    timeoutMs: 3_600_000,
    errors: ['IMPORT_REJECTED', 'VALIDATION_FAILED', 'STORAGE_FULL', 'CONFLICT'],
  },
  exportFiles: {
    summary: 'Writes the six tables as CSV or Parquet.',
    input: z.strictObject({ directory: z.string().min(1), format: z.enum(['csv', 'parquet']) }),
    output: stream(LoadEvent),
    timeoutMs: 3_600_000,
    errors: ['NO_DATA', 'STORAGE_FULL'],
  },
});
