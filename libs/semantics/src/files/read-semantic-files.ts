import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SemanticFilesError } from './semantic-files-error';

export interface SemanticFile {
  path: string;
  text: string;
}

/** No semantic file that people write comes near it; a data file given by mistake does. */
export const MAX_SEMANTIC_FILE_BYTES = 1024 * 1024;

/**
 * The YAML files of the directories and their sub-directories. Directories keep their order, because a later one
 * extends and overrides an earlier one; inside a directory files are sorted by path.
 *
 * @throws SemanticFilesError when a directory cannot be read, holds no YAML, or a file is too large.
 */
export function readSemanticFiles(directories: readonly string[]): SemanticFile[] {
  return directories.flatMap((directory) => {
    const paths = yamlPaths(directory);
    if (paths.length === 0) throw fault(directory, 'there is no .yaml file in this directory');
    return paths.map((path) => {
      const text = readFileSync(path, 'utf8');
      if (Buffer.byteLength(text) > MAX_SEMANTIC_FILE_BYTES) {
        throw fault(path, `the file is larger than ${MAX_SEMANTIC_FILE_BYTES} bytes`);
      }
      return { path, text };
    });
  });
}

function yamlPaths(directory: string): string[] {
  let entries;
  try {
    entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  } catch (error) {
    throw fault(directory, `the directory cannot be read: ${(error as Error).message}`);
  }
  return entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function fault(file: string, message: string): SemanticFilesError {
  return new SemanticFilesError([{ file, line: 1, field: '', message }]);
}
