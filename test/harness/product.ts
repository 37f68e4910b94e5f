import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Deployment, type ServiceName } from './deployment';
import { freePort } from '../../libs/testing/src/free-port';
import { answers, ROOT, Started } from './processes';
import { missingServers, type Servers, startServers } from './servers';
import { copyTree, template } from './template';

/** The day that "today" means in system specs, so that relative time gives the same rows on every run. */
export const TODAY = '2026-06-17';

export interface Product {
  url: string;
  dataDirectory: string;
  /** One process, or one a replica of a service. */
  processes: Started[];
  /** Only when the services run apart. */
  servers?: Servers;
  deployment?: Deployment;
  env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

export type Mode = 'one process' | 'services over NATS';

/** The modes that can run on this machine; says which cannot and why. */
export function modes(): Mode[] {
  const missing = missingServers();
  if (missing === null) return ['one process', 'services over NATS'];
  process.stderr.write(`skipping the distributed system specs, ${missing}\n`);
  return ['one process'];
}

function requireBuild(): void {
  if (!existsSync(join(ROOT, 'dist/apps/all-in-one/src/main.js')))
    throw new Error('Not built: run `npm run build` first (`npm test` does).');
}

/** The environment without what would change the product's settings. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const drop = /^(QM_|DATABASE_URL|NATS_URL|REDIS_URL|NODE_ENV|OTEL_|LOG_LEVEL)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !drop.test(name)));
}

const node = (name: string, script: string, env: NodeJS.ProcessEnv) =>
  Started.run(name, process.execPath, ['--enable-source-maps', join(ROOT, script)], { env });

export interface ProductOptions {
  mode?: Mode;
  /** Kept by the caller; otherwise a new one that is removed at stop. */
  dataDirectory?: string;
  env?: NodeJS.ProcessEnv;
  /** Where the address has to be known beforehand; a free one otherwise. */
  port?: number;
  /** Of services that run apart: how many of each, one where nothing is said. */
  counts?: Partial<Record<ServiceName, number>>;
  /** Of services that run apart: the servers between them, started by the caller and stopped with the product. */
  servers?: Servers;
  /** Makes its database and sample data itself, as at the first start of a user; otherwise they are copied. */
  isFirstStart?: boolean;
}

/** The least that is allowed: of the users that specs sign in all the time, not of those that are about passwords. */
const CHEAP_PASSWORDS = 'passwords: { bcryptCost: 10 }\n';

function cheapPasswords(): { QM_CONFIG: string } {
  const file = join(mkdtempSync(join(tmpdir(), 'qm-settings-')), 'quartermaster.yaml');
  writeFileSync(file, CHEAP_PASSWORDS);
  return { QM_CONFIG: file };
}

/** What the first start of one process leaves behind. */
const preparedProcess = () =>
  template('one-process', async (directory) => {
    const env = cheapPasswords();
    const product = await startProduct({ dataDirectory: directory, isFirstStart: true, env });
    await product.stop();
    rmSync(dirname(env.QM_CONFIG), { recursive: true });
  });

/** What the first start of the services leaves behind: their sample data, and PostgreSQL's cluster. */
async function preparedDeployment(): Promise<{ data: string; cluster: string }> {
  const directory = await template('deployment', async (unfinished) => {
    const servers = await startServers();
    const env = cheapPasswords();
    try {
      const dataDirectory = join(unfinished, 'data');
      mkdirSync(dataDirectory);
      const { deployment } = await startProduct({
        mode: 'services over NATS',
        servers,
        dataDirectory,
        isFirstStart: true,
        env,
      });
      await deployment!.stop();
      // Only after a checkpoint its files are whole.
      await servers.postgres.stop('SIGINT');
      copyTree(servers.cluster, join(unfinished, 'cluster'));
    } finally {
      await servers.stop();
      rmSync(dirname(env.QM_CONFIG), { recursive: true });
    }
  });
  return { data: join(directory, 'data'), cluster: join(directory, 'cluster') };
}

/** For a spec that puts something between servers and product: servers that have the product's tables. */
export const startPreparedServers = async (): Promise<Servers> =>
  startServers({ cluster: (await preparedDeployment()).cluster });

const isEmpty = (directory: string) => !existsSync(directory) || readdirSync(directory).length === 0;

/** Starts the built product as its users do: as processes, on free loopback ports, with sample data. */
export async function startProduct({
  mode = 'one process',
  dataDirectory,
  env: extra = {},
  port: wantedPort,
  counts,
  servers: given,
  isFirstStart = false,
}: ProductOptions = {}): Promise<Product> {
  requireBuild();
  const directory = dataDirectory ?? mkdtempSync(join(tmpdir(), 'qm-product-'));
  const port = wantedPort ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const base = {
    ...cleanEnvironment(),
    QM_DATA_DIR: directory,
    QM_TODAY: TODAY,
    ...extra,
  };
  const remove = () =>
    dataDirectory === undefined ? rmSync(directory, { recursive: true, force: true }) : undefined;

  const isCopied = !isFirstStart && isEmpty(directory);
  if (mode === 'one process') {
    if (isCopied) copyTree(`${await preparedProcess()}/.`, directory);
    const env = { QM_PORT: String(port), ...base };
    const process = node('all-in-one', 'dist/apps/all-in-one/src/main.js', env);
    await process.until(() => answers(`${url}/readyz`));
    return {
      url,
      dataDirectory: directory,
      processes: [process],
      env,
      async stop() {
        await process.stop();
        remove();
      },
    };
  }
  const servers = given ?? (await (isFirstStart ? startServers() : startPreparedServers()));
  const env = {
    NATS_URL: servers.natsUrl,
    REDIS_URL: servers.redisUrl,
    DATABASE_URL: servers.databaseUrl,
    QM_SIGNING_KEY: 'system-spec-signing-key-of-32-bytes!!',
    QM_PASSWORD_PEPPER: 'system-spec-pepper',
    QM_CUSTOMER_KEY: 'system-spec-customer-key-of-32-bytes',
    ...base,
  };
  try {
    if (isCopied) copyTree(`${(await preparedDeployment()).data}/.`, directory);
    else await generateData(env);
    const deployment = await Deployment.start(env, { counts, port });
    const processes = deployment.replicas.map(({ started }) => started);
    return {
      url,
      dataDirectory: directory,
      processes,
      servers,
      deployment,
      env,
      async stop() {
        // A spec may have put another process into the place of one that it killed.
        await Promise.all([deployment.stop(), ...processes.map((process) => process.stop())]);
        await servers.stop();
        remove();
      },
    };
  } catch (error) {
    await servers.stop();
    throw error;
  }
}

async function generateData(env: NodeJS.ProcessEnv): Promise<void> {
  const script = join(ROOT, 'scripts/qm.mjs');
  const generated = Started.run(
    'qm data generate',
    process.execPath,
    [script, 'data', 'generate', '--seed', '1', '--today', TODAY],
    { env },
  );
  if ((await generated.exited) !== 0) throw new Error(`data generate failed:\n${generated.log()}`);
}
