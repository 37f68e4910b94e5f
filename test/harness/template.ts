import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Named by Jest's global set-up, for all specs of a run and removed after it. */
const FOLDER = 'SPEC_TEMPLATES';
const MADE_WITHIN_MS = 180_000;
const LOOK_EVERY_MS = 50;

/**
 * What many specs begin with, made once a run by whoever needs it first and copied from then on: a first start spends
 * most of its time on making a database and sample data that are the same every time.
 *
 * @param make fills the directory; what runs on it has to be stopped when it returns
 * @returns the template's directory, to be copied from only
 */
export async function template(name: string, make: (directory: string) => Promise<void>): Promise<string> {
  const folder = (process.env[FOLDER] ??= mkdtempSync(join(tmpdir(), 'qm-templates-')));
  const [made, claim] = [join(folder, name), join(folder, `${name}.claim`)];
  const end = Date.now() + MADE_WITHIN_MS;
  while (!existsSync(made)) {
    if (!claimed(claim)) {
      if (Date.now() > end) throw new Error(`Nobody has made the template ${name} in time.`);
      await delay(LOOK_EVERY_MS);
      continue;
    }
    try {
      // Somebody may have made it between the look and the claim.
      if (existsSync(made)) break;
      const unfinished = join(folder, `${name}.new`);
      rmSync(unfinished, { recursive: true, force: true });
      mkdirSync(unfinished);
      await make(unfinished);
      renameSync(unfinished, made);
    } finally {
      rmSync(claim, { recursive: true, force: true });
    }
  }
  return made;
}

function claimed(claim: string): boolean {
  try {
    mkdirSync(claim);
    return true;
  } catch {
    return false;
  }
}

/** With owners and rights, without a second copy of the blocks where the file system can share them. */
export function copyTree(from: string, to: string): void {
  execFileSync('cp', ['-a', '--reflink=auto', from, to]);
}
