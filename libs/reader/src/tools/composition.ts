import type { PlanStep, Reading, ToolDefinition, ToolParameter, Turn } from '#libs/contracts';
import type { Vocabulary } from '../compose/vocabulary';
import { completeArguments } from './argument-completion';
import type { Trouble } from './arguments';
import { type Clause, type Clauses, rowsOf } from './clauses';
import { valuesOfQuery } from './conversation';
import type { KeyColumns } from './key-columns';
import { narrowRows } from './narrow-rows';
import type { ParameterValues } from './parameter-values';
import type { PlanDraft } from './plan-draft';
import { type QueryPart, type QueryParts, selects } from './query-part';
import type { Sentence } from './sentence';
import { StepNames } from './step-names';

const BEST = 0.97;
const PER_CORRECTION = 0.05;
const PER_PART_NAME = 0.04;
const PER_RECALLED = 0.03;
const TURNED = 0.04;
const MOST_CALLS = 20;

export type Composed =
  | { readonly kind: 'plan'; readonly draft: PlanDraft }
  | {
      readonly kind: 'missing';
      readonly definition: ToolDefinition;
      readonly parameters: readonly ToolParameter[];
    }
  | { readonly kind: 'trouble'; readonly trouble: Trouble }
  /** Words that belong to nothing. */
  | { readonly kind: 'left'; readonly places: readonly number[] };

/** What is there before a step: its id, the columns of its rows by what they hold, and the values in it. */
interface Before {
  readonly id: string;
  readonly columns: ReadonlyMap<string, string>;
}

/** What plans are put together from. */
export interface Sources {
  readonly vocabulary: Vocabulary;
  readonly values: ParameterValues;
  readonly keys: KeyColumns;
  readonly queries: QueryParts;
}

/** Puts the steps of one plan together. */
export class Composition {
  private readonly names = new StepNames();
  private readonly steps: PlanStep[] = [];
  private readonly readings = new Map<string, Reading>();
  private readonly assumptions: string[] = [];
  private readonly said: PlanDraft['said'][number][] = [];
  private confidence = BEST;
  private isScattered = false;

  constructor(
    private readonly sentence: Sentence,
    private readonly clauses: Clauses,
    private readonly history: readonly Turn[],
    private readonly definitions: ReadonlyMap<string, ToolDefinition>,
    private readonly sources: Sources,
  ) {}

  compose(): Composed {
    const troubles = this.clauses.all.flatMap(({ filled }) => filled.troubles);
    if (troubles.length > 0) return { kind: 'trouble', trouble: troubles[0]! };
    const [first] = this.clauses.all as [Clause, ...Clause[]];
    const left = this.clauses.left();
    const isAboutRows =
      left.length > 0 ||
      first.filled.several.size > 0 ||
      this.clauses.refersToEarlierRows(first, this.history.at(-1)) ||
      this.clauses.namesAll(first);
    if (!isAboutRows) return this.withTools(undefined, this.clauses.all);
    this.clauses.leaveTimesToRows();
    const [clause] = this.clauses.all as [Clause, ...Clause[]];
    const stray = left.filter((place) => place < clause.from || place >= clause.to);
    if (stray.length > 0) return { kind: 'left', places: stray };
    return this.withRows(clause) ?? { kind: 'left', places: left };
  }

  /** The tools alone, or after rows that are already there. */
  private withTools(before: Before | undefined, clauses: readonly Clause[]): Composed {
    let last = before;
    for (const clause of clauses) {
      const step = this.tool(clause, last, new Map());
      if ('kind' in step) return step;
      last = step;
    }
    return this.finished();
  }

  private withRows(clause: Clause): Composed | undefined {
    // "which low-stock items will run out" asks for the items, "route for the overdue orders" for the route.
    const isAskedFor =
      clause.alignment.places.some((place) => this.clauses.isLabel(place)) &&
      this.clauses.left().some((place) => place < clause.alignment.places.at(-1)!);
    const ways = isAskedFor ? [this.filtering, this.feeding] : [this.feeding, this.filtering];
    for (const way of ways) {
      const found = way.call(this, clause);
      if (!found) continue;
      if ('kind' in found) return found;
      return this.withTools(found, this.clauses.all.slice(1));
    }
    return undefined;
  }

  /** Rows that are restricted by a query and by a tool: both side by side, and the rows that both have. */
  private filtering(clause: Clause): Before | Composed | undefined {
    const { definition } = clause.alignment;
    if (definition.keys.length === 0 || !this.clauses.namesThings(clause)) return undefined;
    const kept = this.restOf(clause, true);
    const [key, ...others] = definition.keys as [string, ...string[]];
    const part = this.sources.queries.read(
      this.sentence,
      kept,
      this.sources.values.twins(key),
      this.sources.queries.nounOf(key),
    );
    if (!part) return undefined;
    const query = others.reduce(
      (known, other) =>
        this.sources.keys.withKey(known, this.sources.values.twins(other), this.sentence.today)?.query ??
        known,
      part.query,
    );
    const rows = this.query({ ...part, query });
    const tool = this.tool(clause, undefined, new Map(), part);
    return 'kind' in tool ? tool : this.join(rows, tool);
  }

  /** Rows whose values are arguments of the tool. */
  private feeding(clause: Clause): Before | Composed | undefined {
    const several = [...clause.filled.several.keys()];
    const open = this.clauses.unfilled(clause);
    const candidates = [
      ...open.filter(({ name }) => several.includes(name)),
      ...open.filter(({ name }) => !several.includes(name)),
    ];
    const parts = candidates.flatMap((parameter) => {
      const part = this.rowsFor(clause, parameter);
      return part ? [{ parameter, part }] : [];
    });
    const isOnlyOne = ![...clause.filled.arguments.values()].some(
      ({ parameter }) => parameter.kind === 'value',
    );
    const best =
      parts.find(({ parameter, part }) => this.tellsRowsApart(parameter, part)) ??
      parts.find(({ parameter }) => parameter.required || isOnlyOne);
    if (best) {
      const { parameter, part } = best;
      const rows = this.query(part);
      this.isScattered = this.clauses.standsAmid(clause);
      const fed = new Map([[parameter.name, { step: rows.id, column: part.column }]]);
      const tool = this.tool(clause, undefined, fed, part);
      if ('kind' in tool) return tool;
      const isListed = valuesOfQuery(part.query, parameter, this.sources.values).length > 0;
      if (!parameter.many && part.query.limit === undefined && !isListed)
        this.assumptions.push(
          `Calculated for each ${parameter.label.toLowerCase()} of the list, for at most ${MOST_CALLS} of them.`,
        );
      return this.isChained(clause) ? (this.join(rows, tool) ?? tool) : tool;
    }
    return undefined;
  }

  /** Orders by their numbers rather than by their warehouse. */
  private tellsRowsApart(parameter: ToolParameter, { query }: QueryPart): boolean {
    const identity = query.entity === undefined ? undefined : this.sources.vocabulary.identity(query.entity);
    const members = identity === undefined ? query.dimensions : [identity];
    return members.some((member) => this.sources.values.fit(parameter, member) !== undefined);
  }

  private rowsFor(clause: Clause, parameter: ToolParameter): QueryPart | undefined {
    const members = this.sources.values.twins(parameter.member!);
    const noun = this.sources.queries.nounOf(parameter.member!);
    const last = this.history.at(-1);
    const rows = last && this.clauses.refersToEarlierRows(clause, last) ? rowsOf(last) : undefined;
    if (rows && this.clauses.left().length === 0) {
      const keyed = this.sources.keys.withKey(rows, members, this.sentence.today);
      if (keyed) return { ...keyed, reading: this.sources.queries.saidBack(rows, this.sentence.today) };
    }
    const part = this.sources.queries.read(this.sentence, this.restOf(clause, false), members, noun);
    return part && selects(part.query) ? part : undefined;
  }

  /** "low-stock items in WH-03 and what should I order": rows first, then the tool. */
  private isChained({ alignment }: Clause): boolean {
    const first = alignment.places[0]!;
    const at = this.clauses.conjunctionBefore(first);
    return at < first && at > 0 && !this.clauses.left().every((place) => place > first);
  }

  /**
   * What is left of a clause for the query: all but the phrase and the arguments that only the tool has. Where rows are
   * restricted, the things that the phrase names stay, as they are what is listed.
   */
  private restOf({ alignment, filled, from, to }: Clause, keepsThings: boolean): number[] {
    const removed = new Set<number>();
    for (const place of [...alignment.places, ...alignment.optional]) {
      const isKept = keepsThings && (this.clauses.isLabel(place) || this.isAskingFor(place));
      if (!isKept) removed.add(place);
    }
    for (const { parameter, places } of filled.arguments.values()) {
      if (parameter.kind === 'value') continue;
      places.forEach((place) => removed.add(place));
      for (let at = places[0]! - 1; at >= 0 && this.sentence.isFiller(at) && !removed.has(at); at -= 1)
        removed.add(at);
    }
    const rest = this.sentence.words.flatMap((_, place) =>
      place >= from && place < to && !removed.has(place) ? [place] : [],
    );
    if (keepsThings) return rest;
    return this.aroundWhatSays(rest);
  }

  /** Leading "what is the … of the" belongs to the phrase, not to the rows. */
  private aroundWhatSays(rest: readonly number[]): number[] {
    const says = (place: number): boolean => !this.sentence.isFiller(place);
    const [first, last] = [rest.findIndex(says), rest.findLastIndex(says)];
    return first < 0 ? [] : rest.slice(first, last + 1);
  }

  private isAskingFor(place: number): boolean {
    return /^(which|what|any|all)$/.test(this.sentence.words[place]!.token.norm);
  }

  private query({ query, reading }: QueryPart): Before {
    const id = this.names.of('rows');
    const label = reading.summary.replace(/\.$/, '');
    this.steps.push({ kind: 'query', id, label, query });
    this.readings.set(id, reading);
    this.assumptions.push(...reading.assumptions.map(({ text }) => text));
    this.confidence -= BEST - Math.min(BEST, reading.confidence);
    return { id, columns: this.sources.keys.columnsOf(query, this.sentence.today) ?? new Map() };
  }

  private tool(
    clause: Clause,
    before: Before | undefined,
    given: ReadonlyMap<string, { step: string; column: string }>,
    part?: QueryPart,
  ): Before | Composed {
    const { definition, corrected, isTurned } = clause.alignment;
    const from = new Map(given);
    if (before) this.clauses.unfilled(clause).forEach((parameter) => this.feed(parameter, before, from));
    const completed = completeArguments(definition, clause.filled, this.sources.values, {
      fed: new Set(from.keys()),
      beside: (parameter) => this.beside(parameter, part),
      history: this.history,
      memberOf: (tool, name) =>
        this.definitions.get(tool)?.parameters.find((each) => each.name === name)?.member,
    });
    if (completed.missing.length > 0) return { kind: 'missing', definition, parameters: completed.missing };
    const id = this.names.of(definition.name);
    this.steps.push({
      kind: 'tool',
      id,
      label: definition.label,
      call: { tool: definition.name, arguments: completed.values },
      ...(from.size > 0 ? { from: Object.fromEntries(from) } : {}),
    });
    narrowRows(this.steps, this.readings, completed.recalled, this.sources, this.sentence.today);
    this.assumptions.push(...completed.assumptions);
    this.said.push(...completed.said);
    const partial = completed.said.filter(({ isPartial }) => isPartial).length;
    this.confidence -=
      corrected * PER_CORRECTION +
      partial * PER_PART_NAME +
      completed.recalled.length * PER_RECALLED +
      (isTurned ? TURNED : 0);
    const columns = new Map(definition.keys.map((member) => [member, member.split('.')[1]!]));
    return (before && this.join(before, { id, columns })) ?? { id, columns };
  }

  /** A tool that follows on rows is about them. */
  private feed(
    parameter: ToolParameter,
    before: Before,
    from: Map<string, { step: string; column: string }>,
  ): void {
    const isOther = [...from.values()].length > 0 && !parameter.required;
    const value = this.beside(parameter).length === 1;
    if (isOther || (value && !parameter.many)) return;
    for (const [member, column] of before.columns) {
      if (this.sources.values.fit(parameter, member) !== 'same') continue;
      from.set(parameter.name, { step: before.id, column });
      return;
    }
  }

  /** Values that the other steps are about. */
  private beside(parameter: ToolParameter, part?: QueryPart): string[] {
    const ofQueries = [
      ...(part ? [part.query] : []),
      ...this.steps.flatMap((step) => (step.kind === 'query' ? [step.query] : [])),
    ].flatMap((query) => valuesOfQuery(query, parameter, this.sources.values));
    const ofTools = this.clauses.all.flatMap(({ filled, alignment }) =>
      alignment.definition.parameters.flatMap((other) => {
        const value = filled.arguments.get(other.name)?.value;
        const isSame =
          other.member !== undefined && this.sources.values.fit(parameter, other.member) === 'same';
        return isSame && value !== undefined ? [value].flat().map(String) : [];
      }),
    );
    return [...new Set([...ofQueries, ...ofTools])];
  }

  private join(left: Before, right: Before): Before | undefined {
    const names = new Set(left.columns.values());
    const on = [...new Set(right.columns.values())].filter((column) => names.has(column));
    if (on.length === 0) return undefined;
    const id = this.names.of('joined');
    const step: PlanStep = {
      kind: 'join',
      id,
      label: `What both have, by ${on.map((column) => column.replaceAll('_', ' ')).join(' and ')}`,
      of: [left.id, right.id],
      on,
    };
    this.steps.push(step);
    return { id, columns: new Map([...left.columns, ...right.columns]) };
  }

  private finished(): Composed {
    const confidence = Math.max(0, Math.min(1, Math.round(this.confidence * 100) / 100));
    return {
      kind: 'plan',
      draft: {
        steps: this.steps,
        readings: this.readings,
        assumptions: [...new Set(this.assumptions)],
        confidence,
        isScattered: this.isScattered,
        said: this.said,
      },
    };
  }
}
