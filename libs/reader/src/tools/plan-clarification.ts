import type { Choice, QueryReadResult, ReadWord, ToolDefinition, ToolParameter } from '#libs/contracts';
import type { ValueIndex } from '../values/value-index';
import type { Trouble } from './arguments';
import type { ParameterValues } from './parameter-values';
import type { Sentence } from './sentence';

type Clarification = Extract<QueryReadResult, { kind: 'clarify' }>;

const MAX_CHOICES = 4;
/** What is offered has to be answered; more than this are not tried. */
const MAX_TRIES = 8;

/** Asks back about a plan, with complete questions to choose from. */
export class PlanClarifications {
  private readonly usual = new Map<string, readonly string[]>();

  /** @param answers whether a question would be answered */
  constructor(
    private readonly values: ParameterValues,
    private readonly index: ValueIndex,
  ) {}

  /** What is missing, each choice with values of the data in it. */
  missing(
    question: string,
    definition: ToolDefinition,
    parameters: readonly ToolParameter[],
    recent: (parameter: ToolParameter) => readonly string[],
    words: ReadWord[],
    answers: (question: string) => boolean,
  ): Clarification {
    const stem = question.replace(/[\s?.!]+$/, '');
    const options = parameters.map((parameter) => {
      const values = [...new Set([...recent(parameter), ...this.some(parameter)])];
      return values.map((value) => ({ value, said: `${placing(parameter)} ${value}` }));
    });
    const rows = Array.from({ length: MAX_CHOICES }, (_, at) =>
      options.map((each) => each[at] ?? each[0]).filter((each) => each !== undefined),
    ).filter((row) => row.length === parameters.length);
    const completed = rows.map((row) => ({
      label: row.map(({ value }) => value).join(', '),
      question: `${stem} ${row.map(({ said }) => said).join(' ')}`,
    }));
    const examples = definition.examples.map((example) => ({ label: example, question: example }));
    const names = parameters.map(({ label }) => label.toLowerCase()).join(' and ');
    return {
      kind: 'clarify',
      message: `${definition.label} needs to know: which ${names}?`,
      choices: offered([...completed, ...(completed.length > 0 ? [] : examples)], answers),
      unresolved: parameters.map(({ label }) => label.toLowerCase()),
      words,
    };
  }

  /** An argument that cannot be taken as it was said. */
  trouble(
    sentence: Sentence,
    trouble: Trouble,
    words: ReadWord[],
    answers: (question: string) => boolean,
  ): Clarification {
    const { parameter } = trouble;
    const replaced = (start: number, end: number, text: string): string =>
      sentence.question.slice(0, start) + text + sentence.question.slice(end);
    if (trouble.kind === 'out of range') {
      const text = sentence.text(trouble.places);
      const start = sentence.words[trouble.places[0]!]!.token.start;
      const unit = parameter.kind === 'days' ? ' days' : parameter.kind === 'percent' ? ' percent' : '';
      const limit = `${trouble.limit}${unit}`;
      const choice = { label: limit, question: replaced(start, start + text.length, `${limit}`) };
      const bounds =
        parameter.min !== undefined && parameter.max !== undefined
          ? `from ${parameter.min} to ${parameter.max}${unit}`
          : parameter.max !== undefined
            ? `at most ${parameter.max}${unit}`
            : `at least ${parameter.min ?? 0}${unit}`;
      const message = `${parameter.label} can be ${bounds}, not ${text}.`;
      return { kind: 'clarify', message, choices: offered([choice], answers), unresolved: [text], words };
    }
    const { start, end, text } = trouble.mention;
    const options =
      trouble.kind === 'ambiguous'
        ? trouble.candidates.map(({ text: name, code }) => ({
            label: code === undefined ? name : `${name} (${code})`,
            question: replaced(start, end, code ?? name),
          }))
        : trouble.nearest.map((code) => ({ label: code, question: replaced(start, end, code) }));
    const message =
      trouble.kind === 'ambiguous'
        ? `“${text}” fits more than one ${oneOf(parameter)}. Which one do you mean?`
        : `There is no ${oneOf(parameter)} ${text}.${options.length > 0 ? ' Did you mean one of these?' : ''}`;
    return { kind: 'clarify', message, choices: offered(options, answers), unresolved: [text], words };
  }

  /** Words that belong to nothing: the question without them, and other questions for the tool. */
  left(
    sentence: Sentence,
    places: readonly number[],
    definition: ToolDefinition,
    words: ReadWord[],
    answers: (question: string) => boolean,
  ): Clarification {
    const unresolved = [...new Set(places.map((place) => sentence.words[place]!.token.text))];
    const names = unresolved.map((text) => `“${text}”`).join(', ');
    const examples = definition.examples.map((example) => ({ label: example, question: example }));
    return {
      kind: 'clarify',
      message: `I do not know what ${names} means for “${definition.label}”.`,
      choices: offered(examples, answers),
      unresolved,
      words,
    };
  }

  /** A few values of a parameter, the same ones each time. */
  private some(parameter: ToolParameter): readonly string[] {
    if (parameter.kind === 'choice')
      return (parameter.choices ?? []).map(({ says, value }) => says[0] ?? value);
    if (parameter.member === undefined) return [];
    const known = this.usual.get(parameter.member);
    if (known) return known;
    const first: string[] = [];
    for (const { text, members } of this.index.all()) {
      if (!members.some((member) => this.values.fit(parameter, member) === 'same')) continue;
      if (first.length >= MAX_CHOICES && text >= first.at(-1)!) continue;
      first.push(text);
      first.sort();
      if (first.length > MAX_CHOICES) first.pop();
    }
    this.usual.set(parameter.member, first);
    return first;
  }
}

function placing({ member, kind }: ToolParameter): string {
  return kind === 'value' && /warehouse|site/.test(member ?? '') ? 'in' : 'for';
}

function offered(choices: readonly Choice[], answers: (question: string) => boolean): Choice[] {
  const seen = new Set<string>();
  const found: Choice[] = [];
  for (const choice of choices.slice(0, MAX_TRIES)) {
    if (found.length >= MAX_CHOICES) break;
    if (seen.has(choice.question) || !answers(choice.question)) continue;
    seen.add(choice.question);
    found.push(choice);
  }
  return found;
}

function oneOf({ label, many }: ToolParameter): string {
  const name = label.toLowerCase();
  return many ? name.replace(/s$/, '') : name;
}
