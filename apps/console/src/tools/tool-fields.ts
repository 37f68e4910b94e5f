import type { ToolArguments, ToolDefinition, ToolParameter } from '../api/types';

/** What stands in the fields of a tool's form, by the name of the parameter. */
export type FieldTexts = Record<string, string>;

/** What is wrong with a field. */
export type FieldFault = 'missing' | 'notNumber' | 'notWhole' | 'outOfRange' | 'notDay' | 'notDays';

const WHOLE = new Set<ToolParameter['kind']>(['days', 'count']);
const WORDS = new Set<ToolParameter['kind']>(['value', 'choice', 'text', 'day', 'period']);
/** Whether it is typed in figures. */
export const isNumber = ({ kind }: Pick<ToolParameter, 'kind'>): boolean => !WORDS.has(kind);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The fields as they stand before anything is typed: with the values of a call, empty without one. */
export function fieldsOf({ parameters }: ToolDefinition, values: ToolArguments = {}): FieldTexts {
  return Object.fromEntries(
    parameters.map(({ name }) => {
      const value = values[name];
      return [name, Array.isArray(value) ? value.join(', ') : value === undefined ? '' : String(value)];
    }),
  );
}

const parts = (text: string): string[] =>
  text
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter(Boolean);

function faultOf(parameter: ToolParameter, text: string): FieldFault | null {
  if (parameter.kind === 'day') return DAY.test(text) ? null : 'notDay';
  if (!isNumber(parameter)) return null;
  const value = Number(text);
  if (!Number.isFinite(value)) return 'notNumber';
  if (WHOLE.has(parameter.kind) && !Number.isInteger(value)) return 'notWhole';
  const { min = -Infinity, max = Infinity } = parameter;
  return value < min || value > max ? 'outOfRange' : null;
}

export interface ReadFields {
  /** What is left empty is left out: the server takes what is usual. */
  values: ToolArguments;
  faults: Record<string, FieldFault>;
}

/** The arguments that the fields say, and what is wrong with them; they may be sent when nothing is. */
export function readFields({ parameters }: ToolDefinition, texts: FieldTexts): ReadFields {
  const values: ToolArguments = {};
  const faults: Record<string, FieldFault> = {};
  for (const parameter of parameters) {
    const { name, many, required } = parameter;
    const text = (texts[name] ?? '').trim();
    if (parameter.kind === 'period') {
      const days = parts(text);
      if (days.length === 0) {
        if (required) faults[name] = 'missing';
        continue;
      }
      const [from = '', to = ''] = days;
      if (days.length !== 2 || !days.every((each) => DAY.test(each)) || from >= to) faults[name] = 'notDays';
      else values[name] = [from, to];
      continue;
    }
    const said = many ? parts(text) : text === '' ? [] : [text];
    if (said.length === 0) {
      if (required) faults[name] = 'missing';
      continue;
    }
    const fault = said.map((one) => faultOf(parameter, one)).find((found) => found !== null);
    if (fault) faults[name] = fault;
    const read = said.map((one) => (isNumber(parameter) ? Number(one) : one));
    values[name] = many ? read : read[0]!;
  }
  return { values, faults };
}

/** The tool with its values in one line, for as long as the server has not said what it understood. */
export function callTitle(definition: ToolDefinition, values: ToolArguments): string {
  const said = definition.parameters.flatMap(({ name, kind, choices }) => {
    const value = values[name];
    if (value === undefined) return [];
    if (kind === 'choice') return [choices?.find((choice) => choice.value === value)?.label ?? String(value)];
    const written = Array.isArray(value) ? value.join(', ') : String(value);
    if (kind === 'percent') return [`${written} %`];
    return [written];
  });
  return said.length === 0 ? definition.label : `${definition.label}: ${said.join(', ')}`;
}

/** Those whose name, summary or examples have all words of the term. */
export function toolsLike(tools: readonly ToolDefinition[], term: string): ToolDefinition[] {
  const words = term.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return tools.filter(({ label, summary, examples }) => {
    const lower = [label, summary, ...examples].join(' ').toLocaleLowerCase();
    return words.every((word) => lower.includes(word));
  });
}
