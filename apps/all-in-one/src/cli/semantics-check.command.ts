import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  builtInDefinitions,
  checkSemanticFiles,
  readSemanticFiles,
  type SemanticCheck,
  type SemanticFault,
  SemanticFilesError,
} from '#libs/semantics';
import { type Command, FaultsFound } from './command';
import { say, writeLine } from './output';

export const semanticsCheck: Command = {
  name: 'semantics check',
  usage: 'qm semantics check [--directory DIR …]      default: the directories of the settings',
  summary: 'Names each fault of the semantic files by file, line and field, and words that can never be read',
  async run(argv, settings) {
    const { values } = parseArgs({
      args: argv,
      options: { directory: { type: 'string', multiple: true } },
    });
    const own = values.directory?.map((directory) => resolve(directory)) ?? settings.semantics.directories;
    const { faults, warnings } = await check([builtInDefinitions(), ...own]);
    for (const fault of faults) await tell('fault', fault);
    for (const warning of warnings) await tell('warning', warning);
    say(`${counted(faults.length, 'fault')}, ${counted(warnings.length, 'warning')}`);
    if (faults.length > 0) throw new FaultsFound();
  },
};

async function check(directories: readonly string[]): Promise<SemanticCheck> {
  try {
    return await checkSemanticFiles(readSemanticFiles(directories));
  } catch (error) {
    if (error instanceof SemanticFilesError) return { faults: error.faults, warnings: [] };
    throw error;
  }
}

async function tell(kind: 'fault' | 'warning', { file, line, field, message }: SemanticFault): Promise<void> {
  await writeLine({ kind, file, line, field, message });
  say(`${kind}: ${file}:${line}${field === '' ? '' : ` ${field}`}: ${message}`);
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
