import type { ToolArguments, ToolDefinition, ToolParameter } from '#libs/contracts';
import type { Capture, PhraseMatch } from './pattern-match';
import { saidChoices } from './pattern-match';
import type { Utterance } from './utterance';
import { isPronoun } from './word-classes';

const DAY_MS = 86_400_000;
/** Said around a name that are no part of it. */
const BEFORE =
  /^(a|an|me|us|ones|'s|the|any|some|more|of|our|my|your|that|this|those|these|still|called|named|about|on|for|with|to|product|products|item|items|customer|client|task|also|both|and|,|is|are|please|number|department)$/;
const AFTER =
  /^(please|pls|plz|left|there|here|now|too|also|for|me|us|thanks|thank|you|then|anymore|today|still|and|,|is|are|has|have|the|a|department|section|area|just|again|at|in|of|to|already|them|or|yes|no)$/;

/** What a text argument says without the words around it; a pronoun alone stays what it is. */
export function textOf({ question, words }: Utterance, { from, to }: Pick<Capture, 'from' | 'to'>): string {
  let [first, last] = [from, to - 1];
  while (first < last && BEFORE.test(words[first]!.norm)) first += 1;
  while (last > first && AFTER.test(words[last]!.norm)) last -= 1;
  while (last > first && words[last]!.norm === "'s") last -= 1;
  return question.slice(words[first]!.start, words[last]!.end);
}

/** The whole of a text that stands for something named before, or undefined. */
export function pronounIn(utterance: Utterance, capture: Pick<Capture, 'from' | 'to'>): string | undefined {
  const text = textOf(utterance, capture).toLowerCase();
  return isPronoun(text) ? text : undefined;
}

/** One day later; days are YYYY-MM-DD. */
export const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

/** The days that a stretch of time names, as the parameter takes them; undefined where it has no end. */
export function timeValue(
  parameter: ToolParameter,
  { time }: NonNullable<Capture['time']>,
  today: string,
): ToolArguments[string] | undefined {
  const [from, to] = parameter.looks === 'back' ? time.past : time.future;
  if (parameter.kind === 'day') {
    if (from !== null && to !== null) return to === nextDay(from) ? from : undefined;
    return undefined;
  }
  const begin = from ?? today;
  const end = to ?? undefined;
  return end === undefined || end <= begin ? undefined : [begin, end];
}

export interface ReadArguments {
  readonly values: ToolArguments;
  /** What each was read from; none where it came from somewhere else. */
  readonly captures: readonly Capture[];
  /** A period that the parameter cannot take: a week where one day is asked for. */
  readonly unfit?: Capture;
  /** Texts that stand for something else. */
  readonly pronouns: readonly Capture[];
}

/** The arguments of a match. A choice that the phrase itself says counts as said: "how much is" asks for the price. */
export function argumentsOf(utterance: Utterance, match: PhraseMatch, today: string): ReadArguments {
  const values: ToolArguments = {};
  const pronouns: Capture[] = [];
  const captures: Capture[] = [];
  let unfit: Capture | undefined;
  for (const capture of match.captures) {
    const { parameter, time, value } = capture;
    if (values[parameter.name] !== undefined) {
      if (time === undefined) continue;
      unfit = capture;
      continue;
    }
    if (value !== undefined) values[parameter.name] = value;
    else if (time) {
      const days = timeValue(parameter, time, today);
      if (days === undefined) unfit = capture;
      else values[parameter.name] = days;
    } else if (pronounIn(utterance, capture) !== undefined) pronouns.push(capture);
    else values[parameter.name] = textOf(utterance, capture);
    captures.push(capture);
  }
  for (const parameter of match.definition.parameters) {
    if (parameter.kind !== 'choice' || values[parameter.name] !== undefined) continue;
    const said = new Set(match.said);
    const [only] = saidChoices(utterance.words, parameter)
      .filter(({ from, to }) =>
        Array.from({ length: to - from }, (_, step) => from + step).every((at) => said.has(at)),
      )
      .sort((a, b) => b.to - b.from - (a.to - a.from));
    if (only) values[parameter.name] = only.value;
  }
  return { values, captures, pronouns, ...(unfit && { unfit }) };
}

/** What is required and not there. */
export function missingOf({ parameters }: ToolDefinition, values: ToolArguments): ToolParameter[] {
  return parameters.filter(({ name, required }) => required && values[name] === undefined);
}
