import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Health, loadSettings, Logger, RuntimeModule } from '#libs/runtime';
import { AuditLog } from './audit/audit-log';
import { DatabaseModule, databaseOptions } from './database.module';
import { startEmbeddedPostgres } from './embedded/embedded-postgres';
import { accountFor, findPostgresBinaries } from './embedded/postgres-binaries';
import { Postmaster } from './embedded/postmaster';

jest.setTimeout(60_000);

describe('DatabaseModule', () => {
  let directory: string;
  const settings = loadSettings({ env: {} });

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'qm-database-'));
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it('waits for a database that comes later, migrates, tells its health, and lets go', async () => {
    const first = await startEmbeddedPostgres({ directory, log: () => undefined });
    const { url } = first;
    await first.stop();

    class ServiceModule {}
    const starting = NestFactory.createApplicationContext(
      {
        module: ServiceModule,
        imports: [
          RuntimeModule.forRoot({
            settings,
            serviceName: 'spec',
            logger: Logger.create({ serviceName: 'spec', level: 'silent' }),
          }),
          DatabaseModule.forRoot(databaseOptions(settings, [], url)),
        ],
      },
      { logger: false, abortOnError: false },
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { postgres } = findPostgresBinaries();
    const server = new Postmaster(
      postgres,
      join(directory, 'cluster'),
      join(directory, 'server.log'),
      accountFor([postgres, directory]),
    );
    await server.start(Number(new URL(url).port));

    const app = await starting;
    expect((await app.get(Health).check()).ok).toBe(true);
    await app.get(AuditLog).append({ action: 'started', actor: null, details: {} });
    expect(await app.get(AuditLog).verify()).toMatchObject({ intact: true, entries: 1 });
    await server.stop();
    expect(await app.get(Health).check()).toMatchObject({
      ok: false,
      checks: [{ name: 'database', ok: false }],
    });
    await app.close();
    expect(app.get(DataSource).isInitialized).toBe(false);
  });

  it('names the setting that a service of its own misses', () => {
    expect(() => databaseOptions(settings, [])).toThrow(/database\.url \(DATABASE_URL\)/);
  });
});
