import { createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { QuartermasterError } from '#libs/contracts';
import { Deadline } from '../deadline';
import type { PersonaTables } from '../files/manifest';
import { checkCount } from '../parquet-reader';
import type { TableSchema } from '../schema';
import type { Snapshot } from '../warehouse';
import type { ExportedData, LoadProgress, WarehouseLoader } from '../warehouse-loader';
import type { WarehouseSettings } from '../warehouse-settings';
import { type AwsAccess, DataApi, type FinishedBatch } from './data-api';
import { RedshiftDdl } from './redshift-ddl';
import { loadError } from './redshift-errors';

/** Longest time of one batch of a load. */
const STATEMENT_TIMEOUT_MS = 3_600_000;
/** Each of them in a transaction of its own; the service takes 40. */
const SETUP_BATCH = 20;
const UPLOADED = 0.5;
const COPIED = 0.9;

/** Makes and fills the tables that {@link RedshiftDataWarehouse} asks: files to S3, COPY, then one transaction. */
export class RedshiftLoader implements WarehouseLoader {
  private readonly ddl: RedshiftDdl;
  private readonly api: DataApi;
  private readonly s3: S3Client;
  private readonly tables: readonly TableSchema[];

  constructor(
    private readonly settings: WarehouseSettings,
    { tables, personas }: { tables: readonly TableSchema[]; personas: readonly PersonaTables[] },
    access: AwsAccess = {},
  ) {
    const { redshift } = settings;
    this.ddl = new RedshiftDdl(settings, tables, personas);
    this.tables = tables;
    this.api = new DataApi(redshift, access);
    this.s3 = new S3Client({
      region: redshift.region,
      endpoint: redshift.s3Endpoint,
      forcePathStyle: redshift.s3Endpoint !== undefined,
      ...access,
    });
  }

  statements(): readonly string[] {
    const { dataLocation = 's3://BUCKET/FOLDER', loadRoleArn = 'ROLE_ARN' } = this.settings.redshift;
    const copies = this.tables.flatMap((table) => [
      ...this.ddl.createLoadingTable(table),
      this.ddl.copy(table, `${folderOf(dataLocation, 'VERSION')}${table.name}/`, loadRoleArn),
    ]);
    return [
      ...this.ddl.createTables(),
      ...this.ddl.users.map((user) => this.ddl.createUser(user)),
      ...this.ddl.rights(),
      `-- Then \`qm warehouse load\` runs:\n${copies.map((statement) => `--   ${statement};`).join('\n')}\n-- and replaces the rows in one transaction`,
    ];
  }

  async setup(progress: LoadProgress): Promise<void> {
    await this.told(async () => {
      const present = new Set((await this.column(this.ddl.findUsers())).map(String));
      const statements = [
        ...this.ddl.createTables(),
        ...this.ddl.users.filter((user) => !present.has(user)).map((user) => this.ddl.createUser(user)),
        ...this.ddl.rights(),
      ];
      for (let at = 0; at < statements.length; at += SETUP_BATCH) {
        const batch = statements.slice(at, at + SETUP_BATCH);
        progress({ label: batch[0]!.split('\n')[0]!.slice(0, 100), share: at / statements.length });
        await this.run(batch);
      }
      progress({ label: 'Set up', share: 1 });
    });
  }

  load(data: ExportedData, progress: LoadProgress): Promise<Snapshot> {
    const { dataLocation, loadRoleArn } = this.settings.redshift;
    return this.told(async () => {
      const folder = folderOf(
        required(dataLocation, 'warehouse.redshift.dataLocation'),
        data.snapshot.dataVersion,
      );
      const role = required(loadRoleArn, 'warehouse.redshift.loadRoleArn');
      await this.checkSetUp();
      await this.upload(data, folder, progress);
      const total = data.tables.length;
      for (const [index, { schema, files, rowCount }] of data.tables.entries()) {
        progress({
          label: `Copying ${schema.name}`,
          share: UPLOADED + (COPIED - UPLOADED) * (index / total),
        });
        const copy = files.length > 0 ? [this.ddl.copy(schema, `${folder}${schema.name}/`, role)] : [];
        await this.run([...this.ddl.createLoadingTable(schema), ...copy]);
        const [count] = await this.column(this.ddl.count(schema));
        checkCount(schema.name, Number(count), rowCount);
      }
      progress({ label: 'Putting the new rows in place', share: COPIED });
      await this.run(
        this.ddl.swap(
          data.tables.map(({ schema }) => schema),
          data.snapshot,
        ),
      );
      progress({ label: 'Loaded', share: 1 });
      return data.snapshot;
    });
  }

  async close(): Promise<void> {
    this.s3.destroy();
    await this.api.close();
  }

  private async checkSetUp(): Promise<void> {
    const found = await this.column(this.ddl.findUsers());
    if (found.length < this.ddl.users.length)
      throw new QuartermasterError('QUERY_INVALID', {
        message: 'The Redshift warehouse is not set up; nothing was changed.',
        nextStep: 'Run `qm warehouse setup`, then load again.',
        details: { found: found.length, wanted: this.ddl.users.length },
      });
  }

  private async upload(data: ExportedData, folder: string, progress: LoadProgress): Promise<void> {
    const files = data.tables.flatMap(({ schema, files: own }) =>
      own.map((file, index) => ({ file, key: `${schema.name}/${String(index).padStart(5, '0')}.parquet` })),
    );
    const { hostname: bucket, pathname } = new URL(folder);
    for (const [index, { file, key }] of files.entries()) {
      progress({ label: `Uploading ${file}`, share: UPLOADED * (index / files.length) });
      const path = join(data.directory, file);
      const size = statSync(path, { throwIfNoEntry: false })?.size;
      if (size === undefined)
        throw new QuartermasterError('IMPORT_REJECTED', { details: { reason: `${file} is missing` } });
      await this.s3.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: `${pathname.slice(1)}${key}`,
          Body: createReadStream(path),
          ContentLength: size,
        }),
      );
    }
  }

  private run(statements: readonly string[]): Promise<FinishedBatch> {
    return this.within((deadline) => this.api.run(this.identity, statements, deadline));
  }

  /** First column of a small result. */
  private column(sql: string): Promise<(string | number | undefined)[]> {
    return this.within(async (deadline) => {
      const { ids } = await this.api.run(this.identity, [sql], deadline);
      const { records } = await this.api.page(ids[0]!, undefined, deadline);
      return records.map(([field]) => field?.stringValue ?? field?.longValue);
    });
  }

  private get identity() {
    return { secretArn: this.settings.redshift.loadSecretArn };
  }

  private async within<T>(work: (deadline: Deadline) => Promise<T>): Promise<T> {
    const deadline = new Deadline(STATEMENT_TIMEOUT_MS);
    try {
      return await work(deadline);
    } finally {
      deadline.dispose();
    }
  }

  private async told<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw loadError(error);
    }
  }
}

/** Each state of the data has a folder of its own: COPY reads whatever lies there. */
const folderOf = (location: string, version: string): string => `${location.replace(/\/*$/, '/')}${version}/`;

function required(value: string | undefined, setting: string): string {
  if (value !== undefined) return value;
  throw new QuartermasterError('VALIDATION_FAILED', {
    message: `The setting ${setting} is missing.`,
    nextStep: 'Give it, and run the command again.',
  });
}
