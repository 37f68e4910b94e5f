import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { type SettingFault, SettingsError } from './settings-error';

export const DEFAULT_FILE = 'quartermaster.yaml';

type Tree = Record<string, unknown>;

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `${NAME}` or `${NAME:-default}`; `$${` is a literal `${`. */
const VARIABLE = /\$(\$\{)|\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}/g;

function substitute(value: unknown, path: string[], env: NodeJS.ProcessEnv, faults: SettingFault[]): unknown {
  if (Array.isArray(value))
    return value.map((item, index) => substitute(item, [...path, String(index)], env, faults));
  if (isTree(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, substitute(inner, [...path, key], env, faults)]),
    );
  }
  if (typeof value !== 'string') return value;
  return value.replace(VARIABLE, (_match, literal?: string, name?: string, fallback?: string) => {
    if (literal !== undefined) return literal;
    const given = env[name!];
    // As in a shell: `:-` also stands in for a variable that is set but empty.
    if (given !== undefined && (given !== '' || fallback === undefined)) return given;
    if (fallback !== undefined) return fallback;
    faults.push({
      path: path.join('.'),
      message: `the environment variable ${name} is not set and has no default`,
    });
    return '';
  });
}

/** Reads the file with its variables filled in. Faults of substitution are added to `faults`. */
export function readSettingsFile(
  file: string | undefined,
  env: NodeJS.ProcessEnv,
  faults: SettingFault[],
): Tree {
  const named = file ?? (env.QM_CONFIG || undefined);
  const path = resolve(named ?? DEFAULT_FILE);
  if (!existsSync(path)) {
    if (named === undefined) return {};
    throw new SettingsError([{ path, message: 'this settings file does not exist' }]);
  }
  const document = parseDocument(readFileSync(path, 'utf8'), { prettyErrors: true });
  if (document.errors.length > 0) {
    throw new SettingsError(
      document.errors.map((error) => ({ path, message: error.message.split('\n')[0]! })),
    );
  }
  const content: unknown = document.toJS({ maxAliasCount: 100 });
  if (content === null || content === undefined) return {};
  if (!isTree(content)) throw new SettingsError([{ path, message: 'expected settings, `name: value`' }]);
  return substitute(content, [], env, faults) as Tree;
}
