import type {
  Assumption,
  PlanReading,
  ReadWord,
  ToolArguments,
  ToolDefinition,
  ToolParameter,
} from '#libs/contracts';
import { nextDay } from './arguments-of';
import type { Capture } from './pattern-match';
import type { Utterance } from './utterance';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** What stands behind one call: where its arguments came from, and how sure that is. */
export interface ReadCall {
  readonly definition: ToolDefinition;
  readonly values: ToolArguments;
  readonly captures: readonly Capture[];
  /** Words of the phrase. */
  readonly said: readonly number[];
  readonly assumptions: readonly Assumption[];
  readonly confidence: number;
  /** Words that only say that the call before is meant. */
  readonly followUp?: readonly number[];
}

/** The reading of a question as one call of a tool. */
export function callReading(utterance: Utterance, read: ReadCall): PlanReading {
  const { definition, values, assumptions, confidence } = read;
  const { name: tool, label, parameters } = definition;
  const given = parameters.flatMap((parameter) => {
    const value = values[parameter.name];
    return value === undefined ? [] : [{ parameter, text: argumentText(parameter, value) }];
  });
  return {
    intent: 'OPTIMIZATION',
    plan: { steps: [{ kind: 'tool', id: 'look-up', label, call: { tool, arguments: { ...values } } }] },
    summary: given.length === 0 ? label : `${label}: ${given.map(({ text }) => text).join(', ')}`,
    words: wordsOf(utterance, read),
    chips: [
      { id: 'steps.0', kind: 'tool', label, removable: false },
      ...given.map(({ parameter, text }) => ({
        id: `steps.0.arguments.${parameter.name}`,
        kind: 'argument' as const,
        label: text,
        removable: false,
      })),
    ],
    assumptions: [...assumptions],
    confidence,
  };
}

/** "Product oat milk", "Day Saturday 21 November". */
export function argumentText(parameter: ToolParameter, value: ToolArguments[string]): string {
  const { kind, label, choices = [] } = parameter;
  if (kind === 'day') return `${label} ${dayText(String(value))}`;
  if (kind === 'period' && Array.isArray(value)) return `${label} ${periodText(value.map(String))}`;
  if (kind === 'choice')
    return `${label} ${choices.find((choice) => choice.value === value)?.label ?? String(value)}`;
  return `${label} ${Array.isArray(value) ? value.join(', ') : String(value)}`;
}

/** A period as its first day and the one after its last, in words. */
export function periodText([from = '', to = '']: readonly string[]): string {
  if (nextDay(from) === to) return dayText(from);
  const last = new Date(Date.parse(`${to}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  return `${dayText(from)} to ${dayText(last)}`;
}

export function dayText(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return `${WEEKDAYS[date.getUTCDay()]!} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]!}`;
}

const ROLES: Partial<Record<ToolParameter['kind'], ReadWord['role']>> = {
  day: 'time',
  period: 'time',
  choice: 'segment',
};

/** What each word of the question was taken for; nothing is left without a place. */
function wordsOf(
  { question, words }: Utterance,
  { definition, values, captures, said, followUp = [] }: ReadCall,
): ReadWord[] {
  const found: ReadWord[] = [];
  const stretch = (from: number, to: number) => {
    const [start, end] = [words[from]!.start, words[to - 1]!.end];
    return { text: question.slice(start, end), start, end };
  };
  for (let at = 0; at < words.length;) {
    const capture = captures.find(({ from }) => from === at);
    if (capture) {
      const { parameter, to } = capture;
      const value = values[parameter.name];
      const meaning = value === undefined ? parameter.label : argumentText(parameter, value);
      found.push({
        ...stretch(at, to),
        role: ROLES[parameter.kind] ?? 'value',
        ...(typeof value === 'string' && { value }),
        meaning,
      });
      at = to;
      continue;
    }
    if (words[at]!.kind === 'break') {
      at += 1;
      continue;
    }
    const owner = said.includes(at) ? said : followUp.includes(at) ? followUp : undefined;
    let to = at + 1;
    while (to < words.length && owner?.includes(to) && captures.every(({ from }) => from !== to)) to += 1;
    if (owner === said) found.push({ ...stretch(at, to), role: 'entity', meaning: definition.label });
    else if (owner) found.push({ ...stretch(at, to), role: 'follow-up', meaning: 'The same as before' });
    else found.push({ ...stretch(at, to), role: 'connector', meaning: '' });
    at = to;
  }
  return found;
}
