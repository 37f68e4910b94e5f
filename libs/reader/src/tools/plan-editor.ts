import type { Filter, MetricQuery, PlanReading, PlanStep, ToolDefinition } from '#libs/contracts';
import { has, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Reader } from '../reader';
import { type Argument, ArgumentFinder, type Filled } from './arguments';
import { asArgument } from './argument-completion';
import type { ParameterValues } from './parameter-values';
import type { PlanComposer } from './plan-composer';
import { planReading } from './plan-reading';
import { planWords } from './plan-words';
import type { Sentence } from './sentence';
import { StepNames } from './step-names';
import type { ToolLexicon } from './tool-lexicon';

const FOLLOW_UP = 0.94;
/** Words that only say that something of before is meant. */
const LEADING =
  /^(same|but|instead|rather|only|now|change|switch|set|use|try|redo|again|repeat|extend|shorten)$/;
const ASKING = /^(which|how|list|who|when|where|why|many|much)$/;

/** A value of something that no tool takes, such as a product group. */
interface OtherValue {
  readonly mention: Mention;
  readonly member: string;
  readonly value: string;
}

/** Follow-ups that change a part of the plan before: "what about WH-05?", "and for 30 days?". */
export class PlanEditor {
  constructor(
    private readonly reader: Reader,
    private readonly values: ParameterValues,
    private readonly composer: PlanComposer,
  ) {}

  /** Undefined where the words do not fit the plan before, or are a question of their own. */
  edit(last: PlanReading, sentence: Sentence, lexicon: ToolLexicon): PlanReading | undefined {
    const definitions = new Map(lexicon.definitions.map((each) => [each.name, each]));
    const { steps } = last.plan;
    const tools = steps.flatMap((step) => {
      const definition = step.kind === 'tool' ? definitions.get(step.call.tool) : undefined;
      return definition ? [definition] : [];
    });
    if (tools.length === 0 || tools.length < steps.filter(({ kind }) => kind === 'tool').length)
      return undefined;
    const filled = new Map(
      tools.map((definition) => [
        definition.name,
        new ArgumentFinder(sentence, definition, this.values, []).fill(),
      ]),
    );
    if ([...filled.values()].some(({ troubles, several }) => troubles.length + several.size > 0))
      return undefined;
    const others = this.otherValues(sentence, filled);
    const own = new Set(tools.flatMap(({ name }) => [...(lexicon.others.get(name) ?? [])]));
    if (!this.isOnlyThat(sentence, tools, filled, others, own)) return undefined;
    const said = [...filled.values()].flatMap((each) => [...each.arguments.values()]);
    if (said.length + others.length === 0) return undefined;
    const changed = this.changed(steps, filled, others, sentence.today, definitions);
    if (!changed || JSON.stringify(changed) === JSON.stringify(steps)) return undefined;
    return this.saidBack(last, changed, said, sentence, definitions);
  }

  private otherValues(sentence: Sentence, filled: ReadonlyMap<string, Filled>): OtherValue[] {
    const taken = placesOf(filled);
    return sentence.mentions.flatMap((mention): OtherValue[] => {
      const [sense] = sensesOf(mention, 'value');
      if (!sense || sentence.placesOf(mention).some((place) => taken.has(place))) return [];
      return [{ mention, member: sense.member, value: sense.value }];
    });
  }

  /** Nothing is said besides values, words for what they are, and "what about". */
  private isOnlyThat(
    sentence: Sentence,
    tools: readonly ToolDefinition[],
    filled: ReadonlyMap<string, Filled>,
    others: readonly OtherValue[],
    own: ReadonlySet<string>,
  ): boolean {
    const taken = placesOf(filled);
    for (const { mention } of others) sentence.placesOf(mention).forEach((place) => taken.add(place));
    const members = [
      ...tools.flatMap(({ parameters }) => parameters.flatMap(({ member }) => member ?? [])),
      ...others.map(({ member }) => member),
    ];
    const opens =
      sentence.mentions[0] !== undefined && has(sentence.mentions[0], 'follow-up', 'also', 'instead');
    return sentence.words.every(({ token, root }, place) => {
      if (taken.has(place)) return true;
      if (ASKING.test(token.norm)) return false;
      if (sentence.isFiller(place) || LEADING.test(root) || LEADING.test(token.norm)) return true;
      if (own.has(root) && (taken.has(place - 1) || taken.has(place + 1))) return true;
      const mention = sentence.mentionAt(place);
      if (!mention) return false;
      if (has(mention, 'follow-up', 'instead', 'pronoun')) return true;
      const isSingular = !/[^su]s$/i.test(token.norm);
      return (isSingular || opens) && this.isNounOf(mention, members);
    });
  }

  private isNounOf(mention: Mention, members: readonly string[]): boolean {
    const own = [
      ...sensesOf(mention, 'dimension').map(({ member }) => member),
      ...sensesOf(mention, 'entity').map(({ entity }) => this.reader.vocabulary.identity(entity)),
    ];
    return members.some((member) => {
      const twins = this.values.twins(member).map(withoutEnding);
      return own.some((each) => twins.includes(withoutEnding(each)));
    });
  }

  private changed(
    steps: readonly PlanStep[],
    filled: ReadonlyMap<string, Filled>,
    others: readonly OtherValue[],
    today: string,
    definitions: ReadonlyMap<string, ToolDefinition>,
  ): PlanStep[] | undefined {
    let next = steps.map((step) =>
      step.kind === 'tool' ? withArguments(step, filled.get(step.call.tool)!) : step,
    );
    for (const { parameter, value } of argumentsOf(filled)) {
      if (parameter.member === undefined) continue;
      const members = this.values.twins(parameter.member);
      next = next.map((step) =>
        step.kind === 'query'
          ? { ...step, query: replaceValue(step.query, members, [value].flat().map(String)) ?? step.query }
          : step,
      );
    }
    for (const other of others) {
      const restricted = next.some(({ kind }) => kind === 'query')
        ? this.restrict(next, other, today)
        : this.withRows(next, other, today, definitions);
      if (!restricted) return undefined;
      next = restricted;
    }
    return this.relabelled(reachable(next), today);
  }

  /** The query parts are about this value instead, or as well where they were about none of its kind. */
  private restrict(
    steps: readonly PlanStep[],
    { member, value }: OtherValue,
    today: string,
  ): PlanStep[] | undefined {
    const members = this.values.twins(member);
    let isPlaced = false;
    const next = steps.map((step): PlanStep => {
      if (step.kind !== 'query') return step;
      const replaced = replaceValue(step.query, members, [value]);
      const added = {
        ...step.query,
        filters: [...step.query.filters, { member, operator: 'equals' as const, values: [value] }],
      };
      const query = replaced ?? added;
      if (this.composer.keyColumns.columnsOf(query, today) === undefined) return step;
      isPlaced = true;
      return { ...step, query };
    });
    return isPlaced ? next : undefined;
  }

  /** "same for the Dairy group": the tool for each thing of the group, or what it gives of the group. */
  private withRows(
    steps: readonly PlanStep[],
    { mention }: OtherValue,
    today: string,
    definitions: ReadonlyMap<string, ToolDefinition>,
  ): PlanStep[] | undefined {
    const last = steps.at(-1);
    const definition = last?.kind === 'tool' ? definitions.get(last.call.tool) : undefined;
    if (last?.kind !== 'tool' || !definition) return undefined;
    const names = new StepNames(steps);
    const { queryParts, keyColumns } = this.composer;
    const rowsOf = (member: string) => {
      const noun = this.reader.vocabulary.entity(member.split('.')[0]!).plural.toLowerCase();
      return queryParts.readText(mention.text, today, this.values.twins(member), noun);
    };
    for (const { name, member, kind } of definition.parameters) {
      if (kind !== 'value' || member === undefined) continue;
      const part = rowsOf(member);
      if (!part) continue;
      const id = names.of('rows');
      const { [name]: _, ...others } = last.call.arguments;
      const from = { ...last.from, [name]: { step: id, column: part.column } };
      return [
        ...steps.slice(0, -1),
        { kind: 'query', id, label: '', query: part.query },
        { ...last, call: { ...last.call, arguments: others }, from },
      ];
    }
    const [key] = definition.keys;
    const part = key === undefined ? undefined : rowsOf(key);
    if (!part || key === undefined) return undefined;
    const columns = new Set(keyColumns.columnsOf(part.query, today)?.values() ?? []);
    const on = definition.keys.map((each) => each.split('.')[1]!).filter((column) => columns.has(column));
    if (on.length === 0) return undefined;
    const id = names.of('rows');
    const join: PlanStep = {
      kind: 'join',
      id: names.of('joined'),
      label: `What both have, by ${on.map((column) => column.replaceAll('_', ' ')).join(' and ')}`,
      of: [id, last.id],
      on,
    };
    return [{ kind: 'query', id, label: '', query: part.query }, ...steps, join];
  }

  private relabelled(steps: readonly PlanStep[], today: string): PlanStep[] {
    return steps.map((step) =>
      step.kind === 'query' ? { ...step, label: this.summary(step.query, today).replace(/\.$/, '') } : step,
    );
  }

  private summary(query: MetricQuery, today: string): string {
    return this.composer.queryParts.saidBack(query, today).summary;
  }

  private saidBack(
    last: PlanReading,
    steps: PlanStep[],
    said: readonly Argument[],
    sentence: Sentence,
    definitions: ReadonlyMap<string, ToolDefinition>,
  ): PlanReading {
    const labels = said.map(({ parameter }) => `${parameter.label} is `);
    const kept = last.assumptions
      .map(({ text }) => text)
      .filter((text) => !labels.some((label) => text.startsWith(label)));
    const own = said.flatMap(({ assumption }) => assumption ?? []);
    const summaries = new Map(
      steps.flatMap((step) =>
        step.kind === 'query' ? [[step.id, this.summary(step.query, sentence.today)] as const] : [],
      ),
    );
    const words = planWords(this.reader.vocabulary, sentence, [], { said, readings: new Map() });
    const assumptions = [...new Set([...kept, ...own])];
    return planReading({ steps, assumptions, confidence: FOLLOW_UP }, summaries, definitions, words);
  }
}

function argumentsOf(filled: ReadonlyMap<string, Filled>): Argument[] {
  return [...filled.values()].flatMap((each) => [...each.arguments.values()]);
}

function placesOf(filled: ReadonlyMap<string, Filled>): Set<number> {
  return new Set(argumentsOf(filled).flatMap(({ places }) => places));
}

function withArguments(step: Extract<PlanStep, { kind: 'tool' }>, filled: Filled): PlanStep {
  const given = [...filled.arguments].map(([name, { value }]) => [name, asArgument(value)] as const);
  if (given.length === 0) return step;
  const names = new Set(given.map(([name]) => name));
  const from = Object.entries(step.from ?? {}).filter(([name]) => !names.has(name));
  const { from: _, ...rest } = step;
  return {
    ...rest,
    call: { ...step.call, arguments: { ...step.call.arguments, ...Object.fromEntries(given) } },
    ...(from.length > 0 ? { from: Object.fromEntries(from) } : {}),
  };
}

/** Undefined where the query is not about any value of these members. */
function replaceValue(
  query: MetricQuery,
  members: readonly string[],
  values: readonly string[],
): MetricQuery | undefined {
  let isFound = false;
  const filters = query.filters.map((filter): Filter => {
    if (!('member' in filter) || 'otherMember' in filter || filter.operator !== 'equals') return filter;
    if (!members.includes(filter.member)) return filter;
    isFound = true;
    return { ...filter, values: [...values] };
  });
  return isFound ? { ...query, filters } : undefined;
}

/** Without the steps that the last one no longer needs. */
function reachable(steps: readonly PlanStep[]): PlanStep[] {
  const needed = new Set<string>();
  for (const step of [...steps].reverse()) {
    if (needed.size > 0 && !needed.has(step.id)) continue;
    needed.add(step.id);
    if (step.kind === 'join') step.of.forEach((id) => needed.add(id));
    if (step.kind === 'tool') Object.values(step.from ?? {}).forEach((from) => needed.add(from.step));
  }
  return steps.filter(({ id }) => needed.has(id));
}

/** Code and name of one thing. */
function withoutEnding(member: string): string {
  return member.replace(/_(code|name|number|reference)$/, '');
}
