import { join } from 'node:path';
import type { InputOf, LoadEvent, pipeline } from '#libs/contracts';
import type { PublishedVersion, WarehouseFiles } from '#libs/warehouse';
import { exportFiles } from './export/export-files';
import { loadFiles } from './import/import-load';
import type { ReportStep } from './load-progress';
import { loadSample } from './sample/sample-load';

/** The rest of a load is checking keys, splitting by persona and making it durable. */
const FILLING_SHARE = 0.9;

/** What fills the embedded warehouse and what empties it into files. Each method ends with a `load-end` event. */
export class Pipeline {
  constructor(
    private readonly files: WarehouseFiles,
    private readonly dataDirectory: string,
    private readonly now: () => Date,
  ) {}

  async generate(
    { seed, today, scale }: InputOf<typeof pipeline.generate>,
    report: ReportStep,
    signal: AbortSignal,
  ): Promise<LoadEvent> {
    return this.load(
      (loading, step) => loadSample(loading, { seed, today, scale }, step, signal),
      report,
      signal,
    );
  }

  async importFiles(
    { directory, mapFile, maxRejectedShare }: InputOf<typeof pipeline.importFiles>,
    report: ReportStep,
    signal: AbortSignal,
  ): Promise<LoadEvent> {
    const time = this.now()
      .toISOString()
      .replace(/[-:]|\.\d+/g, '');
    const rejectsDirectory = join(this.dataDirectory, 'imports', time);
    let rejected: Readonly<Record<string, number>> = {};
    let written: string | null = null;
    const end = await this.load(
      async (loading, step) => {
        const options = { directory, mapFile, maxRejectedShare, rejectsDirectory };
        const outcome = await loadFiles(loading, options, step, signal);
        rejected = outcome.rejected;
        written = outcome.rejectsDirectory;
      },
      report,
      signal,
    );
    return {
      ...end,
      tables: end.tables.map((table) => ({ ...table, rejected: rejected[table.table] ?? 0 })),
      rejectsDirectory: written,
    };
  }

  async exportFiles(
    request: InputOf<typeof pipeline.exportFiles>,
    report: ReportStep,
    signal: AbortSignal,
  ): Promise<LoadEvent> {
    const start = performance.now();
    return loadEnd(await exportFiles(this.files, request, report, signal), start);
  }

  private async load(
    fill: (
      loading: Parameters<Parameters<WarehouseFiles['publish']>[0]>[0],
      step: ReportStep,
    ) => Promise<void>,
    report: ReportStep,
    signal: AbortSignal,
  ): Promise<LoadEnd> {
    const start = performance.now();
    const version = await this.files.publish(
      async (loading) => {
        await fill(loading, (label, progress) => report(label, progress * FILLING_SHARE));
        report('Checking keys and publishing', FILLING_SHARE);
      },
      { now: this.now(), signal },
    );
    return loadEnd(version, start);
  }
}

type LoadEnd = Extract<LoadEvent, { type: 'load-end' }>;

function loadEnd({ dataVersion, rowCounts }: PublishedVersion, start: number): LoadEnd {
  return {
    type: 'load-end',
    dataVersion,
    tables: Object.entries(rowCounts).map(([table, rows]) => ({ table, rows, rejected: 0 })),
    rejectsDirectory: null,
    ms: Math.round(performance.now() - start),
  };
}
