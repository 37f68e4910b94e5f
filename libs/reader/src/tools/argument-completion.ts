import type { ToolArguments, ToolDefinition, ToolParameter, Turn } from '#libs/contracts';
import type { Argument, Filled } from './arguments';
import { valuesFromTurns } from './conversation';
import type { ParameterValues } from './parameter-values';
import { argumentText } from './plan-text';

/** The arguments of one call, with what had to be taken for granted. */
export interface CompletedArguments {
  readonly values: ToolArguments;
  readonly said: readonly Argument[];
  readonly assumptions: readonly string[];
  /** Those that came from earlier turns. */
  readonly recalled: readonly Recalled[];
  readonly missing: readonly ToolParameter[];
}

export interface Recalled {
  readonly parameter: ToolParameter;
  readonly value: string | readonly string[];
}

/** Where arguments may come from that the question does not say. */
export interface ArgumentSources {
  /** Arguments that are the values of a column. */
  readonly fed: ReadonlySet<string>;
  /** Values that the other parts of the same question name. */
  beside(parameter: ToolParameter): readonly string[];
  readonly history: readonly Turn[];
  memberOf(tool: string, parameter: string): string | undefined;
}

/** Completes what the question says: from its other parts, from the turns before, from the definition's defaults. */
export function completeArguments(
  definition: ToolDefinition,
  filled: Filled,
  values: ParameterValues,
  sources: ArgumentSources,
): CompletedArguments {
  const given: ToolArguments = {};
  const said: Argument[] = [];
  const assumptions: string[] = [];
  const missing: ToolParameter[] = [];
  const recalled: Recalled[] = [];
  for (const parameter of definition.parameters) {
    const { name, many } = parameter;
    if (sources.fed.has(name)) continue;
    const own = filled.arguments.get(name);
    if (own) {
      given[name] = asArgument(own.value);
      said.push(own);
      if (own.assumption !== undefined) assumptions.push(own.assumption);
      continue;
    }
    const beside = parameter.kind === 'value' ? sources.beside(parameter) : [];
    if (beside.length > 0 && (many || beside.length === 1) && (parameter.required || !many)) {
      given[name] = many ? [...beside] : beside[0]!;
      continue;
    }
    if (parameter.required) {
      const earlier =
        parameter.kind === 'value'
          ? valuesFromTurns(sources.history, parameter, values, sources.memberOf)
          : [];
      if (earlier.length === 1 || (many && earlier.length > 0)) {
        const value = many ? earlier : earlier[0]!;
        given[name] = value;
        assumptions.push(
          `${argumentText(parameter, given[name])}: taken from the conversation, as nothing else was said.`,
        );
        recalled.push({ parameter, value });
      } else missing.push(parameter);
      continue;
    }
    if (parameter.default !== undefined && parameter.default !== null) {
      given[name] = parameter.default;
      assumptions.push(`${argumentText(parameter, parameter.default)}, as nothing else was said.`);
    }
  }
  return { values: given, said, assumptions, recalled, missing };
}

export function asArgument(value: Argument['value']): ToolArguments[string] {
  return typeof value === 'string' || typeof value === 'number' ? value : [...value];
}
