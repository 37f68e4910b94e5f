// Compiles apps and libs one to one into dist/ (swc) and the console into dist/console (Vite). Only what changed since
// the last build is done again, so that `npm start` stays quick.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');

function* walk(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else yield path;
  }
}

const isCompiled = (path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !path.endsWith('.spec.ts');

function serverSources() {
  const rooms = ['apps', 'libs'].flatMap((kind) =>
    readdirSync(join(root, kind))
      .filter((name) => name !== 'console')
      .map((name) => join(root, kind, name, 'src')),
  );
  return rooms
    .filter(existsSync)
    .flatMap((room) => [...walk(room)])
    .filter(isCompiled);
}

/** Compiles what is newer than its output and removes outputs whose source is gone. Returns how many files were compiled. */
export async function buildServer() {
  const targets = new Map(
    serverSources().map((source) => [join(dist, relative(root, source)).replace(/\.ts$/, '.js'), source]),
  );
  for (const kind of ['apps', 'libs']) {
    const folder = join(dist, kind);
    if (!existsSync(folder)) continue;
    for (const path of walk(folder)) if (!targets.has(path.replace(/\.map$/, ''))) rmSync(path);
  }
  const settingsTime = statSync(join(root, '.swcrc')).mtimeMs;
  const stale = [...targets].filter(([target, source]) => {
    const built = statSync(target, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    return built < statSync(source).mtimeMs || built < settingsTime;
  });
  if (stale.length === 0) return 0;
  const { transformFile } = await import('@swc/core');
  await Promise.all(
    stale.map(async ([target, source]) => {
      const { code, map } = await transformFile(source, {
        swcrc: true,
        configFile: join(root, '.swcrc'),
        sourceFileName: relative(dirname(target), source),
      });
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(`${target}.map`, map);
      writeFileSync(target, `${code}\n//# sourceMappingURL=${target.split('/').at(-1)}.map\n`);
    }),
  );
  return stale.length;
}

function consoleDigest() {
  const files = [...walk(join(root, 'apps/console'))].filter((path) => !path.endsWith('.spec.ts')).sort();
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  for (const path of files) hash.update(relative(root, path)).update(readFileSync(path));
  return hash.digest('hex');
}

/** Builds the console unless it is up to date. Returns whether it was built. */
export async function buildConsole() {
  const stamp = join(dist, 'console.sha256');
  const digest = consoleDigest();
  if (
    existsSync(join(dist, 'console/index.html')) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === digest
  )
    return false;
  const { NODE_ENV } = process.env;
  const { build } = await import('vite');
  await build({
    root: join(root, 'apps/console'),
    configFile: join(root, 'apps/console/vite.config.ts'),
    logLevel: 'error',
  });
  // Vite builds for production and says so to the whole process; what starts next decides for itself.
  if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = NODE_ENV;
  writeFileSync(stamp, digest);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const start = performance.now();
  const compiled = await buildServer();
  const bundled =
    existsSync(join(root, 'apps/console/vite.config.ts')) &&
    !process.argv.includes('--server-only') &&
    (await buildConsole());
  if (compiled || bundled) {
    process.stderr.write(
      `built ${compiled} server files${bundled ? ' and the console' : ''} in ${((performance.now() - start) / 1000).toFixed(1)} s\n`,
    );
  }
}
