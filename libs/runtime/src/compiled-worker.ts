import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Of the sources; of dist/ where this file runs compiled. */
const ROOT = join(__dirname, '../../..');

/**
 * The path of a compiled file that a thread or a process of its own starts with. It stands beside the file that starts
 * it, and in dist/ when TypeScript sources are run directly.
 *
 * @param folder `__dirname` of whoever starts it
 * @param name with its ending, for example `query-worker.js`
 * @throws Error when nothing is compiled yet
 */
export function compiledWorker(folder: string, name: string): string {
  const found = [join(folder, name), join(ROOT, 'dist', relative(ROOT, folder), name)].find((path) =>
    existsSync(path),
  );
  if (found === undefined) throw new Error(`The worker ${name} is not built: run \`npm run build\` first.`);
  return found;
}
