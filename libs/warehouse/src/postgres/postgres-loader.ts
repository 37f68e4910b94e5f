import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { QuartermasterError } from '#libs/contracts';
import type { PersonaTables } from '../files/manifest';
import { checkCount, ParquetReader } from '../parquet-reader';
import type { TableSchema } from '../schema';
import type { Snapshot } from '../warehouse';
import type { ExportedData, LoadProgress, WarehouseLoader } from '../warehouse-loader';
import type { WarehouseSettings } from '../warehouse-settings';
import { copyIn } from './copy-in';
import { quoteName } from './persona-user';
import { PostgresDdl } from './postgres-ddl';
import { loadError } from './postgres-errors';
import { scramVerifier } from './scram-verifier';

const PASSWORD_PLACEHOLDER = '<password of warehouse.postgres.url>';
/** While the lock is waited for, new queries wait too: so not for long, and rather again. */
const LOCK_TIMEOUT_MS = 2_000;
const LOCK_PAUSE_MS = 500;
const LOCK_ATTEMPTS = 30;
const LOCK_NOT_AVAILABLE = '55P03';
/** Shares of a load: copying, then keys and statistics, then the swap. */
const COPIED = 0.7;
const FINISHED = 0.95;

/** Makes and fills the tables that {@link PostgresWarehouse} asks, as the user of `loadUrl`. */
export class PostgresLoader implements WarehouseLoader {
  private readonly ddl: PostgresDdl;
  private readonly url: string;
  private connected?: Promise<Client>;

  constructor(
    private readonly settings: WarehouseSettings,
    { tables, personas }: { tables: readonly TableSchema[]; personas: readonly PersonaTables[] },
  ) {
    this.url = required(settings.postgres.url, 'warehouse.postgres.url (QM_WAREHOUSE_URL)');
    this.ddl = new PostgresDdl(settings, this.url, tables, personas);
  }

  statements(): readonly string[] {
    return this.ddl.setup(this.password === '' ? null : PASSWORD_PLACEHOLDER);
  }

  async setup(progress: LoadProgress): Promise<void> {
    await this.told(async (client) => {
      const statements = this.ddl.setup(this.password === '' ? null : scramVerifier(this.password));
      await transaction(client, async () => {
        await client.query(`SET LOCAL lock_timeout = ${LOCK_ATTEMPTS * LOCK_TIMEOUT_MS}`);
        for (const [index, statement] of statements.entries()) {
          progress({ label: firstLine(statement), share: index / statements.length });
          await client.query(statement);
        }
        await this.checkRights(client);
      });
      progress({ label: 'Set up', share: 1 });
    });
  }

  load(data: ExportedData, progress: LoadProgress): Promise<Snapshot> {
    return this.told(async (client) => {
      await this.checkSetUp(client);
      for (const statement of this.ddl.createLoadingTables()) await client.query(statement);
      await this.copy(client, data, progress);
      const finishing = this.ddl.finishLoadingTables();
      for (const [index, statement] of finishing.entries()) {
        progress({
          label: firstLine(statement),
          share: COPIED + (FINISHED - COPIED) * (index / finishing.length),
        });
        await client.query(statement);
      }
      progress({ label: 'Putting the new tables in place', share: FINISHED });
      await this.swap(client, data.snapshot);
      progress({ label: 'Loaded', share: 1 });
      return data.snapshot;
    });
  }

  async close(): Promise<void> {
    const client = await this.connected?.catch(() => undefined);
    await client?.end();
  }

  private get password(): string {
    return decodeURIComponent(new URL(this.url).password);
  }

  private async copy(client: Client, data: ExportedData, progress: LoadProgress): Promise<void> {
    const scratch = mkdtempSync(join(tmpdir(), 'quartermaster-load-'));
    const reader = await ParquetReader.open(this.settings);
    const total = data.tables.reduce((sum, { rowCount }) => sum + rowCount, 0);
    let copied = 0;
    try {
      for (const { schema, files, rowCount } of data.tables) {
        progress({ label: `Copying ${schema.name}`, share: COPIED * (copied / Math.max(1, total)) });
        const table = `${this.ddl.loadingSchema}.${quoteName(schema.name)}`;
        const paths = files.map((file) => join(data.directory, file));
        const csv = join(scratch, `${schema.name}.csv`);
        if (paths.length > 0) {
          await reader.writeCsv(schema, paths, csv);
          const columns = schema.fields.map(({ name }) => quoteName(name)).join(', ');
          await copyIn(client, `COPY ${table} (${columns}) FROM STDIN (FORMAT csv, NULL '\\N')`, csv);
          rmSync(csv);
        }
        const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM ${table}`);
        checkCount(schema.name, Number(rows[0]!.count), rowCount);
        copied += rowCount;
      }
    } finally {
      reader.close();
      rmSync(scratch, { recursive: true, force: true });
    }
  }

  private async swap(client: Client, snapshot: Snapshot): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await transaction(client, async () => {
          await client.query(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`);
          await client.query(this.ddl.lock());
          for (const statement of this.ddl.swap(snapshot)) await client.query(statement);
        });
        return;
      } catch (error) {
        const isBusy = error instanceof DatabaseError && error.code === LOCK_NOT_AVAILABLE;
        if (!isBusy || attempt === LOCK_ATTEMPTS) throw error;
        await delay(LOCK_PAUSE_MS);
      }
    }
  }

  private async checkSetUp(client: Client): Promise<void> {
    const { rowCount } = await client.query(this.ddl.findLoadTable());
    if (rowCount === 0)
      throw new QuartermasterError('QUERY_INVALID', {
        message: 'The PostgreSQL warehouse is not set up; nothing was changed.',
        nextStep: 'Run `qm warehouse setup`, then load again.',
      });
  }

  private async checkRights(client: Client): Promise<void> {
    const { rows } = await client.query<[string, string]>({ text: this.ddl.strayRights(), rowMode: 'array' });
    if (rows.length === 0) return;
    throw new QuartermasterError('QUERY_INVALID', {
      message: "A persona's user can read tables that are not its own; nothing was changed.",
      nextStep: 'Take these rights away, most likely with REVOKE SELECT … FROM PUBLIC, and run it again.',
      details: { reason: rows.map(([user, table]) => `${user} can read ${table}`).join('; ') },
    });
  }

  private async told<T>(work: (client: Client) => Promise<T>): Promise<T> {
    try {
      this.connected ??= this.connect();
      return await work(await this.connected);
    } catch (error) {
      throw loadError(error);
    }
  }

  private async connect(): Promise<Client> {
    const { loadUrl, connectTimeoutMs } = this.settings.postgres;
    const client = new Client({
      connectionString: required(loadUrl, 'warehouse.postgres.loadUrl (QM_WAREHOUSE_LOAD_URL)'),
      connectionTimeoutMillis: connectTimeoutMs,
      application_name: 'quartermaster-load',
    });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }
}

async function transaction(client: Client, work: () => Promise<void>): Promise<void> {
  await client.query('BEGIN');
  try {
    await work();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

function required(value: string | undefined, setting: string): string {
  if (value !== undefined) return value;
  throw new QuartermasterError('VALIDATION_FAILED', {
    message: `The setting ${setting} is missing.`,
    nextStep: 'Give it, and run the command again.',
  });
}

const firstLine = (statement: string): string =>
  statement
    .replace(/PASSWORD '.*'/, "PASSWORD '…'")
    .split('\n')[0]!
    .slice(0, 100);
