import { readFileSync, statSync } from 'node:fs';
import { type Document, isMap, isNode, isPair, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type SettingFault, SettingsError } from '#libs/runtime';

/** No file that people write for us comes near it; a data file given by mistake does. */
export const MAX_FILE_BYTES = 1024 * 1024;

/**
 * Reads a YAML or JSON file that a setting names, and checks it.
 *
 * @param setting where the file was named, for whoever has to mend it
 * @throws SettingsError with every fault's file, line and field
 */
export function readCheckedYaml<S extends z.ZodType>(setting: string, file: string, schema: S): z.output<S> {
  const lines = new LineCounter();
  const document = parseDocument(readText(setting, file), { lineCounter: lines, prettyErrors: false });
  const fault = (line: number, message: string): SettingFault => ({
    path: setting,
    message: `${file}, line ${line}: ${message}`,
  });
  if (document.errors.length > 0) {
    throw new SettingsError(
      document.errors.map((error) => fault(lines.linePos(error.pos[0]).line, error.message)),
    );
  }
  const checked = schema.safeParse(document.toJS({ maxAliasCount: 100 }));
  if (checked.success) return checked.data;
  throw new SettingsError(
    checked.error.issues.map(({ path, message }) => {
      const field = path.map(String).join('.');
      return fault(
        lineOf(document, lines, path.map(String)),
        field === '' ? message : `${field}: ${message}`,
      );
    }),
  );
}

function readText(setting: string, file: string): string {
  let bytes;
  try {
    bytes = statSync(file).size;
    if (bytes <= MAX_FILE_BYTES) return readFileSync(file, 'utf8');
  } catch (error) {
    throw new SettingsError([
      { path: setting, message: `${file} cannot be read: ${(error as Error).message}` },
    ]);
  }
  throw new SettingsError([
    { path: setting, message: `${file} has ${bytes} bytes; at most ${MAX_FILE_BYTES} are read` },
  ]);
}

/** The line of the field, or of the nearest field around it that the file has. */
function lineOf(document: Document, lines: LineCounter, path: readonly string[]): number {
  for (let length = path.length; length > 0; length--) {
    const offset = offsetOf(document, path.slice(0, length));
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return 1;
}

function offsetOf(document: Document, path: readonly string[]): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isPair(item) && String(item.key) === path.at(-1));
    return isNode(pair?.key) ? pair.key.range?.[0] : undefined;
  }
  const node = document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}
