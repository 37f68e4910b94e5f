import type { QueryReadResult, ReadWord } from '#libs/contracts';
import { decapitalised } from '../chips/part-text';
import type { Mention } from '../grammar/mention';
import type { KnownValue } from '../values/value-index';

type Clarification = Extract<QueryReadResult, { kind: 'clarify' }>;

const MAX_CHOICES = 4;
/** What is left of a question without the unknown words has to be a question. */
const MIN_WORDS = 4;

/** What the builder needs to know of the reader: whether a question would be answered, and what can be asked. */
export interface ClarifyContext {
  readonly question: string;
  readonly today: string;
  readonly words: ReadWord[];
  readonly examples: readonly string[];
  answers(question: string): boolean;
  /** Codes of names, for choices between things of nearly the same name. */
  label(member: string): string;
}

/** The words of a name that fits several values, or none exactly. */
export interface NameStretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly candidates: readonly KnownValue[];
}

/** A name that fits several things: each as a question of its own. */
export function whichValue(context: ClarifyContext, mention: NameStretch): Clarification {
  const values = mention.candidates.slice(0, MAX_CHOICES);
  const choices = values.map(({ text, code }) => ({
    label: code === undefined ? text : `${text} (${code})`,
    question: replace(context.question, mention, text),
  }));
  const more = mention.candidates.length > MAX_CHOICES ? ' and others' : '';
  return build(
    context,
    `“${mention.text}” fits ${values.map(({ text }) => text).join(', ')}${more}. Which one do you mean?`,
    choices,
    [mention],
  );
}

/** A code that does not exist: the nearest that do. */
export function whichCode(
  context: ClarifyContext,
  mention: Pick<Mention, 'start' | 'end' | 'text' | 'unknownCode'>,
): Clarification {
  const { member, nearest } = mention.unknownCode!;
  const choices = nearest
    .slice(0, MAX_CHOICES)
    .map((code) => ({ label: code, question: replace(context.question, mention, code) }));
  const hint = choices.length > 0 ? ' Did you mean one of these?' : '';
  return build(
    context,
    `There is no ${decapitalised(context.label(member))} ${mention.text}.${hint}`,
    choices,
    [mention],
  );
}

/** Words without a place: the question without them, and what else can be asked. */
export function whatIsMeant(
  context: ClarifyContext,
  unplaced: readonly Mention[],
  reason: string,
): Clarification {
  const shorter = unplaced.length > 0 ? without(context.question, unplaced) : '';
  const isEnough = shorter.split(' ').length >= MIN_WORDS && unplaced.length <= 2;
  const candidates = [isEnough ? shorter : '', ...context.examples].filter(
    (question) => question !== '' && question !== context.question,
  );
  const choices = candidates.map((question) => ({ label: question, question }));
  const names = unplaced.map(({ text }) => `“${text}”`).join(', ');
  const message = unplaced.length > 0 ? `I do not know what ${names} means here.` : reason;
  return build(context, message, choices, unplaced);
}

function build(
  context: ClarifyContext,
  message: string,
  choices: readonly { label: string; question: string }[],
  unresolved: readonly { text: string }[],
): Clarification {
  const seen = new Set<string>();
  const offered: Clarification['choices'] = [];
  for (const choice of choices) {
    if (offered.length >= MAX_CHOICES) break;
    if (seen.has(choice.question) || !context.answers(choice.question)) continue;
    seen.add(choice.question);
    offered.push(choice);
  }
  return {
    kind: 'clarify',
    message,
    choices: offered,
    unresolved: unresolved.map(({ text }) => text),
    words: context.words,
  };
}

function replace(question: string, { start, end }: { start: number; end: number }, text: string): string {
  return question.slice(0, start) + text + question.slice(end);
}

function without(question: string, mentions: readonly Mention[]): string {
  let result = question;
  for (const { start, end } of [...mentions].sort((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + result.slice(end);
  }
  return result
    .replace(/\s+/g, ' ')
    .replace(/\s+([?.,!])/g, '$1')
    .trim();
}
