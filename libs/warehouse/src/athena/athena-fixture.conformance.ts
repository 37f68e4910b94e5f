import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '#libs/runtime';
import { type AthenaDouble, type AthenaDoubleOptions, startAthenaDouble } from '#libs/testing';
import { TABLES } from '../schema';
import { CONFORMANCE_PERSONAS } from '../warehouse.conformance';
import { exportConformanceData } from '../warehouse-loader.conformance';
import type { WarehouseSettings } from '../warehouse-settings';
import { AthenaLoader } from './athena-loader';
import { AthenaWarehouse } from './athena-warehouse';

export const SNAPSHOT = { dataVersion: 'v1', dataAsOf: '2026-06-17T08:00:00.000Z' };
export const quiet = (): void => undefined;

/** An Athena of its own for a spec, with what was opened on it. */
export class AthenaFixture {
  readonly directory = mkdtempSync(join(tmpdir(), 'qm-athena-'));
  private readonly opened: { close(): Promise<void> }[] = [];

  private constructor(readonly double: AthenaDouble) {}

  static async start(options?: AthenaDoubleOptions): Promise<AthenaFixture> {
    const double = await startAthenaDouble(options);
    process.env.AWS_ACCESS_KEY_ID = double.credentials.accessKeyId;
    process.env.AWS_SECRET_ACCESS_KEY = double.credentials.secretAccessKey;
    return new AthenaFixture(double);
  }

  settings(
    athena: Partial<WarehouseSettings['athena']> = {},
    more: Partial<WarehouseSettings> = {},
  ): WarehouseSettings {
    const { warehouse } = loadSettings({ env: {} });
    const { endpoint, region } = this.double;
    return {
      ...warehouse,
      kind: 'athena',
      ...more,
      athena: {
        ...warehouse.athena,
        region,
        endpoint,
        glueEndpoint: endpoint,
        s3Endpoint: endpoint,
        dataLocation: 's3://data/quartermaster',
        outputLocation: 's3://results/',
        pollMs: 20,
        ...athena,
      },
    };
  }

  warehouse(settings = this.settings(), personas = CONFORMANCE_PERSONAS): AthenaWarehouse {
    const warehouse = new AthenaWarehouse(settings, personas);
    this.opened.push(warehouse);
    return warehouse;
  }

  loader(settings = this.settings(), personas = CONFORMANCE_PERSONAS): AthenaLoader {
    const loader = new AthenaLoader(settings, { tables: TABLES, personas });
    this.opened.push(loader);
    return loader;
  }

  /** The suite's data, set up and loaded. `more` is run on it before. */
  async load(more: readonly string[] = [], snapshot = SNAPSHOT): Promise<void> {
    const loader = this.loader();
    await loader.setup(quiet);
    await loader.load(await exportConformanceData(this.directory, snapshot, more), quiet);
  }

  async stop(): Promise<void> {
    for (const each of this.opened) await each.close();
    await this.double.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }
}
