import type { GrammarTag } from '../lexicon/grammar-word';
import type { Lexicon } from '../lexicon/lexicon';
import type { PhraseMatch } from '../lexicon/phrase-trie';
import type { Sense } from '../lexicon/sense';
import { TimeGrammar } from '../time/time-grammar';
import { numberAt } from '../tokens/numbers';
import { asMeant } from '../tokens/heard-words';
import type { Token } from '../tokens/token';
import { normalize, tokenize } from '../tokens/tokenizer';
import type { KnownValue, NameMatch, ValueIndex } from '../values/value-index';
import { CodeReader, type CodeReading } from './code-reader';
import { asidesIn } from './aside';
import { best, type Facets, merge } from './best-cut';
import { extentAt } from './extent';
import { isFiller } from './line';
import type { Mention } from './mention';
import { isArticleOne, isTotalValue, ofTheTwo, passingWords } from './passing-words';
import { PhraseFits } from './phrase-fits';
import { sharedNoun } from './shared-noun';
import { SecondLook } from './second-look';
import { type ReadToken, WordReader } from './word-forms';
import {
  isFall,
  isGrading,
  isModal,
  isNounNotCommand,
  isOutOf,
  isRelative,
  saysNothing,
  quantitiesToo,
  saysPromised,
  stillMissing,
} from './word-roles';

/** Points a word for what it may be. Longer phrases win over their parts by the bonus for each further word. */
const POINTS = {
  sense: 2,
  tag: 1.6,
  noise: 1,
  exactValue: 2.3,
  partValue: 1.75,
  someValues: 1.2,
  code: 2.6,
  time: 2.25,
  number: 1.9,
  punctuation: 0.5,
  unknown: -1,
};
/** What is left of "what's" and "this year's". */
const FALL: ReadonlySet<GrammarTag> = new Set(['change']);
const NOTHING: ReadonlySet<GrammarTag> = new Set(['noise']);
const EXTENT: ReadonlySet<GrammarTag> = new Set(['extent']);
const VERSUS: ReadonlySet<GrammarTag> = new Set(['versus']);
const CLITIC: ReadonlySet<GrammarTag> = new Set(['noise', 'copula']);
/** Before phrases that only mean a number when something is counted. */
const COUNTING: ReadonlySet<string> = new Set([
  'many',
  'numbers',
  'number',
  'count',
  'different',
  'distinct',
  'unique',
  'no',
]);
const FURTHER_WORD = 0.9;
const CORRECTION_COST = 0.7;

/** Cuts a question into the stretches that mean something, by the best total score. */
export class Segmenter {
  private readonly codes: CodeReader;
  private readonly fits: PhraseFits;
  private readonly words: WordReader;
  private readonly secondLook: SecondLook;

  constructor(
    private readonly lexicon: Lexicon,
    private readonly values: ValueIndex,
  ) {
    this.codes = new CodeReader(lexicon, values);
    this.fits = new PhraseFits(lexicon);
    this.words = new WordReader(lexicon, values);
    this.secondLook = new SecondLook(lexicon);
  }

  /** @param written the question's own tokens, where they are at hand. */
  segment(question: string, today: string, written: readonly Token[] = tokenize(question)): Mention[] {
    const tokens = this.words.read(asMeant(written));
    const byStart = new Map<number, Map<number, Facets>>();
    const add = (from: number, to: number, facets: Facets): void => {
      const ends = byStart.get(from) ?? new Map<number, Facets>();
      byStart.set(from, ends);
      const known = ends.get(to);
      ends.set(to, known ? merge(known, facets) : facets);
    };
    const spans = new TimeGrammar(tokens, today, this.lexicon.model.calendar).spans();
    const hasPeriod = spans.some(({ time }) => time.kind === 'range');
    for (const { start, end, time } of spans) {
      if (tokens.slice(start, end).some((_, at) => isModal(tokens, start + at))) continue;
      if (this.fits.isStateBefore(tokens[start]!, time) || this.fits.isFieldOfDays(tokens, end, time))
        continue;
      add(start, end, { time, score: points(POINTS.time, end - start) });
    }
    const forms = nameForms(tokens, this.values);
    const names = tokens.map((_, at) => this.values.namesAt(forms, at));
    const carries = (at: number) => names[at]!.length > 0 || spans.some((span) => span.start === at);
    const means = (at: number) =>
      this.lexicon.trie.matchesAt(tokens, at).some(({ node }) => node.senses.length > 0);
    for (const { from, to } of asidesIn(tokens, carries, means))
      add(from, to, { tags: NOTHING, isAside: true, score: points(POINTS.code, to - from) });
    tokens.forEach((token, at) => {
      if (saysNothing(tokens, at) || isArticleOne(tokens, at)) {
        add(at, at + 1, { tags: NOTHING, score: POINTS.noise });
        return;
      }
      for (const match of this.lexicon.trie.matchesAt(tokens, at))
        if (
          !this.fits.saysWhich(tokens, match, hasPeriod) &&
          !this.fits.isUnitOfNumber(tokens, match) &&
          !this.fits.isOfSuperlative(tokens, match)
        )
          this.addPhrase(tokens, match, add);
      for (const match of this.fits.inWeeks(tokens, at)) this.addPhrase(tokens, match, add);
      this.addNames(tokens, names, forms, at, add);
      for (const code of this.codes.at(question, tokens, at)) this.addCode(code, at, add);
      const number = numberAt(tokens, at);
      if (number)
        add(at, number.end, { number: number.value, score: points(POINTS.number, number.end - at) });
      if (token.kind === 'punctuation')
        add(at, at + 1, { punctuation: token.text, score: POINTS.punctuation });
      if (token.norm.startsWith("'") && token.kind === 'word')
        add(at, at + 1, { tags: CLITIC, score: POINTS.noise });
      if (saysPromised(tokens, at)) add(at, at + 1, { tags: NOTHING, score: POINTS.noise });
      const passing = passingWords(tokens, at, hasPeriod);
      if (passing > 0) add(at, at + passing, { tags: NOTHING, score: points(POINTS.code, passing) });
      const beside = ofTheTwo(tokens, at);
      if (beside > 0) add(at, at + beside, { tags: VERSUS, score: points(POINTS.code, beside) });
      const missing = stillMissing(tokens, at);
      if (missing > 0) add(at, at + missing, { tags: NOTHING, score: points(POINTS.sense, missing) });
      const worth = isTotalValue(tokens, at) ? this.lexicon.trie.find(['total', 'value']) : undefined;
      if (worth)
        add(at, at + 1, { senses: worth.senses, prefer: worth.prefer, score: points(POINTS.sense, 2) });
      const whole = sharedNoun(this.lexicon, tokens, at);
      if (whole) byStart.get(at)?.delete(at + 1);
      if (whole)
        add(at, at + 1, { senses: whole.senses, prefer: whole.prefer, score: points(POINTS.sense, 2) });
      const extent = extentAt(tokens, at);
      if (extent > 0) add(at, at + extent, { tags: EXTENT, score: points(POINTS.sense, extent) + 1 });
      const length = quantitiesToo(tokens, at);
      if (length > 0)
        add(at, at + length, { ...this.quantities(tokens), score: points(POINTS.sense, length) + 1 });
      const known = byStart.get(at)?.get(at + 1);
      if (!known || known.score < POINTS.unknown) add(at, at + 1, { score: POINTS.unknown });
    });
    return this.secondLook.at(this.rejoined(best(question, tokens, byStart)));
  }

  /** "which products are on it and how many of each": things have no quantity unless it is asked for. */
  private quantities(tokens: readonly ReadToken[]): Pick<Facets, 'senses' | 'tags'> {
    const quantity = /^(which|products)$/.test(tokens[0]!.norm)
      ? this.lexicon.trie.find(['quantity'])
      : undefined;
    return quantity ? { senses: quantity.senses } : { tags: NOTHING };
  }

  /** "what do we sell the stapler for": the preposition at the end belongs to the verb. */
  private rejoined(mentions: Mention[]): Mention[] {
    const end = mentions.findLastIndex(({ text }) => /^for$/i.test(text));
    const isLast = mentions
      .slice(end + 1)
      .every((after) => after.time !== undefined || after.punctuation !== undefined || isFiller(after));
    if (end < 1 || !isLast) return mentions;
    for (let at = end - 2; at >= 0; at--) {
      const verb = mentions[at]!;
      const node = verb.phrase.includes(' ') ? undefined : this.lexicon.trie.find([verb.phrase, 'for']);
      if (!node || node.senses.length === 0) continue;
      const whole = { ...verb, phrase: `${verb.phrase} for`, senses: node.senses, prefer: node.prefer };
      return mentions.flatMap((mention) =>
        mention === verb ? [whole] : mention === mentions[end] ? [] : [mention],
      );
    }
    return mentions;
  }

  private addPhrase(
    tokens: readonly ReadToken[],
    match: PhraseMatch,
    add: (from: number, to: number, facets: Facets) => void,
  ): void {
    const { start, end, node, corrected, skipped, number } = match;
    const spoken = node.senses.filter((sense) => sense.kind === 'spoken');
    const last = tokens[end - 1]!.norm;
    const before = tokens[start - 1]?.norm ?? '';
    // "number of late deliveries", but not "delay of late deliveries"
    const isCounted = COUNTING.has(before === 'of' ? (tokens[start - 2]?.norm ?? '') : before);
    const isDrop = tokens[start]!.stem === 'drop' && (end === start + 1 || node.tags.has('change'));
    const falls = isDrop && isFall(this.lexicon, tokens, start, end);
    if (isDrop && !falls && node.tags.has('change')) return;
    const tags = falls ? FALL : node.tags;
    // "run the report" commands, "runs for tomorrow" are things.
    const isCommand = start === 0 && end === 1 && tags.has('list') && tokens[0]!.norm === tokens[0]!.stem;
    const senses: Sense[] = node.senses.filter(
      (sense) =>
        !falls &&
        !(isCommand && sense.kind === 'entity') &&
        (isCounted || !('counted' in sense && sense.counted)) &&
        sense.kind !== 'spoken' &&
        (sense.kind !== 'term' || (corrected > 0 && /s$/.test(last)) || endsWith(sense.term.phrases, last)),
    );
    // "items 20% below minimum" names no item 20.
    const isPart = /^(%|percent|per|pct)$/.test(tokens[end]?.norm ?? '');
    for (const sense of isPart ? [] : spoken) {
      const code =
        number === undefined ? undefined : this.codes.spoken(sense.member, tokens[end - 1]!, number);
      if (code) this.addCode({ ...code, length: end - start }, start, add);
    }
    if (senses.length === 0 && tags.size === 0) return;
    // "the list cost" is no list that was shown before.
    if (senses.length === 0 && last === 'list' && end > start + 1 && this.fits.beginsNoun(tokens, end - 1))
      return;
    if (isRelative(tokens, start, end)) return;
    if (end > start + 1 && senses.length > 0 && isOutOf(tokens, end - 1)) return;
    if (end === start + 1 && isGrading(tokens, start)) return;
    // Unless the semantic files have returns.
    if (senses.length === 0 && isNounNotCommand(tags, tokens, start, end)) return;
    const words = end - start - skipped;
    const onlyNoise = tags.size === 1 && tags.has('noise');
    const score = Math.max(
      senses.length > 0 ? points(POINTS.sense, words) : -Infinity,
      tags.size > 0 ? points(onlyNoise && words === 1 ? POINTS.noise : POINTS.tag, words) : -Infinity,
    );
    add(start, end, {
      senses,
      tags,
      prefer: node.prefer,
      ...(number === undefined ? {} : { number }),
      score: score + skipped * POINTS.noise - corrected * CORRECTION_COST,
    });
  }

  private addCode(
    { length, senses, unknownCode }: CodeReading,
    at: number,
    add: (from: number, to: number, facets: Facets) => void,
  ): void {
    add(at, at + length, { senses, unknownCode, score: points(POINTS.code, length) });
  }

  private addNames(
    tokens: readonly ReadToken[],
    names: readonly (readonly NameMatch[])[],
    forms: readonly (readonly string[] | null)[],
    at: number,
    add: (from: number, to: number, facets: Facets) => void,
  ): void {
    for (const { length, values, exact, more } of names[at]!) {
      if (!exact && !this.isDistinctive(tokens, names, at, length)) continue;
      const corrected = tokens
        .slice(at, at + length)
        .filter((token) => !this.values.knows(token.stem) && forms[at] !== null).length;
      const cost = corrected * CORRECTION_COST;
      const name = values[0]!.text.toLowerCase();
      if (!more && values.every(({ text }) => text.toLowerCase() === name)) {
        add(at, at + length, {
          senses: sensesOf(values),
          isPartial: !exact,
          score: points(exact ? POINTS.exactValue : POINTS.partValue, length) - cost,
        });
      } else if (corrected === 0) {
        add(at, at + length, {
          candidates: values,
          moreCandidates: more,
          score: points(exact ? POINTS.exactValue : POINTS.someValues, length) - cost,
        });
      }
    }
  }

  /**
   * Part of a name has to hold a word that is neither simply a word of the language of these questions nor a value of
   * its own: "frozen goods" is the group Frozen, although a supplier is called Polar Frozen Goods.
   */
  private isDistinctive(
    tokens: readonly ReadToken[],
    names: readonly (readonly NameMatch[])[],
    at: number,
    length: number,
  ): boolean {
    return tokens
      .slice(at, at + length)
      .some(
        ({ stem, kind, forms, number }, index) =>
          number === undefined &&
          !names[at + index]!.some((match) => match.exact && match.length === 1) &&
          kind === 'word' &&
          stem.length >= 3 &&
          /^\p{L}/u.test(stem) &&
          !this.lexicon.knows(stem) &&
          forms.length > 0,
      );
  }
}

/** "top product" is no "top products": the term is about the things themselves. */
function endsWith(phrases: readonly string[], word: string): boolean {
  return phrases.some(
    (phrase) =>
      normalize(phrase)
        .split(/[\s-]+/)
        .at(-1) === word,
  );
}

function points(perWord: number, words: number): number {
  return perWord * words + FURTHER_WORD * (words - 1);
}

function sensesOf(values: readonly KnownValue[]): Sense[] {
  return values.flatMap(({ text, members }) =>
    members.map((member) => ({ kind: 'value' as const, entity: member.split('.')[0]!, member, value: text })),
  );
}

/** What names are looked up by: "&" and "and" may be left out of them. */
function nameForms(tokens: readonly ReadToken[], values: ValueIndex): (readonly string[] | null)[] {
  return tokens.map(({ kind, text, norm, forms }) => {
    if (text === '&' || (norm === 'and' && !values.knows('and'))) return null;
    return kind === 'punctuation' || kind === 'symbol' ? [] : forms.map(({ stem }) => stem);
  });
}
