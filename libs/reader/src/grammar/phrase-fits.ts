import type { Lexicon } from '../lexicon/lexicon';
import type { PhraseMatch } from '../lexicon/phrase-trie';
import type { TimeExpression } from '../time/time-expression';
import { isTimeWord } from '../time/time-vocabulary';
import { numberAt } from '../tokens/numbers';
import { isOfThing } from './passing-words';
import type { ReadToken } from './word-forms';

/** Whether a phrase that was found means what it usually means, by the words around it. */
export class PhraseFits {
  constructor(private readonly lexicon: Lexicon) {}

  /** "late this year" is being late in this year; "in late August" begins otherwise. */
  isStateBefore({ norm, stem }: ReadToken, time: TimeExpression): boolean {
    if (time.kind !== 'range' || !/^(late|early)$/.test(norm)) return false;
    return (this.lexicon.trie.find([stem])?.senses ?? []).some(({ kind }) => kind === 'segment');
  }

  /** "orders for delivery" wait for it; "for delivery on Friday" and "for delivery area South" say which date or field. */
  saysWhich(tokens: readonly ReadToken[], { start, end, node }: PhraseMatch, hasPeriod: boolean): boolean {
    const isState = node.senses.length > 0 && node.senses.every(({ kind }) => kind === 'segment');
    // "due today or tomorrow": two days, of which the state names only one.
    if (
      isState &&
      isTimeWord(tokens[end - 1]!.norm) &&
      /^(or|and|,|\/|vs|versus|v|against)$/.test(tokens[end]?.norm ?? '')
    )
      return end < tokens.length - 1 && isTimeWord(tokens[end + 1]!.norm);
    if (tokens[start]!.norm !== 'for' || !isState) return false;
    return hasPeriod || this.lexicon.trie.matchesAt(tokens, end - 1).some((other) => other.end > end);
  }

  /** "5 percent above list cost": the percent are those of the number. */
  isUnitOfNumber(tokens: readonly ReadToken[], { start, end }: PhraseMatch): boolean {
    const isUnit =
      /^(percent|pct|%)$/.test(tokens[start]!.norm) &&
      end > start + 1 &&
      /^(above|below|over|under)$/.test(tokens[start + 1]!.norm);
    return isUnit && numberBefore(tokens, start) !== undefined;
  }

  /** "the most stocked product": what is stocked most, not the number of stocked products, nor most of them. */
  isOfSuperlative(tokens: readonly ReadToken[], { start, end, node }: PhraseMatch): boolean {
    const last = tokens[end - 1]!.stem;
    const isMeasure = node.senses.length > 0 && node.senses.every(({ kind }) => kind === 'measure');
    if (
      node.senses.some(({ kind }) => kind === 'measure') &&
      node.senses.every(({ kind }) => kind === 'measure') &&
      isOfThing(tokens, start, end)
    )
      return true;
    const isTag = node.senses.length === 0 && end > start + 1;
    // "5 oldest restock dates": five rows, rather than the oldest of all.
    const isCounted =
      numberAt(tokens, start - 1) !== undefined && /^(old|new|lat|earli)est$/.test(tokens[start]!.norm);
    if (isMeasure && isCounted) return true;
    return (
      (isMeasure && this.isSuperlative(tokens[start - 1]?.stem, tokens[start]!.stem)) ||
      (isTag && this.isSuperlative(last, tokens[end]?.stem))
    );
  }

  /** "most stocked": the second word says nothing by itself that there could be most of. */
  private isSuperlative(degree: string | undefined, word: string | undefined): boolean {
    if ((degree !== 'most' && degree !== 'least') || word === undefined) return false;
    const phrase = this.lexicon.trie.find([degree, word]);
    const alone = this.lexicon.trie.find([word])?.senses ?? [];
    return (
      (phrase?.senses.some(({ kind }) => kind === degree) ?? false) &&
      alone.every(({ kind }) => kind === 'verb')
    );
  }

  /** "by days overdue" names a field; "by day" tells apart days. */
  isFieldOfDays(tokens: readonly ReadToken[], end: number, time: TimeExpression): boolean {
    if (time.kind !== 'grain' || !/^(days|weeks|months)$/.test(tokens[end - 1]!.norm)) return false;
    return this.lexicon.trie
      .matchesAt(tokens, end - 1)
      .some(
        ({ end: to, node }) =>
          to > end && node.senses.some(({ kind }) => kind === 'dimension' || kind === 'measure'),
      );
  }

  /** "two weeks overdue" is a number of what is counted in days. */
  inWeeks(tokens: readonly ReadToken[], at: number): PhraseMatch[] {
    const isUnit = /^(week|weeks|month|months)$/.test(tokens[at]!.norm);
    if (!isUnit || at === 0 || numberBefore(tokens, at) === undefined) return [];
    const days = [...tokens];
    days[at] = { ...tokens[at]!, forms: [{ stem: 'day', corrected: false }] };
    return this.lexicon.trie
      .matchesAt(days, at)
      .filter(
        ({ end, corrected, node }) =>
          end === at + 2 && corrected === 0 && node.senses.some(({ kind }) => kind === 'dimension'),
      );
  }

  beginsNoun(tokens: readonly ReadToken[], at: number): boolean {
    return this.lexicon.trie
      .matchesAt(tokens, at)
      .some(
        ({ end, corrected, node }) =>
          end > at + 1 &&
          corrected === 0 &&
          node.senses.some(({ kind }) => kind === 'dimension' || kind === 'measure'),
      );
  }
}

/** "2 weeks", "a week": how many there are of what stands at the place. */
function numberBefore(tokens: readonly ReadToken[], at: number): number | undefined {
  return tokens.slice(0, at).find((_, index) => numberAt(tokens, index)?.end === at)
    ? (numberAt(tokens, at - 1)?.value ?? 1)
    : undefined;
}
