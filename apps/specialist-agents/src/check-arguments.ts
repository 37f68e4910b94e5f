import { QuartermasterError, type ToolArguments } from '#libs/contracts';
import { nearestOf } from './nearest';
import type { Outcome, Tool, ToolContext } from './tool';

/** Values of one filter of a metric query. */
const VALUES_A_QUERY = 1000;
const UNKNOWN_NAMED = 3;

/**
 * Arguments checked and completed by the tool's own defaults.
 *
 * @throws QuartermasterError VALIDATION_FAILED, naming each wrong argument
 */
export function parseArguments(tool: Tool, given: ToolArguments): Record<string, unknown> {
  const { success, data, error } = tool.input.safeParse(given);
  if (success) return data;
  const errors = error.issues.flatMap(({ path, message, ...issue }) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: `arguments.${key}`, message: 'is not an argument of this tool' }))
      : [
          {
            path: ['arguments', ...path].join('.'),
            message: isMissing(given, path) ? 'is missing' : message,
          },
        ],
  );
  throw new QuartermasterError('VALIDATION_FAILED', {
    message: `${tool.definition.name} cannot be run like this: ${errors.map(({ path, message }) => `${path.replace('arguments.', '')} ${message}`).join('; ')}.`,
    details: { tool: tool.definition.name, errors },
  });
}

const isMissing = (given: ToolArguments, [name, ...deeper]: readonly PropertyKey[]) =>
  deeper.length === 0 && typeof name === 'string' && given[name] === undefined;

/** Arguments whose codes exist, written as the data write them; or why the tool cannot be run. */
export type KnownArguments =
  { known: Record<string, unknown> } | { refused: Extract<Outcome, { kind: 'refused' }> };

/** Asks the data for every value that the arguments name, with the caller's rights: what they may not see is unknown. */
export async function knownArguments(
  { definition, checksItself }: Tool,
  given: Record<string, unknown>,
  context: Pick<ToolContext, 'query'>,
): Promise<KnownArguments> {
  const known = { ...given };
  const checks = definition.parameters.flatMap(({ name, label, kind, member, many }) => {
    const value = given[name];
    if (kind !== 'value' || member === undefined || value === undefined || checksItself.has(name)) return [];
    const values = [...new Set((many ? value : [value]) as string[])];
    return [{ name, label, member, many, values }];
  });
  const refusals = await Promise.all(
    checks.map(async ({ name, label, member, many, values }) => {
      const { found, unknown, nearest } = await lookUp(member, label, values, context);
      if (unknown.length > 0) return unknownValue(label, unknown, nearest);
      known[name] = many ? [...new Set(found)] : found[0];
      return undefined;
    }),
  );
  const refused = refusals.find((refusal) => refusal !== undefined);
  return refused === undefined ? { known } : { refused };
}

interface LookedUp {
  found: string[];
  unknown: string[];
  nearest: string[];
}

async function lookUp(
  member: string,
  label: string,
  values: readonly string[],
  context: Pick<ToolContext, 'query'>,
): Promise<LookedUp> {
  const parts: string[][] = [];
  for (let at = 0; at < values.length; at += VALUES_A_QUERY)
    parts.push(values.slice(at, at + VALUES_A_QUERY));
  const tables = await Promise.all(
    parts.map((part) =>
      context.query(`Check: ${label}`, {
        dimensions: [member],
        filters: [{ member, operator: 'equals', values: part }],
      }),
    ),
  );
  const exact = new Set(tables.flatMap(({ rows }) => rows.map(([value]) => String(value))));
  if (values.every((value) => exact.has(value))) return { found: [...values], unknown: [], nearest: [] };

  const all = (await context.query(`All values: ${label}`, { dimensions: [member] })).rows.map(([value]) =>
    String(value),
  );
  const anyCase = new Map<string, string[]>();
  for (const value of all) {
    const key = value.toLowerCase();
    anyCase.set(key, [...(anyCase.get(key) ?? []), value]);
  }
  const found: string[] = [];
  const unknown: string[] = [];
  for (const value of values) {
    const alike = anyCase.get(value.toLowerCase()) ?? [];
    if (exact.has(value)) found.push(value);
    else if (alike.length === 1) found.push(alike[0]!);
    else unknown.push(value);
  }
  return { found, unknown, nearest: unknown.length === 0 ? [] : nearestOf(unknown[0]!, all) };
}

function unknownValue(label: string, unknown: readonly string[], nearest: string[]) {
  const named = unknown.slice(0, UNKNOWN_NAMED).join(', ');
  const others = unknown.length > UNKNOWN_NAMED ? ` and ${unknown.length - UNKNOWN_NAMED} more` : '';
  return {
    kind: 'refused' as const,
    code: 'UNKNOWN_VALUE' as const,
    message: `${label}: the data that you may see have no ${named}${others}.`,
    nextStep: nearest.length === 0 ? 'Check the spelling.' : `Did you mean ${nearest.join(', ')}?`,
    nearest,
  };
}
