import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answers, freePort, ROOT, Started } from './processes';
import { missingServers, type Servers, startServers } from './servers';

/** The day that "today" means in system specs, so that relative time gives the same rows on every run. */
export const TODAY = '2026-06-17';

export interface Product {
  url: string;
  dataDirectory: string;
  /** One process, or one a service. */
  processes: Started[];
  /** Only when the services run apart. */
  servers?: Servers;
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
}

/** Starts the built product as its users do: as processes, on free loopback ports, with sample data. */
export async function startProduct({
  mode = 'one process',
  dataDirectory,
  env: extra = {},
}: ProductOptions = {}): Promise<Product> {
  requireBuild();
  const directory = dataDirectory ?? mkdtempSync(join(tmpdir(), 'qm-product-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const base = {
    ...cleanEnvironment(),
    QM_DATA_DIR: directory,
    QM_PORT: String(port),
    QM_TODAY: TODAY,
    ...extra,
  };
  const remove = () =>
    dataDirectory === undefined ? rmSync(directory, { recursive: true, force: true }) : undefined;

  if (mode === 'one process') {
    const process = node('all-in-one', 'dist/apps/all-in-one/src/main.js', base);
    await process.until(() => answers(`${url}/readyz`));
    return {
      url,
      dataDirectory: directory,
      processes: [process],
      env: base,
      async stop() {
        await process.stop();
        remove();
      },
    };
  }
  const servers = await startServers();
  const env = {
    ...base,
    NATS_URL: servers.natsUrl,
    REDIS_URL: servers.redisUrl,
    DATABASE_URL: servers.databaseUrl,
    QM_SIGNING_KEY: 'system-spec-signing-key-of-32-bytes!!',
    QM_PASSWORD_PEPPER: 'system-spec-pepper',
  };
  const generated = Started.run(
    'qm data generate',
    process.execPath,
    [join(ROOT, 'scripts/qm.mjs'), 'data', 'generate', '--seed', '1', '--today', TODAY],
    { env },
  );
  if ((await generated.exited) !== 0) throw new Error(`data generate failed:\n${generated.log()}`);
  const processes = ['sql-agents', 'specialist-agents', 'orchestrator', 'pipeline', 'gateway'].map((name) =>
    node(name, `dist/apps/${name}/src/main.js`, env),
  );
  const gateway = processes.at(-1)!;
  try {
    await gateway.until(() => answers(`${url}/readyz`));
  } catch (error) {
    await Promise.all(processes.map((started) => started.stop()));
    await servers.stop();
    throw new Error(
      processes.map((started) => `── ${started.name}\n${started.log().slice(-2000)}`).join('\n'),
      { cause: error },
    );
  }
  return {
    url,
    dataDirectory: directory,
    processes,
    servers,
    env,
    async stop() {
      await Promise.all(processes.map((started) => started.stop()));
      await servers.stop();
      remove();
    },
  };
}
