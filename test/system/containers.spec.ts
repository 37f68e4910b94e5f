import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { Client } from '../harness/client';
import { assembleImage, type ComposedService, composedServices } from '../harness/image';
import { freePort } from '../../libs/testing/src/free-port';
import { answers, ROOT, Started } from '../harness/processes';
import { modes, TODAY } from '../harness/product';
import { type Servers, startServers } from '../harness/servers';

jest.setTimeout(240_000);

const SECRETS = {
  QM_SIGNING_KEY: 'container-spec-signing-key-of-32-bytes',
  QM_PASSWORD_PEPPER: 'container-spec-pepper',
  QM_CUSTOMER_KEY: 'container-spec-customer-key-of-32-bytes',
  POSTGRES_PASSWORD: 'unused',
  REDIS_PASSWORD: 'unused',
  NATS_PASSWORD: 'unused',
  GRAFANA_PASSWORD: 'unused',
};

describe('the container files', () => {
  it('are valid by the published checks', () => {
    expect(validate(readFileSync(join(ROOT, 'Dockerfile'), 'utf8'))).toEqual([]);
    const linted = spawnSync('npx', ['dclint', 'docker-compose.yml'], { cwd: ROOT, encoding: 'utf8' });
    expect(linted.stdout + linted.stderr).not.toMatch(/error|warning/);
    expect(linted.status).toBe(0);
  });

  it('run every service there is, and only with what production demands', () => {
    const services = composedServices(SECRETS);
    const run = Object.values(services).flatMap(({ command }) => command ?? []);
    for (const name of ['gateway', 'orchestrator', 'pipeline', 'specialist-agents', 'sql-agents', 'store'])
      expect(run).toContain(`dist/apps/${name}/src/main.js`);
    expect(() => composedServices({})).toThrow('needs NATS_PASSWORD');
  });

  it('come with secrets and certificates that are made once', () => {
    const root = mkdtempSync(join(tmpdir(), 'qm-compose-'));
    try {
      cpSync(join(ROOT, 'infra/compose'), join(root, 'infra/compose'), { recursive: true });
      const init = () => execFileSync('sh', [join(root, 'infra/compose/init.sh')], { encoding: 'utf8' });
      expect(init()).toContain('.env');
      const made = readFileSync(join(root, '.env'), 'utf8');
      for (const name of Object.keys(SECRETS))
        expect(made).toMatch(new RegExp(`^${name}=[0-9a-f]{64}$`, 'm'));
      expect(init()).toBe('');
      expect(readFileSync(join(root, '.env'), 'utf8')).toBe(made);
      const certificates = join(root, 'infra/compose/certificates');
      for (const name of ['nats', 'redis', 'postgres'])
        execFileSync('openssl', ['verify', '-CAfile', 'ca.pem', '-verify_hostname', name, `${name}.pem`], {
          cwd: certificates,
        });
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});

(modes().includes('services over NATS') ? describe : describe.skip)('the containers’ commands', () => {
  const image = assembleImage();
  const data = mkdtempSync(join(tmpdir(), 'qm-data-'));
  const asRoot = process.getuid?.() === 0;
  const account = asRoot ? { uid: image.user, gid: image.user } : {};
  let servers: Servers;
  let services: Record<string, ComposedService>;
  const started: Started[] = [];
  const ports = new Map<string, number>();

  /** The addresses of compose's network become those of this machine; everything else stays as it is written there. */
  async function environmentOf(name: string): Promise<NodeJS.ProcessEnv> {
    const { environment } = services[name]!;
    const port = ports.get(name) ?? (await freePort());
    ports.set(name, port);
    return {
      PATH: process.env.PATH,
      ...image.environment,
      ...environment,
      QM_HOST: '127.0.0.1',
      QM_PROBE_HOST: '127.0.0.1',
      QM_DATA_DIR: data,
      NODE_EXTRA_CA_CERTS: servers.certificates!.caFile,
      NATS_URL: servers.natsUrl.replace('//', `//quartermaster:${encodeURIComponent(servers.password!)}@`),
      REDIS_URL: servers.redisUrl,
      DATABASE_URL: `${servers.databaseUrl}&sslrootcert=${servers.certificates!.caFile}`,
      [name === 'gateway' ? 'QM_PORT' : 'QM_PROBE_PORT']: String(port),
      ...(name === 'gateway' ? { QM_PROBE_PORT: String(port) } : {}),
      QM_TODAY: TODAY,
    };
  }

  async function start(name: string, ...more: string[]): Promise<Started> {
    const { entrypoint = image.entrypoint, command = [] } = services[name]!;
    const argv = [...entrypoint, ...(more.length > 0 ? more : command)];
    const env = await environmentOf(name);
    const process = Started.run(name, argv[0]!, argv.slice(1), { cwd: image.directory, env, ...account });
    started.push(process);
    return process;
  }

  beforeAll(async () => {
    if (asRoot) chownSync(data, image.user, image.user);
    servers = await startServers({ secured: true });
    chmodSync(servers.directory, 0o755);
    services = composedServices(SECRETS);
  });
  afterAll(async () => {
    await Promise.all(started.filter(({ running }) => running).map((process) => process.stop()));
    await servers?.stop();
    rmSync(data, { recursive: true, force: true });
    image.remove();
  });

  it('work in the image’s file tree, as its user, without development packages', async () => {
    const generated = await start('qm', 'data', 'generate', '--seed', '1', '--today', TODAY);
    if ((await generated.exited) !== 0) throw new Error(generated.log());

    const { entrypoint } = services.qm!;
    const added = spawnSync(
      entrypoint![0]!,
      [...entrypoint!.slice(1), 'user', 'add', 'mara', '--personas', 'warehouse_manager'],
      {
        cwd: image.directory,
        env: await environmentOf('qm'),
        input: 'correct horse battery\n',
        encoding: 'utf8',
        ...account,
      },
    );
    expect([added.status, added.stderr]).toEqual([0, expect.any(String)]);

    const names = ['sql-agents', 'specialist-agents', 'orchestrator', 'pipeline', 'store', 'gateway'];
    const processes = await Promise.all(names.map((name) => start(name)));
    await Promise.all(
      processes.map((process) =>
        process.until(() => answers(`http://127.0.0.1:${ports.get(process.name)}/readyz`), 90_000),
      ),
    );

    const url = `http://127.0.0.1:${ports.get('gateway')}`;
    const client = await Client.signIn(url, 'mara', 'correct horse battery');
    const answer = await client.ask('low stock in WH-03');
    expect(answer).toMatchObject({ kind: 'answer', evidence: { dialect: 'duckdb' } });
    expect((await fetch(`${url}/`)).headers.get('content-type')).toMatch(/html/);

    for (const name of names) {
      const [node, ...script] = image.healthCheck;
      const options = { cwd: image.directory, env: await environmentOf(name), encoding: 'utf8' as const };
      expect([name, spawnSync(node!, script, options).status]).toEqual([name, 0]);
    }
    await processes[0]!.stop();
    const dead = spawnSync('node', image.healthCheck.slice(1), {
      cwd: image.directory,
      env: await environmentOf('sql-agents'),
    });
    expect(dead.status).toBe(1);
  });
});
