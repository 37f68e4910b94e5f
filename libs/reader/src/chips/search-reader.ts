import type { ComparisonOperator } from '#libs/contracts';
import type { Vocabulary } from '../compose/vocabulary';
import type { Mention } from '../grammar/mention';
import type { Segmenter } from '../grammar/segmenter';

type BoundOperator = Extract<ComparisonOperator, 'equals' | 'notEquals' | 'gt' | 'gte' | 'lt' | 'lte'>;

/** A number that was searched for, with how it is to be compared, where that was said. */
export interface SearchedNumber {
  readonly value: number;
  readonly isPercent: boolean;
  readonly operator?: BoundOperator;
}

const SYMBOLS = /(>=|<=|=>|=<|≥|≤|>|<|=)/;
const OF_SYMBOL: ReadonlyMap<string, BoundOperator> = new Map([
  ['>=', 'gte'],
  ['=>', 'gte'],
  ['≥', 'gte'],
  ['<=', 'lte'],
  ['=<', 'lte'],
  ['≤', 'lte'],
  ['>', 'gt'],
  ['<', 'lt'],
  ['=', 'equals'],
]);
const OF_TAG = [
  ['at-least', 'gte'],
  ['or-more', 'gte'],
  ['at-most', 'lte'],
  ['or-less', 'lte'],
  ['more', 'gt'],
  ['less', 'lt'],
  ['exactly', 'equals'],
  ['not', 'notEquals'],
] as const;

/** What is typed into a menu, read with the same words as a question. */
export class SearchReader {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly segmenter: Segmenter,
  ) {}

  mentions(text: string, today: string): Mention[] {
    return this.segmenter.segment(text, today);
  }

  /** Values of the member that the words name, or of one that means the same. */
  values(mentions: readonly Mention[], member: string): string[] {
    const concept = this.vocabulary.model.dimension(member)?.concept;
    const isIt = (other: string): boolean =>
      other === member ||
      (concept !== undefined && this.vocabulary.model.dimension(other)?.concept === concept);
    const found = mentions.flatMap(({ senses, candidates = [] }) => [
      ...senses.flatMap((sense) => (sense.kind === 'value' && isIt(sense.member) ? [sense.value] : [])),
      ...candidates.flatMap(({ members, text }) => (members.some(isIt) ? [text] : [])),
    ]);
    return [...new Set(found)];
  }

  negates(mentions: readonly Mention[]): boolean {
    return mentions.some(({ tags }) => tags.has('not') || tags.has('without') || tags.has('except'));
  }

  /** "or WH-05", "also WH-05": beside what is there already. */
  adds(mentions: readonly Mention[]): boolean {
    const tags = mentions[0]?.tags;
    return tags !== undefined && (tags.has('or') || tags.has('and') || tags.has('also'));
  }

  /** The numbers that are named; `> 50`, `at least 20` and `20 or more` are about the one beside them. */
  numbers(text: string, mentions: readonly Mention[]): SearchedNumber[] {
    const symbol = SYMBOLS.exec(text)?.[1];
    const said = OF_TAG.find(([tag]) => mentions.some(({ tags }) => tags.has(tag)))?.[1];
    const operator = symbol === undefined ? said : OF_SYMBOL.get(symbol);
    const isPercent = text.includes('%') || mentions.some(({ tags }) => tags.has('unit-percent'));
    return mentions.flatMap(({ number: value }) =>
      value === undefined ? [] : [{ value, isPercent, operator }],
    );
  }
}
