import type { ToolDefinition, ToolParameter } from '#libs/contracts';
import { has } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import { numberAt } from '../tokens/numbers';
import type { KnownValue } from '../values/value-index';
import type { Side } from './durations';
import type { ParameterValues } from './parameter-values';
import { rootsOf } from './phrase-notation';
import type { Sentence } from './sentence';

export interface Argument {
  readonly parameter: ToolParameter;
  readonly value: string | number | readonly string[];
  /** Places of its words in the sentence; none where it was not said in it. */
  readonly places: readonly number[];
  /** How it came to be taken, where the words do not simply say so. */
  readonly assumption?: string;
  /** Part of a name was said. */
  readonly isPartial?: boolean;
}

/** Words that were meant as an argument and cannot be one as they stand. */
export type Trouble =
  | {
      readonly kind: 'ambiguous';
      readonly parameter: ToolParameter;
      readonly mention: Mention;
      readonly candidates: readonly KnownValue[];
    }
  | {
      readonly kind: 'unknown';
      readonly parameter: ToolParameter;
      readonly mention: Mention;
      readonly nearest: readonly string[];
    }
  | {
      readonly kind: 'out of range';
      readonly parameter: ToolParameter;
      readonly places: readonly number[];
      readonly limit: number;
    };

export interface Filled {
  readonly arguments: ReadonlyMap<string, Argument>;
  /** Places of several values for a parameter that takes one. */
  readonly several: ReadonlyMap<string, readonly number[]>;
  readonly troubles: readonly Trouble[];
}

type Direction = 'more' | 'less';

const BACK =
  /\b(last|past|back|behind|histor\w*|previous|since|recent|looked|looks|ago|so far|analy[sz]\w*)\b/;
const AHEAD = /\b(next|ahead|coming|horizon|future|within|forecast\w*|forward|to come)\b/;
const LESS = /^(below|under|less|fewer|most|beneath|lower)$/;
const MORE = /^(above|over|more|least|exceed|beyond|from|minimum)$/;
const NEAR = 3;

/** On which side of today a parameter's days lie, as far as its definition says so. */
export function sideOf(definition: ToolDefinition, parameter: ToolParameter): Side | undefined {
  const about = `${parameter.label} ${parameter.description}`.toLowerCase();
  const slots = definition.phrases.join(' ').split(`{${parameter.name}}`).slice(0, -1);
  const led = slots
    .map((text) =>
      text
        .split(/[^a-z|]+/)
        .slice(-3)
        .join(' '),
    )
    .join(' ');
  const [isBack, isAhead] = [BACK.test(about), AHEAD.test(about)];
  if (isBack !== isAhead) return isBack ? 'back' : 'ahead';
  if (BACK.test(led) !== AHEAD.test(led)) return BACK.test(led) ? 'back' : 'ahead';
  return undefined;
}

/** Finds the arguments of one tool, wherever they stand in the sentence. */
export class ArgumentFinder {
  private readonly taken: Set<number>;
  private readonly found = new Map<string, Argument>();
  private readonly several = new Map<string, number[]>();
  private readonly troubles: Trouble[] = [];

  /** @param used places of words that are part of the phrases */
  constructor(
    private readonly sentence: Sentence,
    private readonly definition: ToolDefinition,
    private readonly values: ParameterValues,
    used: Iterable<number>,
    /** Whether a stretch of time belongs to something else. */
    private readonly isForeign: (places: readonly number[], side: Side) => boolean = () => false,
  ) {
    this.taken = new Set(used);
  }

  fill(): Filled {
    const { parameters } = this.definition;
    const of = (kind: ToolParameter['kind']): ToolParameter[] =>
      parameters.filter((parameter) => parameter.kind === kind);
    of('choice').forEach((parameter) => this.choice(parameter));
    of('days').forEach((parameter) => this.days(parameter));
    of('value').forEach((parameter) => this.value(parameter));
    of('percent').forEach((parameter) => this.number(parameter, true));
    [...of('count'), ...of('number')].forEach((parameter) => this.number(parameter, false));
    // "savings over 5": where nothing else takes numbers, they are per cent.
    if (of('count').length + of('number').length === 0)
      of('percent').forEach((parameter) => this.number(parameter, false));
    return { arguments: this.found, several: this.several, troubles: this.troubles };
  }

  private take(argument: Argument): void {
    const { parameter, value, places } = argument;
    const limit =
      typeof value !== 'number'
        ? undefined
        : parameter.min !== undefined && value < parameter.min
          ? parameter.min
          : parameter.max !== undefined && value > parameter.max
            ? parameter.max
            : undefined;
    if (limit !== undefined) this.troubles.push({ kind: 'out of range', parameter, places, limit });
    places.forEach((place) => this.taken.add(place));
    this.found.set(parameter.name, argument);
  }

  private isFree(places: readonly number[]): boolean {
    return places.every((place) => !this.taken.has(place));
  }

  /** The longest words that choose one. */
  private choice(parameter: ToolParameter): void {
    const said = (parameter.choices ?? [])
      .flatMap(({ value, label, says }) => [...says, label].map((text) => ({ value, roots: rootsOf(text) })))
      .filter(({ roots }) => roots.length > 0)
      .sort((a, b) => b.roots.length - a.roots.length);
    for (const { value, roots } of said) {
      for (let at = 0; at + roots.length <= this.sentence.words.length; at += 1) {
        const places = roots.map((_, step) => at + step);
        const isSaid = places.every((place, step) => this.sentence.words[place]!.root === roots[step]);
        const isTime = this.sentence.durations.some(({ from, to }) => at >= from && at < to);
        if (!isSaid || isTime || !this.isFree(places)) continue;
        this.take({ parameter, value, places });
        return;
      }
    }
  }

  private days(parameter: ToolParameter): void {
    if (this.found.has(parameter.name)) return;
    const side = sideOf(this.definition, parameter);
    for (const { from, to, days, assumption } of this.sentence.durations) {
      const own = places(from, to);
      const used = side ?? (days.ahead !== undefined ? 'ahead' : 'back');
      const value = days[used];
      if (value === undefined || !this.isFree(own) || this.isForeign(own, used)) continue;
      const around = this.comparators(own);
      if (around.has('less') && side === undefined && !this.hints(parameter).has('less')) continue;
      this.take({
        parameter,
        value,
        places: [...own, ...[...around.values()].flat()].sort((a, b) => a - b),
        ...(assumption === undefined ? {} : { assumption }),
      });
      return;
    }
  }

  private value(parameter: ToolParameter): void {
    const found: { value: string; places: number[]; isPartial: boolean }[] = [];
    for (const mention of this.sentence.mentions) {
      const own = this.sentence.placesOf(mention);
      if (!this.isFree(own)) continue;
      const value = this.values.of(parameter, mention);
      if (value !== undefined) {
        found.push({ value, places: own, isPartial: mention.isPartial === true });
        continue;
      }
      const candidates = this.values.candidates(parameter, mention);
      if (candidates.length === 1) {
        const [only] = candidates as [KnownValue];
        found.push({ value: only.code ?? only.text, places: own, isPartial: true });
      } else if (candidates.length > 1) {
        this.troubles.push({ kind: 'ambiguous', parameter, mention, candidates });
      } else if (
        mention.unknownCode &&
        this.values.fit(parameter, mention.unknownCode.member) !== undefined
      ) {
        this.troubles.push({ kind: 'unknown', parameter, mention, nearest: mention.unknownCode.nearest });
      }
    }
    const different = [...new Set(found.map(({ value }) => value))];
    if (different.length === 0) return;
    const all = found.flatMap((each) => each.places);
    const isPartial = found.some((each) => each.isPartial);
    if (parameter.many) this.take({ parameter, value: different, places: all, isPartial });
    else if (different.length === 1) this.take({ parameter, value: different[0]!, places: all, isPartial });
    else {
      this.several.set(parameter.name, all);
      all.forEach((place) => this.taken.add(place));
    }
  }

  private number(parameter: ToolParameter, isPercent: boolean): void {
    if (this.found.has(parameter.name)) return;
    const { tokens } = this.sentence;
    for (let at = 0; at < tokens.length; at += 1) {
      const number = numberAt(tokens, at);
      if (!number) continue;
      const own = places(at, number.end);
      const mention = this.sentence.mentionAt(at);
      const isOther = mention?.time !== undefined || mention?.senses.some(({ kind }) => kind === 'value');
      const isRank = has(this.sentence.mentionAt(at - 1), 'top', 'bottom', 'most', 'least', 'best', 'worst');
      const unit = this.sentence.mentionAt(number.end);
      const hasPercent = has(unit, 'unit-percent') || tokens[number.end]?.text === '%';
      if (!this.isFree(own) || isOther || isRank || mention?.unknownCode || (isPercent && !hasPercent)) {
        at = number.end - 1;
        continue;
      }
      if (!isPercent && hasPercent && parameter.kind !== 'percent') continue;
      const around = this.comparators(own);
      const wanted = this.hints(parameter);
      const allowed = wanted.size > 0 ? wanted : isPercent ? new Set<Direction>(['more']) : undefined;
      if (allowed && [...around.keys()].some((direction) => !allowed.has(direction))) continue;
      const units = /^(%|percent|per|cent|pct|unit|piece|pc|item|percentage|point)$/;
      const after: number[] = [];
      for (let next = number.end; next < tokens.length && units.test(tokens[next]!.stem); next += 1)
        after.push(next);
      const all = [...own, ...after, ...[...around.values()].flat()];
      this.take({ parameter, value: number.value, places: [...new Set(all)].sort((a, b) => a - b) });
      return;
    }
  }

  /** Words of comparison directly before or after: "more than", "at least", "or more". */
  private comparators(own: readonly number[]): ReadonlyMap<Direction, readonly number[]> {
    const around = new Map<Direction, number[]>();
    const look = (place: number): boolean => {
      const mention = this.sentence.mentionAt(place);
      if (mention === undefined || this.taken.has(place)) return false;
      const isMore = has(mention, 'more', 'at-least', 'or-more');
      const isLess = has(mention, 'less', 'at-most', 'or-less');
      if (!isMore && !isLess) return this.sentence.isFiller(place) || has(mention, 'exactly');
      const direction: Direction = isMore ? 'more' : 'less';
      around.set(direction, [...(around.get(direction) ?? []), ...this.sentence.placesOf(mention)]);
      return true;
    };
    for (let place = own[0]! - 1; place >= Math.max(0, own[0]! - NEAR) && look(place); place -= 1);
    const last = own.at(-1)!;
    for (let place = last + 1; place <= last + NEAR && look(place); place += 1);
    return around;
  }

  /** Whether the phrases put a limit below or above the number. */
  private hints({ name }: ToolParameter): Set<Direction> {
    const wanted = new Set<Direction>();
    for (const phrase of this.definition.phrases) {
      for (const before of phrase.split(`{${name}}`).slice(0, -1)) {
        const words = before
          .split(/[^a-z]+/)
          .filter(Boolean)
          .slice(-NEAR);
        if (words.some((word) => LESS.test(word))) wanted.add('less');
        if (words.some((word) => MORE.test(word))) wanted.add('more');
      }
    }
    return wanted;
  }
}

function places(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, step) => from + step);
}
