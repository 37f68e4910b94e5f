import type { GrammarTag } from '../lexicon/grammar-word';
import type { Sense, SenseOf } from '../lexicon/sense';
import type { Mention } from './mention';

const FILLER: ReadonlySet<GrammarTag> = new Set([
  'noise',
  'preposition',
  'copula',
  'have',
  'pronoun',
  'relative',
  'here',
  'vague',
  'trend',
]);

/** The mentions of a question in their order, with a mark on those that a rule has used. */
export class Line {
  private readonly used = new Set<Mention>();

  constructor(readonly mentions: readonly Mention[]) {}

  get length(): number {
    return this.mentions.length;
  }

  at(index: number): Mention | undefined {
    return this.mentions[index];
  }

  take(...mentions: readonly (Mention | undefined)[]): void {
    for (const mention of mentions) if (mention) this.used.add(mention);
  }

  isFree(mention: Mention | undefined): mention is Mention {
    return mention !== undefined && !this.used.has(mention);
  }

  free(): Mention[] {
    return this.mentions.filter((mention) => !this.used.has(mention));
  }

  indexOf(mention: Mention): number {
    return this.mentions.indexOf(mention);
  }

  /** Next mention that carries meaning, within the same clause; stops at `stop` tags. */
  next(index: number, options: { over?: ReadonlySet<GrammarTag>; punctuation?: boolean } = {}): number {
    for (let at = index + 1; at < this.length; at++) {
      const mention = this.mentions[at]!;
      if (mention.punctuation !== undefined) {
        if (options.punctuation && mention.punctuation !== '?') continue;
        return -1;
      }
      if (!isFiller(mention, options.over)) return at;
    }
    return -1;
  }

  previous(index: number): number {
    for (let at = index - 1; at >= 0; at--) {
      const mention = this.mentions[at]!;
      if (mention.punctuation !== undefined) return -1;
      if (!isFiller(mention)) return at;
    }
    return -1;
  }
}

/** Says nothing by itself: articles, prepositions, "is". */
export function isFiller(mention: Mention, over: ReadonlySet<GrammarTag> = FILLER): boolean {
  if (mention.isUnknown || mention.senses.length > 0 || mention.time || mention.number !== undefined)
    return false;
  if (mention.candidates || mention.unknownCode || mention.punctuation !== undefined) return false;
  return [...mention.tags].every((tag) => over.has(tag) || FILLER.has(tag));
}

export function has(mention: Mention | undefined, ...tags: GrammarTag[]): boolean {
  return mention !== undefined && tags.some((tag) => mention.tags.has(tag));
}

export function sensesOf<K extends Sense['kind']>(mention: Mention | undefined, ...kinds: K[]): SenseOf<K>[] {
  return (mention?.senses ?? []).filter((sense): sense is SenseOf<K> =>
    (kinds as string[]).includes(sense.kind),
  );
}

/** Can be what a question is about: an entity, a field, a measure. */
export function isNoun(mention: Mention | undefined): boolean {
  return sensesOf(mention, 'entity', 'dimension', 'measure').length > 0;
}

export function isEntity(mention: Mention | undefined): boolean {
  return sensesOf(mention, 'entity').length > 0;
}

/** Names a field that holds a number: current stock, unit cost. */
export function isNumericField(mention: Mention | undefined): boolean {
  return sensesOf(mention, 'dimension').some(({ numeric }) => numeric);
}

/** Names a number: a measure, or a field that holds one. */
export function isNumber(mention: Mention | undefined): boolean {
  return sensesOf(mention, 'measure').length > 0 || isNumericField(mention);
}

/** "stock" is a quantity as well as rows, not things that one could tell apart. */
export function isMass(mention: Mention): boolean {
  return (
    isEntity(mention) &&
    /[^s]$/i.test(mention.text) &&
    isNumericField(mention) &&
    sensesOf(mention, 'measure').length > 0
  );
}

/** Can select rows: a value or a state. What names rows as well ("PO", an order type) names rows. */
export function isState(mention: Mention | undefined): boolean {
  if (mention?.candidates !== undefined) return true;
  return sensesOf(mention, 'value', 'segment').length > 0 && !isEntity(mention);
}
