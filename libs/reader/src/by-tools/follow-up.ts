import type { PlanTurn, ToolArguments, ToolDefinition, ToolParameter, Turn } from '#libs/contracts';
import { rootOf } from '../tools/root-words';
import { textOf, timeValue } from './arguments-of';
import type { ReadCall } from './call-reading';
import { type Capture, saidChoices } from './pattern-match';
import type { ToolPhrases } from './tool-phrases';
import type { Utterance } from './utterance';
import { isPronoun } from './word-classes';

const LEAD =
  /^(and|what|how|about|same|for|also|then|but|no|not|instead|sorry|meant|mean|i|make|it|that|ok|okay|rather|only|just|is|are|the|with|on|in|at|of|to|change|,|or|now|so|as|well|please|'s|who|him|her|them|there|do|does|we|have|one|actually|one|ones|which|thing|look|show|me|would|will|be)$/;
const OPENS =
  /^(and|what about|how about|same|also|then|but|no\b|not\b|instead|or\b|sorry|i mean|make (it|that)|ok and|for\b|on\b|in\b)/i;
const ONE = /\bones?$/i;
const CONFIDENCE = 0.85;

/** Words that lead to what is changed, and are no part of it. */
export const isLeading = (norm: string): boolean => LEAD.test(norm);

/** The call that a turn made, where it was one call of one tool. */
export function callOf(turn: Turn | undefined): { tool: string; values: ToolArguments } | undefined {
  if (turn === undefined || !('plan' in turn)) return undefined;
  const [step, ...others] = (turn as PlanTurn).plan.plan.steps;
  if (step?.kind !== 'tool' || others.length > 0) return undefined;
  return { tool: step.call.tool, values: step.call.arguments };
}

/** Whether the words can only go on from something before: "and tomorrow?". */
export function opensAsFollowUp(question: string): boolean {
  return OPENS.test(question.trim());
}

/** What a pronoun stands for: the argument of the same name that was last given. */
export function recalled(history: readonly Turn[], parameter: ToolParameter): string | undefined {
  for (const turn of [...history].reverse()) {
    const value = callOf(turn)?.values[parameter.name];
    if (typeof value === 'string') return value;
  }
  return undefined;
}

/**
 * The last call with one or more of its arguments changed, where the words are nothing but arguments: a period, a choice,
 * a name. Undefined where they say more than that, or change nothing.
 */
export function editedCall(
  utterance: Utterance,
  history: readonly Turn[],
  phrases: ToolPhrases,
  today: string,
): ReadCall | undefined {
  const last = callOf(history.at(-1));
  const tool = phrases.tools.find(({ definition }) => definition.name === last?.tool);
  if (last === undefined || tool === undefined) return undefined;
  const { definition } = tool;
  const { words, times } = utterance;
  const values: ToolArguments = { ...last.values };
  const captures: Capture[] = [];
  const taken = new Set<number>();
  const take = (capture: Capture, value: ToolArguments[string]) => {
    values[capture.parameter.name] = value;
    captures.push(capture);
    for (let at = capture.from; at < capture.to; at += 1) taken.add(at);
  };
  const timed = definition.parameters.find(({ kind }) => kind === 'day' || kind === 'period');
  const [time, ...moreTimes] = times;
  if (time && timed) {
    const value = timeValue(timed, time, today);
    if (value === undefined || moreTimes.length > 0) return undefined;
    take({ parameter: timed, from: time.from, to: time.to, time }, value);
  }
  for (const parameter of definition.parameters.filter(({ kind }) => kind === 'choice')) {
    const [said] = saidChoices(words, parameter).filter(({ from, to }) =>
      words.slice(from, to).every((_, step) => !taken.has(from + step)),
    );
    if (said) take({ parameter, from: said.from, to: said.to, value: said.value }, said.value);
  }
  const rest = words.map((_, at) => at).filter((at) => !taken.has(at));
  const isLead = (at: number): boolean =>
    LEAD.test(words[at]!.norm) || words[at]!.kind === 'break' || words[at]!.kind === 'filler';
  const first = rest.find((at) => !isLead(at));
  const followUp = rest.filter((at) => isLead(at) && words[at]!.kind !== 'break');
  if (first !== undefined) {
    let end = first + 1;
    while (end < words.length && !taken.has(end) && words[end]!.kind !== 'break') end += 1;
    while (end > first + 1 && isTail(words[end - 1]!.norm)) end -= 1;
    if (rest.some((at) => (at < first || at >= end) && !isLead(at) && !isTail(words[at]!.norm)))
      return undefined;
    const text = textOf(utterance, { from: first, to: end });
    const parameter = textParameter(tool.definition, last.values, words[first - 1]?.norm, phrases);
    if (parameter === undefined || isPronoun(text.toLowerCase())) return undefined;
    // More words than a name has are a question of their own.
    if (words.slice(first, end).some(({ kind }) => kind === 'negation') || end - first > MAX_NAME_WORDS)
      return undefined;
    const before = last.values[parameter.name];
    const value =
      ONE.test(text) && typeof before === 'string'
        ? `${text.replace(ONE, '').trim()} ${before}`.trim()
        : text;
    take({ parameter, from: first, to: end }, value);
  }
  const changed = captures.some(
    ({ parameter }) => JSON.stringify(values[parameter.name]) !== JSON.stringify(last.values[parameter.name]),
  );
  if (captures.length === 0 || !changed) return undefined;
  const own = new Set(followUp);
  captures.forEach(({ from, to }) => {
    for (let at = from; at < to; at += 1) own.delete(at);
  });
  return {
    definition,
    values,
    captures,
    said: [],
    assumptions: [],
    confidence: CONFIDENCE,
    followUp: [...own],
  };
}

const MAX_NAME_WORDS = 6;
const isTail = (norm: string): boolean =>
  /^(please|then|instead|too|left|now|there|'s|thanks|department|section)$/.test(norm);

/** Which text the words are: the one that stands behind this preposition in the phrases, otherwise the one given before. */
function textParameter(
  { name, parameters }: ToolDefinition,
  before: ToolArguments,
  preposition: string | undefined,
  { tools }: ToolPhrases,
): ToolParameter | undefined {
  const texts = parameters.filter(({ kind }) => kind === 'text');
  if (texts.length <= 1) return texts[0];
  const own = tools.find(({ definition }) => definition.name === name);
  const isLed = ({ name: slot }: ToolParameter): boolean =>
    preposition !== undefined &&
    (own?.patterns ?? []).some(({ edges }) =>
      edges.some((from) =>
        from.some(
          (edge) =>
            edge.kind === 'word' &&
            edge.root === rootOf(preposition) &&
            (edges[edge.to] ?? []).some((next) => next.kind === 'slot' && next.name === slot),
        ),
      ),
    );
  return texts.find(isLed) ?? texts.find((each) => before[each.name] !== undefined) ?? texts[0];
}
