import { has, isFiller } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Segmenter } from '../grammar/segmenter';
import { SHORTENED } from '../lexicon/abbreviations';
import { stem } from '../tokens/stem';
import type { Token } from '../tokens/token';
import { type Duration, durationsOf } from './durations';
import type { Word } from './phrase-matcher';
import { isPolite } from './tool-words';

/** A question as plans see it: its words, what the query reader takes them for, and the stretches of time in it. */
export class Sentence {
  readonly mentions: readonly Mention[];
  readonly durations: readonly Duration[];
  private readonly byToken: readonly (Mention | undefined)[];

  constructor(
    readonly question: string,
    readonly words: readonly Word[],
    readonly today: string,
    segmenter: Segmenter,
  ) {
    this.mentions = segmenter.segment(question, today);
    this.durations = durationsOf(this.tokens.map(inFull), this.mentions, today);
    this.byToken = this.tokens.map(({ start, end }) =>
      this.mentions.find((mention) => mention.start < end && mention.end > start),
    );
  }

  get tokens(): Token[] {
    return this.words.map(({ token }) => token);
  }

  mentionAt(place: number): Mention | undefined {
    return this.byToken[place];
  }

  placesOf({ start, end }: { start: number; end: number }): number[] {
    return this.words.flatMap(({ token }, at) => (token.start < end && token.end > start ? [at] : []));
  }

  /** Says nothing that a plan would have to account for: articles, politeness, punctuation. */
  isFiller(place: number): boolean {
    const word = this.words[place]!;
    if (word.token.kind === 'punctuation') return true;
    if (word.token.kind === 'symbol') return false;
    const mention = this.mentionAt(place);
    if (mention && has(mention, 'not', 'without', 'except', 'excluded', 'nothing')) return false;
    if (mention?.time !== undefined && !/^(now|currently|a|the)$/.test(word.token.norm)) return false;
    if (mention?.senses.some(({ kind }) => kind === 'segment' || kind === 'value')) return false;
    if (isPolite(word.root) || /^'(s|re|ve|ll|d|m)$/.test(word.token.norm)) return true;
    return mention !== undefined && isFiller(mention) && !has(mention, 'vague');
  }

  text(places: readonly number[]): string {
    if (places.length === 0) return '';
    return this.question.slice(this.words[places[0]!]!.token.start, this.words[places.at(-1)!]!.token.end);
  }
}

/** "2 wks" are two weeks. */
function inFull(token: Token): Token {
  const word = token.kind === 'word' ? SHORTENED.get(token.norm) : undefined;
  return word === undefined ? token : { ...token, norm: word, stem: stem(word) };
}
