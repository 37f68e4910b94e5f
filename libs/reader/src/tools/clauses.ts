import type { MetricQuery, ToolDefinition, ToolParameter, Turn } from '#libs/contracts';
import type { Vocabulary } from '../compose/vocabulary';
import { sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import { ArgumentFinder, type Filled } from './arguments';
import type { ParameterValues } from './parameter-values';
import type { Alignment } from './phrase-matcher';
import type { Sentence } from './sentence';

const CONJUNCTION = /^(and|then|plus|also|,|;|&|\.)$/;
/** Nouns away from any value of theirs: more of them are no sentence. */
const MAX_LABELS = 3;
const BESIDE = 3;
const LOOKING_AHEAD = /^(for|over|within|in|during|next|coming|until|till|by)$/;
const OF_ANSWER = /^(from|at|of|for|by|with|in|to)$/;

/** The part of a sentence that asks for one tool. */
export interface Clause {
  readonly alignment: Alignment;
  readonly filled: Filled;
  readonly from: number;
  readonly to: number;
}

/** A sentence in its parts: what its tools' phrases and arguments account for, and what they leave. */
export class Clauses {
  private readonly used: ReadonlySet<number>;
  private own: readonly Clause[];

  /** @param alignments in the order of the sentence */
  constructor(
    private readonly sentence: Sentence,
    private readonly alignments: readonly Alignment[],
    private readonly vocabulary: Vocabulary,
    private readonly values: ParameterValues,
  ) {
    this.used = new Set(alignments.flatMap(({ places }) => places));
    this.own = this.readClauses(() => false);
  }

  get all(): readonly Clause[] {
    return this.own;
  }

  /** Leaves the stretches of time to the rows that they say something of. */
  leaveTimesToRows(): void {
    const left = this.left();
    this.own = this.readClauses((places, isAheadOnly) => this.isOfRows(places, isAheadOnly, left));
  }

  /** Places that are part of no phrase and no argument, and that say something. */
  left(): number[] {
    const taken = new Set([...this.used, ...this.alignments.flatMap(({ optional }) => optional)]);
    for (const { filled } of this.own) {
      for (const { places } of filled.arguments.values()) places.forEach((place) => taken.add(place));
      for (const places of filled.several.values()) places.forEach((place) => taken.add(place));
    }
    let labels = 0;
    const left = this.sentence.words.flatMap((_, place) => {
      if (taken.has(place) || this.sentence.isFiller(place)) return [];
      if (this.leadsToArgument(place) || this.asksOfAnswer(place)) return [];
      if (this.isLabel(place)) {
        const isBeside = [-2, -1, 1, 2].some((step) => taken.has(place + step));
        if (isBeside) return [];
        labels += 1;
        if (labels <= MAX_LABELS) return [];
      }
      return [place];
    });
    // "what should I order today": every calculation is as of today. "orders of today" are others.
    const [only] = left;
    const isToday = left.length === 1 && /^(today|tonight)$/.test(this.sentence.words[only!]!.token.norm);
    return isToday && !this.isOfThings(only!) ? [] : left;
  }

  /** "… and from which supplier", "at what cost": a part of what the tool answers. */
  private asksOfAnswer(place: number): boolean {
    const [preposition, which] = [place - 2, place - 1].map(
      (at) => this.sentence.words[at]?.token.norm ?? '',
    );
    const isBehind = [...this.used].some((used) => used < place - 1);
    return isBehind && /^(which|what)$/.test(which!) && OF_ANSWER.test(preposition!);
  }

  /** What is left stands amid the words of the phrase, or before a phrase of one word: "suppliers by fill rate". */
  standsAmid({ alignment: { places, content } }: Clause): boolean {
    const from = content < 2 ? -1 : places[0]!;
    return this.left().some((place) => place > from && place < places.at(-1)!);
  }

  /** Whether the clause names the things that rows of the tool are about. */
  namesThings({ alignment, from, to }: Clause): boolean {
    const { keys } = alignment.definition;
    const twins = keys.flatMap((key) => this.values.twins(key));
    return this.sentence.words.some((_, place) => {
      const mention = place >= from && place < to ? this.sentence.mentionAt(place) : undefined;
      return mention !== undefined && this.membersOf(mention).some((member) => twins.includes(member));
    });
  }

  /** "orders of today", "today's deliveries". */
  private isOfThings(place: number): boolean {
    const { length } = this.sentence.words;
    let [before, after] = [place - 1, place + 1];
    while (before >= 0 && this.sentence.isFiller(before)) before -= 1;
    while (after < length && this.sentence.words[after]!.token.norm.startsWith("'")) after += 1;
    const isThing = (at: number): boolean =>
      at >= 0 && at < length && !this.used.has(at) && this.isLabel(at) && !this.isArgument(at);
    return isThing(before) || isThing(after);
  }

  private isArgument(place: number): boolean {
    return this.own.some(({ filled }) =>
      [...filled.arguments.values()].some(({ places }) => places.includes(place)),
    );
  }

  /** "late by more than 3 days": a word of the tool's phrases beside one of its arguments. */
  private leadsToArgument(place: number): boolean {
    const { root } = this.sentence.words[place]!;
    return this.own.some(({ alignment, filled }) => {
      if (!alignment.pattern.others.has(root)) return false;
      return [...filled.arguments.values()].some(({ places }) => {
        const [first, last] = [places[0]!, places.at(-1)!];
        const [from, to] = place < first ? [place, first] : [last, place];
        return (
          to - from <= BESIDE &&
          this.sentence.words
            .slice(from + 1, to)
            .every(
              ({ root: between }, step) =>
                alignment.pattern.others.has(between) || this.sentence.isFiller(from + 1 + step),
            )
        );
      });
    });
  }

  /** A word for what an argument is of, or for the rows of the tool: "product P-0042", "items". */
  isLabel(place: number): boolean {
    const mention = this.sentence.mentionAt(place);
    if (!mention) return false;
    const members = this.membersOf(mention);
    return this.alignments.some(({ definition }) => this.isAbout(definition, members));
  }

  private membersOf(mention: Mention): string[] {
    return [
      ...sensesOf(mention, 'dimension').map(({ member }) => member),
      ...sensesOf(mention, 'entity').map(({ entity }) => this.vocabulary.identity(entity)),
    ];
  }

  private isAbout({ parameters, keys }: ToolDefinition, members: readonly string[]): boolean {
    return members.some(
      (member) =>
        keys.some((key) => this.values.twins(key).includes(member)) ||
        parameters.some((parameter) => this.values.fit(parameter, member) !== undefined),
    );
  }

  unfilled({ alignment, filled }: Clause): ToolParameter[] {
    return alignment.definition.parameters
      .filter(({ kind, name }) => kind === 'value' && !filled.arguments.has(name))
      .sort((a, b) => Number(b.required) - Number(a.required));
  }

  /** "forecast demand for those": of the rows of the question before. */
  refersToEarlierRows(clause: Clause, last: Turn | undefined): boolean {
    if (!last || !rowsOf(last)) return false;
    const isSaid = this.sentence.words.some(
      ({ token }, place) =>
        /^(those|these|them|they|their)$/.test(token.norm) && place >= clause.from && place < clause.to,
    );
    return isSaid && this.unfilled(clause).length > 0;
  }

  /** "reorder point of all items in WH-01": a required argument is told in the plural. */
  namesAll(clause: Clause): boolean {
    return this.unfilled(clause)
      .filter(({ required, many }) => required && !many)
      .some((parameter) =>
        this.sentence.mentions.some((mention) => {
          const isNoun = this.membersOf(mention).some(
            (member) => this.values.fit(parameter, member) !== undefined,
          );
          const isPlural = /[^su]s$/i.test(mention.text);
          const isWhole = /^(all|every|each)$/i.test(
            this.sentence.words[this.sentence.placesOf(mention)[0]! - 1]?.token.norm ?? '',
          );
          return isNoun && isPlural && isWhole;
        }),
      );
  }

  conjunctionBefore(place: number): number {
    for (let at = place - 1; at > 0; at -= 1)
      if (CONJUNCTION.test(this.sentence.words[at]!.token.norm)) return at;
    return place;
  }

  /** "suppliers with late orders this month": of the rows, as it stands behind a condition of theirs. */
  private isOfRows(places: readonly number[], isAheadOnly: boolean, left: readonly number[]): boolean {
    const first = places[0]!;
    let before = first - 1;
    while (before >= 0 && !this.used.has(before) && this.sentence.isFiller(before)) before -= 1;
    if (!left.includes(before)) return false;
    // "due in the next 3 days" says when they are due; "for the next 3 days" says how far a tool has to look.
    if (sensesOf(this.sentence.mentionAt(before), 'cue').length > 0) return true;
    const leading = this.sentence.words.slice(before + 1, places.at(-1)).map(({ token }) => token.norm);
    return !isAheadOnly || !leading.some((word) => LOOKING_AHEAD.test(word));
  }

  private readClauses(isForeign: (places: readonly number[], isAheadOnly: boolean) => boolean): Clause[] {
    const starts = this.alignments.map(({ places }, at) =>
      at === 0 ? 0 : this.conjunctionBefore(places[0]!),
    );
    return this.alignments.map((alignment, at) => {
      const [from, to] = [starts[at]!, starts[at + 1] ?? this.sentence.words.length];
      const isElsewhere = (places: readonly number[]): boolean =>
        this.alignments.some(
          (other, index) =>
            index !== at &&
            places[0]! >= starts[index]! &&
            places[0]! < (starts[index + 1] ?? this.sentence.words.length) &&
            other.definition.parameters.some(({ kind }) => kind === 'days'),
        );
      const filled = new ArgumentFinder(
        this.sentence,
        alignment.definition,
        this.values,
        this.used,
        (places, side) => {
          const duration = this.sentence.durations.find((each) => each.from === places[0]);
          return (
            isElsewhere(places) || isForeign(places, side === 'ahead' && duration?.days.back === undefined)
          );
        },
      ).fill();
      return { alignment, filled, from, to };
    });
  }
}

/** The rows that a turn was about: its query, or the last one of its plan. */
export function rowsOf(turn: Turn): MetricQuery | undefined {
  if ('reading' in turn) return turn.reading.query;
  return turn.plan.plan.steps.findLast((step) => step.kind === 'query')?.query;
}
