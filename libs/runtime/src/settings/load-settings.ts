import { resolve } from 'node:path';
import type { z } from 'zod';
import { nearest } from './nearest';
import { type SettingFault, SettingsError } from './settings-error';
import { readSettingsFile } from './settings-file';
import { kindOf, leavesOf, type SettingLeaf, shapeOf, unwrap } from './setting-tree';
import { ruleFaults } from './setting-rules';
import { type Settings, SettingsSchema, SettingsShape } from './settings.schema';

type Tree = Record<string, unknown>;

const LEAVES = leavesOf(SettingsShape);
const byPath = new Map(LEAVES.map((leaf) => [leaf.path.join('.'), leaf]));

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function label(path: string): string {
  const env = byPath.get(path)?.env;
  return env === undefined ? path : `${path} (${env})`;
}

/** Text of the environment in the type that the setting has; what does not fit stays text and is refused later. */
function coerce(schema: z.ZodType, value: unknown): unknown {
  const shape = shapeOf(schema);
  if (shape !== undefined) {
    if (!isTree(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        shape[key] === undefined ? inner : coerce(shape[key], inner),
      ]),
    );
  }
  if (typeof value !== 'string') return value;
  const kind = kindOf(schema);
  if (kind === 'number' && /^-?\d+(\.\d+)?$/.test(value.trim())) return Number(value);
  if (kind === 'boolean' && (value === 'true' || value === '1')) return true;
  if (kind === 'boolean' && (value === 'false' || value === '0')) return false;
  if (kind === 'array')
    return value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean);
  return value;
}

function setAt(tree: Tree, [key, ...rest]: string[], value: unknown): void {
  if (rest.length === 0) tree[key!] = value;
  else {
    if (!isTree(tree[key!])) tree[key!] = {};
    setAt(tree[key!] as Tree, rest, value);
  }
}

function applyEnvironment(tree: Tree, env: NodeJS.ProcessEnv): void {
  for (const leaf of LEAVES) {
    const given = leaf.env === undefined ? undefined : env[leaf.env];
    if (given === undefined || given === '') continue;
    setAt(tree, leaf.path, environmentValue(leaf, given));
  }
}

/** NODE_ENV has other values too (test, staging): all but production are development here. */
function environmentValue({ env }: SettingLeaf, given: string): string {
  return env === 'NODE_ENV' && given !== 'production' ? 'development' : given;
}

function schemaAt(path: readonly PropertyKey[]): z.ZodType | undefined {
  return path.reduce<z.ZodType | undefined>(
    (schema, key) => (schema === undefined ? undefined : shapeOf(schema)?.[String(key)]),
    SettingsShape,
  );
}

function faultsOf(issues: readonly z.core.$ZodIssue[]): SettingFault[] {
  return issues.flatMap((issue): SettingFault[] => {
    const path = issue.path.map(String);
    if (issue.code !== 'unrecognized_keys')
      return [{ path: label(path.join('.')), message: withoutValue(issue.message) }];
    const group = schemaAt(issue.path) ?? SettingsShape;
    const known = Object.keys(shapeOf(unwrap(group)) ?? {});
    return issue.keys.map((key) => {
      const guess = nearest(key, known);
      return {
        path: [...path, key].join('.'),
        message: guess === undefined ? 'unknown setting' : `unknown setting; did you mean ${guess}?`,
      };
    });
  });
}

/** zod's messages name types and limits, not values; this only makes them read like ours. */
function withoutValue(message: string): string {
  return message.replace(/^Invalid (input|option): /, '').replace(/^Too (small|big): /, '');
}

/**
 * Reads, fills in, checks. A variable of the table in docs/operations/configuration.md overrides the file.
 * @throws SettingsError with every fault
 */
export function loadSettings(options: { file?: string; env?: NodeJS.ProcessEnv } = {}): Settings {
  const env = options.env ?? process.env;
  const missing: SettingFault[] = [];
  const tree = readSettingsFile(options.file, env, missing);
  applyEnvironment(tree, env);

  const { data, error } = SettingsSchema.safeParse(coerce(SettingsShape, tree));
  const named = new Set(missing.map(({ path }) => label(path)));
  const faults = [
    ...missing.map(({ path, message }) => ({ path: label(path), message })),
    ...faultsOf(error?.issues ?? []).filter(({ path }) => !named.has(path)),
  ];
  if (data !== undefined) faults.push(...ruleFaults(data, label));
  if (faults.length > 0 || data === undefined) throw new SettingsError(faults);
  return { ...data, dataDirectory: resolve(data.dataDirectory) };
}
