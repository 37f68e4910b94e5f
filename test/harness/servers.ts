import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Certificates, makeCertificates, type Owner } from './certificates';
import { freePort } from '../../libs/testing/src/free-port';
import { installed, Started } from './processes';
import { copyTree } from './template';

/** Private NATS, Redis and PostgreSQL of one spec: started from the installed binaries, so that it may kill them. */
export interface Servers {
  nats: Started;
  redis: Started;
  postgres: Started;
  natsUrl: string;
  redisUrl: string;
  databaseUrl: string;
  /** Of those that were started secured. */
  password?: string;
  certificates?: Certificates;
  /** PostgreSQL's files. */
  cluster: string;
  /** Where they keep what they keep; removed at stop. */
  directory: string;
  restartNats(): Promise<void>;
  restartRedis(): Promise<void>;
  restartPostgres(): Promise<void>;
  stop(): Promise<void>;
}

function postgresBin(): string | undefined {
  const base = '/usr/lib/postgresql';
  if (!existsSync(base)) return undefined;
  return readdirSync(base)
    .map((version) => join(base, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')));
}

/** Why the distributed specs cannot run here, or null. CI must run them: there a missing binary is a failure. */
export function missingServers(): string | null {
  const missing = [
    installed('/usr/sbin/nats-server', '/usr/bin/nats-server', '/usr/local/bin/nats-server')
      ? null
      : 'nats-server',
    installed('/usr/bin/redis-server', '/usr/local/bin/redis-server') ? null : 'redis-server',
    postgresBin() ? null : 'postgresql',
  ].filter((name) => name !== null);
  if (missing.length === 0) return null;
  const message = `not installed: ${missing.join(', ')}`;
  if (process.env.CI)
    throw new Error(`The distributed system specs must run in CI, but these are ${message}`);
  return message;
}

const accepts = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });

/** The password of secured servers, with characters that an address has to escape. */
const PASSWORD = 'p@ss/word';

/**
 * @param secured with TLS by a private authority and with passwords, as production demands on other machines
 * @param cluster PostgreSQL's files to begin with, of such servers that were not secured; otherwise an empty database
 */
export async function startServers({
  secured = false,
  cluster,
}: { secured?: boolean; cluster?: string } = {}): Promise<Servers> {
  const directory = mkdtempSync(join(tmpdir(), 'qm-servers-'));
  const [natsPort, redisPort, postgresPort] = [await freePort(), await freePort(), await freePort()];
  const natsBinary = installed(
    '/usr/sbin/nats-server',
    '/usr/bin/nats-server',
    '/usr/local/bin/nats-server',
  )!;
  const redisBinary = installed('/usr/bin/redis-server', '/usr/local/bin/redis-server')!;
  const bin = postgresBin()!;
  // PostgreSQL refuses to run as root: there its own account runs it.
  const account: Owner =
    process.getuid?.() === 0
      ? {
          uid: Number(execFileSync('id', ['-u', 'postgres'])),
          gid: Number(execFileSync('id', ['-g', 'postgres'])),
        }
      : {};
  if (account.uid !== undefined) chownSync(directory, account.uid, account.gid!);
  const data = join(directory, 'pg');
  const passwordFile = join(directory, 'password');
  writeFileSync(passwordFile, PASSWORD);
  const authentication = secured ? ['-A', 'scram-sha-256', `--pwfile=${passwordFile}`] : ['-A', 'trust'];
  if (cluster === undefined)
    execFileSync(
      join(bin, 'initdb'),
      ['-D', data, '-U', 'quartermaster', ...authentication, '-E', 'UTF8', '--no-sync'],
      { ...account, stdio: 'ignore' },
    );
  else copyTree(cluster, data);
  const certificates = secured ? makeCertificates(directory, 'private', account) : undefined;
  const security = certificates === undefined ? undefined : securityArguments(certificates);
  if (certificates !== undefined)
    writeFileSync(join(data, 'pg_hba.conf'), 'hostssl all all all scram-sha-256\n');

  const start = {
    nats: () =>
      Started.run('nats', natsBinary, ['-a', '127.0.0.1', '-p', String(natsPort), ...(security?.nats ?? [])]),
    redis: () =>
      Started.run('redis', redisBinary, [
        '--bind',
        '127.0.0.1',
        ...(security === undefined ? ['--port', String(redisPort)] : ['--tls-port', String(redisPort)]),
        ...(security?.redis ?? []),
        '--save',
        '',
        '--appendonly',
        'no',
        '--dir',
        directory,
      ]),
    postgres: () =>
      Started.run(
        'postgres',
        join(bin, 'postgres'),
        [
          '-D',
          data,
          '-p',
          String(postgresPort),
          '-h',
          '127.0.0.1',
          '-k',
          directory,
          // A killed process loses nothing that the system holds; only a power cut would, and none is played here.
          '-c',
          'fsync=off',
          ...(security?.postgres ?? []),
        ],
        account,
      ),
  };
  const servers: Servers = {
    nats: start.nats(),
    redis: start.redis(),
    postgres: start.postgres(),
    ...(secured
      ? {
          natsUrl: `tls://localhost:${natsPort}`,
          redisUrl: `rediss://:${encodeURIComponent(PASSWORD)}@localhost:${redisPort}`,
          databaseUrl: `postgres://quartermaster:${encodeURIComponent(PASSWORD)}@localhost:${postgresPort}/postgres?sslmode=verify-full`,
        }
      : {
          natsUrl: `nats://127.0.0.1:${natsPort}`,
          redisUrl: `redis://127.0.0.1:${redisPort}`,
          databaseUrl: `postgres://quartermaster@127.0.0.1:${postgresPort}/postgres`,
        }),
    certificates,
    password: secured ? PASSWORD : undefined,
    cluster: data,
    directory,
    restartNats: () => restart('nats', natsPort),
    restartRedis: () => restart('redis', redisPort),
    restartPostgres: () => restart('postgres', postgresPort),
    async stop() {
      await Promise.all([
        servers.nats.stop('SIGKILL'),
        servers.redis.stop('SIGKILL'),
        servers.postgres.stop('SIGQUIT'),
      ]);
      rmSync(directory, { recursive: true, force: true });
    },
  };
  async function restart(name: 'nats' | 'redis' | 'postgres', port: number): Promise<void> {
    servers[name] = start[name]();
    await servers[name].until(() => accepts(port));
  }
  await Promise.all([
    servers.nats.until(() => accepts(natsPort)),
    servers.redis.until(() => accepts(redisPort)),
    servers.postgres.until(() => accepts(postgresPort)),
  ]);
  return servers;
}

function securityArguments({ caFile, certFile, keyFile }: Certificates) {
  return {
    nats: [
      '--tls',
      '--tlscert',
      certFile,
      '--tlskey',
      keyFile,
      '--user',
      'quartermaster',
      '--pass',
      PASSWORD,
    ],
    redis: [
      ...[
        '--port',
        '0',
        '--tls-cert-file',
        certFile,
        '--tls-key-file',
        keyFile,
        '--tls-ca-cert-file',
        caFile,
      ],
      ...['--tls-auth-clients', 'no', '--requirepass', PASSWORD],
    ],
    postgres: ['-c', 'ssl=on', '-c', `ssl_cert_file=${certFile}`, '-c', `ssl_key_file=${keyFile}`],
  };
}
