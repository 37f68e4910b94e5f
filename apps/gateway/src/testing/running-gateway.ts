import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { BusModule, InProcessTransport } from '#libs/bus';
import { DatabaseModule, type EmbeddedPostgres, startEmbeddedPostgres } from '#libs/persistence';
import {
  type CompleteSettings,
  loadSettings,
  Logger,
  RuntimeModule,
  withDevelopmentSecrets,
} from '#libs/runtime';
import { Housekeeping } from '../persistence/housekeeping';
import { createGateway, GatewayModule, gatewayPersistence, UserAdmin } from '../gateway.module';
import { FakeServices } from './fake-services';

@Module({ providers: [FakeServices] })
class FakeServicesModule {}

export const PASSWORD = 'correct horse battery';

type SettingsChange = { [K in keyof CompleteSettings]?: Partial<CompleteSettings[K]> };

/** The gateway on a port of its own, over a PostgreSQL of its own, before services that are made up. */
export class RunningGateway {
  readonly logLines: string[] = [];
  app!: NestFastifyApplication;
  url!: string;
  private postgres!: EmbeddedPostgres;
  private readonly directory = mkdtempSync(join(tmpdir(), 'qm-gateway-'));

  private constructor(private readonly change: SettingsChange) {}

  static async start(change: SettingsChange = {}): Promise<RunningGateway> {
    const gateway = new RunningGateway(change);
    const directory = join(gateway.directory, 'postgres');
    gateway.postgres = await startEmbeddedPostgres({ directory, log: () => undefined });
    await gateway.open();
    return gateway;
  }

  get services(): FakeServices {
    return this.app.get(FakeServices, { strict: false });
  }

  get users(): UserAdmin {
    return this.app.get(UserAdmin, { strict: false });
  }

  get databaseUrl(): string {
    return this.postgres.url;
  }

  /** Looks into the store of record, or changes what a spec cannot wait for. */
  async query<T extends object>(sql: string): Promise<T[]> {
    const client = new Client({ connectionString: this.databaseUrl });
    await client.connect();
    const { rows } = await client.query<T>(sql);
    await client.end();
    return rows;
  }

  keepHouse(): Promise<void> {
    return this.app.get(Housekeeping, { strict: false }).run();
  }

  /** A second start on the same database, as after a deployment. */
  async restart(change: SettingsChange = {}): Promise<void> {
    await this.app.close();
    Object.assign(this.change, change);
    await this.open();
  }

  async stop(): Promise<void> {
    await this.app?.close();
    await this.postgres?.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }

  async addUser(
    username: string,
    personas = ['warehouse_manager'],
    roles: ('member' | 'admin')[] = ['member'],
  ) {
    return this.users.add({
      username,
      password: PASSWORD,
      displayName: username,
      personas,
      roles,
      sites: null,
    });
  }

  request(
    method: string,
    path: string,
    { token, body, headers = {} }: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body:
        body === undefined || typeof body === 'string' ? (body as string | undefined) : JSON.stringify(body),
    });
  }

  async signIn(username: string, password = PASSWORD): Promise<string> {
    const response = await this.request('POST', '/v1/sessions', { body: { username, password } });
    if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
    return ((await response.json()) as { token: string }).token;
  }

  /** Actions and details of the newest entries, newest first. */
  async audit(
    token: string,
    limit = 20,
  ): Promise<{ action: string; actor: string | null; details: Record<string, unknown> }[]> {
    const response = await this.request('GET', `/v1/audit?limit=${limit}`, { token });
    return ((await response.json()) as { data: [] }).data;
  }

  private async open(): Promise<void> {
    const defaults = withDevelopmentSecrets(
      loadSettings({ env: { QM_DATA_DIR: this.directory, QM_DEMO: 'false' } }),
    );
    const settings = { ...defaults, passwords: { ...defaults.passwords, bcryptCost: 4 } } as CompleteSettings;
    for (const [group, values] of Object.entries(this.change)) {
      const current = settings[group as keyof CompleteSettings];
      Object.assign(settings, {
        [group]: typeof current === 'object' ? { ...current, ...(values as object) } : values,
      });
    }
    const keep = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        this.logLines.push(...chunk.toString().trim().split('\n'));
        done();
      },
    });
    const logger = Logger.create({ serviceName: 'gateway', destination: keep });
    this.app = await createGateway(settings, [
      RuntimeModule.forRoot({ settings, serviceName: 'gateway', logger }),
      BusModule.forRoot({ transport: new InProcessTransport(), signingKey: settings.bus.signingKey }),
      DatabaseModule.forRoot({ url: this.postgres.url, rooms: [gatewayPersistence] }),
      GatewayModule.forRoot(),
      { module: FakeServicesModule },
    ]);
    // A provider sends people back to one address only; otherwise any will do.
    const port = settings.server.publicUrl === undefined ? 0 : settings.server.port;
    await this.app.listen({ host: '127.0.0.1', port });
    this.url = (await this.app.getUrl()).replace('[::1]', '127.0.0.1');
  }
}
