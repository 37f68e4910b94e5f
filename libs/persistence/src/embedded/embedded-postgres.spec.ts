import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { findEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres';
import { identifyProcess } from './process-identity';

jest.setTimeout(60_000);

async function query<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function eventually<T>(attempt: () => Promise<T>, withinMs = 10_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

describe('startEmbeddedPostgres', () => {
  let directory: string;
  const lines: string[] = [];
  const start = () => startEmbeddedPostgres({ directory, log: (line) => lines.push(line) });

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'qm-postgres-'));
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it('makes a durable server once, and says so', async () => {
    const server = await start();
    expect(lines).toEqual(['creating the database (once)']);
    const settings = await query<{ name: string; setting: string }>(
      server.url,
      `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'listen_addresses')`,
    );
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      fsync: 'on',
      synchronous_commit: 'on',
      listen_addresses: '127.0.0.1',
    });
    await query(server.url, 'CREATE TABLE kept AS SELECT 1 AS id');
    await server.stop();
    expect(identifyProcess(server.pid!)).toBeNull();
    const again = await start();
    expect(await query(again.url, 'SELECT id FROM kept')).toEqual([{ id: 1 }]);
    expect(lines).toHaveLength(1);
    await again.stop();
  });

  it('is found by its directory while it runs', async () => {
    expect(findEmbeddedPostgres(directory)).toBeNull();
    const server = await start();
    expect(findEmbeddedPostgres(directory)).toBe(server.url);
    await server.stop();
    expect(findEmbeddedPostgres(directory)).toBeNull();
  });

  it('wants the password, which only its owner can read', async () => {
    const server = await start();
    const wrong = new URL(server.url);
    wrong.password = 'guessed';
    await expect(query(wrong.toString(), 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    expect(statSync(join(directory, 'password')).mode & 0o777).toBe(0o600);
    await server.stop();
  });

  it('takes over from a server whose parent was killed, without losing what was acknowledged', async () => {
    const forgotten = await start();
    await query(forgotten.url, 'INSERT INTO kept VALUES (2)');
    const next = await start();
    expect(identifyProcess(forgotten.pid!)?.startedAt).not.toBe(identifyProcess(next.pid!)?.startedAt);
    expect(await query(next.url, 'SELECT id FROM kept ORDER BY id')).toEqual([{ id: 1 }, { id: 2 }]);
    await next.stop();
    await forgotten.stop();
  });

  it('is not stopped by a process file that names a stranger', async () => {
    const pidFile = join(directory, 'cluster', 'postmaster.pid');
    writeFileSync(pidFile, `${process.ppid}\n${directory}/cluster\n0\n5432\n\n127.0.0.1\n\nready\n`);
    const server = await start();
    expect(readFileSync(pidFile, 'utf8').split('\n')[0]).toBe(String(server.pid));
    expect(identifyProcess(process.ppid)).not.toBeNull();
    await server.stop();
  });

  it('starts a server that was killed again, at the same address', async () => {
    const server = await start();
    process.kill(server.pid!, 'SIGKILL');
    expect(await eventually(() => query(server.url, 'SELECT count(*)::int AS n FROM kept'))).toEqual([
      { n: 2 },
    ]);
    expect(lines).toContain('PostgreSQL ended unexpectedly; starting it again');
    await server.stop();
  });
});
