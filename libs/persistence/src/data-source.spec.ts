import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { createDataSource, limitAnswers, readPrepared } from './data-source';
import { isUniqueViolation, toTypedDatabaseError } from './database-error';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded/embedded-postgres';
import { migrate } from './migrate';

jest.setTimeout(60_000);

class RoomAThings1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE room_a (id int PRIMARY KEY)');
    await runner.query('SELECT pg_sleep(0.2)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE room_a');
  }
}
class RoomBThings1600000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE room_b (id int PRIMARY KEY)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE room_b');
  }
}

describe('data source', () => {
  let directory: string;
  let server: EmbeddedPostgres;
  const opened: DataSource[] = [];
  const open = async (migrations: (new () => MigrationInterface)[]) => {
    const dataSource = await createDataSource({ url: server.url, entities: [], migrations }).initialize();
    opened.push(dataSource);
    return dataSource;
  };

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'qm-data-source-'));
    server = await startEmbeddedPostgres({ directory, log: () => undefined });
  });
  afterAll(async () => {
    for (const dataSource of opened) await dataSource.destroy();
    await server?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it('migrates once when replicas and other rooms start together', async () => {
    const replicas = await Promise.all([
      open([RoomAThings1700000000001]),
      open([RoomAThings1700000000001]),
      open([RoomBThings1600000000000]),
    ]);
    const ran = (await Promise.all(replicas.map(migrate))).flat();
    expect(ran.sort()).toEqual([
      'AuditTable1763600000000',
      'LeaseTable1764400000000',
      'RoomAThings1700000000001',
      'RoomBThings1600000000000',
    ]);
    expect(await migrate(replicas[0]!)).toEqual([]);
  });

  it('says unavailable while the server is away and goes on by itself afterwards', async () => {
    const dataSource = await open([]);
    limitAnswers(dataSource, 10_000);
    await dataSource.query('SELECT 1');
    process.kill(server.pid!, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await expect(dataSource.query('SELECT 1')).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      retryable: true,
    });
    const end = Date.now() + 15_000;
    let rows: unknown;
    while (rows === undefined && Date.now() < end) {
      rows = await dataSource.query('SELECT 1 AS one').catch(() => undefined);
    }
    expect(rows).toEqual([{ one: 1 }]);
  });

  it('gives up a statement that gets no answer, with its connection, and goes on with another', async () => {
    const dataSource = await open([]);
    limitAnswers(dataSource, 200);
    const [before] = await dataSource.query<{ pid: number }[]>('SELECT pg_backend_pid() AS pid');
    await expect(dataSource.query('SELECT pg_sleep(20)')).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    });
    const [after] = await dataSource.query<{ pid: number }[]>('SELECT pg_backend_pid() AS pid');
    expect(after!.pid).not.toBe(before!.pid);
  });

  it('reads over a connection that died unnoticed', async () => {
    const dataSource = await open([]);
    const statement = { name: 'spec-two', text: 'SELECT $1::int + 1 AS two' };
    expect(await readPrepared(dataSource, statement, [1])).toEqual([{ two: 2 }]);
    const other = await open([]);
    await other.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()`,
    );
    expect(await readPrepared(dataSource, statement, [2])).toEqual([{ two: 3 }]);
  });

  it('tells a full disk and a slow statement by their codes, and leaves the rest as it is', async () => {
    const dataSource = await open([]);
    const raise = (code: string) => `DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '${code}'; END $$`;
    await expect(dataSource.query(raise('53100'))).rejects.toMatchObject({ code: 'STORAGE_FULL' });
    await expect(dataSource.query('SET statement_timeout = 50; SELECT pg_sleep(1)')).rejects.toMatchObject({
      code: 'DEADLINE_EXCEEDED',
    });
    const twice = dataSource.query('INSERT INTO room_a VALUES (1), (1)');
    expect(isUniqueViolation(await twice.catch((error: unknown) => error))).toBe(true);
  });

  it.each([
    ['ECONNREFUSED', Object.assign(new Error('x'), { code: 'ECONNREFUSED' })],
    ['too many connections', Object.assign(new Error('x'), { code: '53300' })],
    ['a closed connection', new Error('Connection terminated unexpectedly')],
  ])('calls %s unavailable', (_name, error) => {
    expect(toTypedDatabaseError(error)).toMatchObject({ code: 'SERVICE_UNAVAILABLE', cause: error });
  });

  it.each([
    ['postgres://u:p@db.example/x', true, { rejectUnauthorized: true, host: 'db.example' }],
    ['postgres://u:p@db.example/x?sslmode=require', true, { rejectUnauthorized: false }],
    ['postgres://u:p@db.example/x?sslmode=disable', true, false],
    ['postgres://u:p@127.0.0.1/x', true, false],
    ['postgres://u:p@db.example/x', false, false],
  ])('%s with production %s uses TLS %j', (url, production, ssl) => {
    const { options } = createDataSource({ url, production, entities: [], migrations: [] });
    expect((options as { ssl?: unknown }).ssl).toEqual(ssl);
  });
});
