import { isLoopback } from './loopback';
import type { SettingFault } from './settings-error';
import type { Settings } from './settings.schema';

type Connections = Pick<Settings, 'bus' | 'redis' | 'database' | 'warehouse' | 'connections'>;
type Server = Settings['connections']['allowUnprotected'][number];

/**
 * What production refuses: a server on another machine that is reached without encryption, without proof of who it is,
 * or without proof of who we are. Loopback has no line that anybody could listen on.
 */
export function connectionFaults({
  bus,
  redis,
  database,
  warehouse,
  connections,
}: Connections): SettingFault[] {
  const faults: SettingFault[] = [];
  const check = (server: Server, path: string, found: (string | false | undefined)[]) => {
    if (connections.allowUnprotected.includes(server)) return;
    const way = `; or name ${server} in connections.allowUnprotected (QM_ALLOW_UNPROTECTED) where the network itself protects it`;
    for (const message of found) if (message) faults.push({ path, message: message + way });
  };
  if (bus.transport === 'nats') check('nats', 'bus.nats.servers', natsFaults(bus.nats));
  if (redis.url !== undefined) check('redis', 'redis.url', redisFaults(redis.url));
  if (database.url !== undefined) check('database', 'database.url', databaseFaults(database.url));
  const { url, loadUrl } = warehouse.postgres;
  if (warehouse.kind === 'postgres') {
    if (url !== undefined) check('warehouse', 'warehouse.postgres.url', warehouseFaults(url));
    if (loadUrl !== undefined) check('warehouse', 'warehouse.postgres.loadUrl', warehouseFaults(loadUrl));
  }
  return faults;
}

function natsFaults({ servers, user, token, tls }: Settings['bus']['nats']): (string | false)[] {
  const others = servers.filter((server) => !isLoopback(hostOf(server)));
  const isEncrypted = Object.values(tls).some((file) => file !== undefined);
  const isKnown = user !== undefined || token !== undefined || tls.certFile !== undefined;
  return [
    others.some((server) => !isEncrypted && !server.startsWith('tls://')) &&
      'must begin with tls:// in production when NATS is on another machine, or bus.nats.tls must be given',
    others.some((server) => !isKnown && !server.includes('@')) &&
      'NATS on another machine must ask who we are in production: give bus.nats.user and password, a token or a client certificate',
  ];
}

function redisFaults(address: string): (string | false)[] {
  const { protocol, hostname, password } = new URL(address);
  if (isLoopback(hostname)) return [];
  return [
    protocol !== 'rediss:' && 'must begin with rediss:// in production when Redis is on another machine',
    password === '' &&
      'must hold a password in production when Redis is on another machine: rediss://:password@host',
  ];
}

function databaseFaults(address: string): (string | false)[] {
  const { hostname, password, searchParams } = new URL(address);
  if (hostname === '' || isLoopback(hostname)) return [];
  const mode = searchParams.get('sslmode') ?? 'verify-full';
  return [
    !mode.startsWith('verify-') &&
      `sslmode=${mode} does not check whom it speaks to; production needs verify-full when PostgreSQL is on another machine (database.caFile names a private authority)`,
    password === '' &&
      'must hold a password in production when PostgreSQL is on another machine: postgres://user:password@host/database',
  ];
}

/** Its client encrypts only where the address says so. */
function warehouseFaults(address: string): (string | false)[] {
  const { hostname, searchParams } = new URL(address);
  if (hostname === '' || isLoopback(hostname)) return [];
  const mode = searchParams.get('sslmode') ?? '';
  return [
    !mode.startsWith('verify-') &&
      'must say sslmode=verify-full in production when the warehouse is on another machine (sslrootcert names a private authority)',
  ];
}

/** NATS addresses may come without a protocol. */
function hostOf(server: string): string {
  const address = server.includes('://') ? server : `nats://${server}`;
  return URL.canParse(address) ? new URL(address).hostname : '';
}
