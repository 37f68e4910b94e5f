import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#libs/persistence';

/** A PostgreSQL server of one spec, on a free port, with as many databases as it asks for. */
export class PrivatePostgres {
  private databases = 0;

  private constructor(
    private readonly directory: string,
    private readonly server: EmbeddedPostgres,
  ) {}

  static async start(): Promise<PrivatePostgres> {
    const directory = mkdtempSync(join(tmpdir(), 'qm-private-pg-'));
    const server = await startEmbeddedPostgres({ directory, log: () => undefined });
    // Nothing in it has to outlive the machine, and specs commit thousands of times.
    await runSql(server.url, 'ALTER ROLE ALL SET synchronous_commit = off');
    return new PrivatePostgres(directory, server);
  }

  /** Address of a new, empty database, as a superuser. */
  async createDatabase(): Promise<string> {
    this.databases += 1;
    const name = `database_${this.databases}`;
    await runSql(this.server.url, `CREATE DATABASE ${name}`);
    const url = new URL(this.server.url);
    url.pathname = name;
    return url.toString();
  }

  async stop(): Promise<void> {
    await this.server.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** Runs statements over a connection of their own and gives the last one's rows. */
export async function runSql(url: string, ...statements: readonly string[]): Promise<unknown[][]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    let rows: unknown[][] = [];
    for (const text of statements) ({ rows } = await client.query<unknown[]>({ text, rowMode: 'array' }));
    return rows;
  } finally {
    await client.end();
  }
}
