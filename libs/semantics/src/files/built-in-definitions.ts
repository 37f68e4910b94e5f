import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of the shipped semantic files: beside the sources, also when the compiled code below dist/ runs. */
export function builtInDefinitions(): string {
  const candidates = [
    join(__dirname, '../../definitions'),
    join(__dirname, '../../../../../libs/semantics/definitions'),
  ];
  const found = candidates.find((path) => existsSync(path));
  if (found === undefined)
    throw new Error(`The semantic files are missing; looked in ${candidates.join(' and ')}.`);
  return found;
}
