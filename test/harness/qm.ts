import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './processes';

/** A command that ends before it is done has failed: 13 is what Node says of it. */
const QM = `process.exitCode = 13;
  require(${JSON.stringify(join(ROOT, 'dist/apps/all-in-one/src/cli/qm.js'))})
  .qm(process.argv.slice(1)).then((code) => { process.exitCode = code; });`;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

export interface QmRun {
  code: number;
  output: string;
  errors: string;
  /** Standard output as JSON lines. */
  lines<T>(): T[];
}

/** Runs a `qm` command of the built product as a process, while this one goes on serving what it asks. */
export function runQm(args: readonly string[], env: NodeJS.ProcessEnv): Promise<QmRun> {
  const options = { env: { ...process.env, ...env }, cwd: ROOT, maxBuffer: MAX_OUTPUT_BYTES };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['-e', QM, '--', ...args], options, (_, output, errors) =>
      resolve({
        code: child.exitCode ?? -1,
        output,
        errors,
        lines: <T>() =>
          output
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line) as T),
      }),
    );
  });
}
