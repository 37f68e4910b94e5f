import { type Completion, MAX_QUESTION_LENGTH } from '#libs/contracts';
import type { SaidPeriods } from '../chips/said-periods';
import type { Vocabulary } from '../compose/vocabulary';
import { rangeText } from '../evidence/range-text';
import type { KnownValue } from '../values/value-index';
import { PeriodPhrases } from './period-phrases';
import { type Phrase, phraseList } from './phrase-list';
import { keyOf, type PrefixList } from './prefix-list';
import type { ValueList } from './value-list';

export interface Typing {
  text: string;
  /** UTF-16 offset into the text. */
  cursor: number;
  /** YYYY-MM-DD */
  today: string;
  limit: number;
}

/** A stretch before the cursor that may be the beginning of a phrase. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  /** Key of what stands before the cursor. */
  readonly prefix: string;
  /** What the phrase must not be already: the stretch with the rest of its last word. */
  readonly complete: string;
  readonly words: number;
}

interface Scored extends Completion {
  readonly thing: string;
  readonly score: number;
}

const MAX_WORDS = 6;
const MAX_REMEMBERED = 500;
/** Further back than the longest phrase nothing needs to be looked at. */
const MAX_BACK = 160;
/** More phrases than begin with the same letter; of values there may be any number. */
const MAX_PHRASES = 600;
const MAX_VALUES = 24;
const MAX_PERIODS = 12;
const MIN_VALUE_PREFIX = 2;
const KIND_POINTS: Readonly<Record<Completion['kind'], number>> = {
  question: 90,
  measure: 50,
  period: 48,
  segment: 45,
  entity: 43,
  dimension: 40,
  value: 30,
};
/** Each word that was typed and belongs to the phrase says more than what kind of thing it is. */
const WORD_POINTS = 100;
const NAME_POINTS = 8;
/** Numbers and capitals are how codes and names begin. */
const LIKE_VALUE_POINTS = 25;
const MAX_LENGTH_COST = 20;

/** Ways to go on typing: phrases of the semantic files, values, periods and the persona's examples. */
export class Completer {
  private readonly phrases: PrefixList<Phrase>;
  private periods: PeriodPhrases | undefined;
  private readonly days = new Map<string, string | undefined>();

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly values: ValueList,
    private readonly said: SaidPeriods,
  ) {
    this.phrases = phraseList(vocabulary);
  }

  complete({ text, cursor, today, limit }: Typing): Completion[] {
    const at = Math.min(cursor, text.length);
    const found = [
      ...this.questions(text, at),
      ...stretchesBefore(text, at).flatMap((stretch) => this.of(stretch, text, today)),
    ];
    const best: Completion[] = [];
    const offered = new Set<string>();
    for (const each of found.sort((a, b) => b.score - a.score || (a.insert < b.insert ? -1 : 1))) {
      if (best.length >= limit) break;
      const isLong = text.length - (each.end - each.start) + each.insert.length > MAX_QUESTION_LENGTH;
      const insert = each.insert.toLowerCase();
      if (isLong || offered.has(each.thing) || offered.has(insert)) continue;
      const { thing, score: _score, ...completion } = each;
      const detail = each.kind === 'period' ? this.daysOf(each.insert, today) : each.detail;
      if (detail === undefined) continue;
      offered.add(thing).add(insert);
      best.push({ ...completion, detail });
    }
    return best;
  }

  private questions(text: string, cursor: number): Scored[] {
    if (text.slice(cursor).trim() !== '') return [];
    const prefix = keyOf(text.slice(0, cursor));
    return this.vocabulary.lexicon.persona.examples.flatMap((example, at) => {
      const key = keyOf(example);
      if (!key.startsWith(prefix) || key.trim() === prefix.trim()) return [];
      const score = KIND_POINTS.question + WORD_POINTS * prefix.split(' ').length - at;
      const place = { start: 0, end: text.length, insert: example, label: example, detail: '' };
      return [{ ...place, kind: 'question' as const, thing: example, score }];
    });
  }

  private of(stretch: Stretch, text: string, today: string): Scored[] {
    const { start, end, prefix, complete } = stretch;
    const isOpen = ({ key }: { key: string }): boolean => key !== complete;
    const typed = text.slice(start, end);
    const isCapital = /^\p{Lu}/u.test(typed) && text.slice(0, start).trim() === '';
    const score = (kind: Completion['kind'], insert: string): number =>
      KIND_POINTS[kind] +
      WORD_POINTS * stretch.words -
      Math.min(insert.length - prefix.length, MAX_LENGTH_COST) / 4;
    const phrases = this.phrases
      .startingWith(prefix, MAX_PHRASES)
      .filter(isOpen)
      .map(({ insert, label, detail, kind, thing, isName }): Scored => ({
        ...{ start, end, label, detail, kind, thing },
        insert: isCapital ? insert.charAt(0).toUpperCase() + insert.slice(1) : insert,
        score: score(kind, insert) + (isName ? NAME_POINTS : 0),
      }));
    const periods = this.periodsOf(today)
      .startingWith(prefix, MAX_PERIODS)
      .filter((period) => keyOf(period) !== complete)
      .map((insert): Scored => ({
        ...{ start, end, insert, label: insert, detail: '', kind: 'period' as const, thing: insert },
        score: score('period', insert),
      }));
    const values = prefix.length < MIN_VALUE_PREFIX ? [] : this.values.find(prefix, MAX_VALUES);
    const isLikeValue = /\p{N}/u.test(prefix) || (/^\p{Lu}/u.test(typed) && !isCapital);
    return [
      ...phrases,
      ...periods,
      ...values.filter(isOpen).map(({ value }): Scored => ({
        ...{ start, end, insert: value.text, label: value.text, kind: 'value' as const },
        detail: this.aboutValue(value),
        thing: `value ${value.text}`,
        score: score('value', value.text) + (isLikeValue ? LIKE_VALUE_POINTS : 0),
      })),
    ];
  }

  private aboutValue({ text, members, code }: KnownValue): string {
    const [member] = members;
    const label = member === undefined ? undefined : this.vocabulary.model.dimension(member)?.label;
    const other = code ?? this.values.nameOf(text);
    return [label, other].filter((part) => part !== undefined).join(', ');
  }

  private periodsOf(today: string): PeriodPhrases {
    if (this.periods?.today === today) return this.periods;
    this.days.clear();
    return (this.periods = new PeriodPhrases(today));
  }

  /** The days that a period is; undefined when its words are none after all. Asked for with every letter typed. */
  private daysOf(period: string, today: string): string | undefined {
    if (!this.days.has(period)) {
      if (this.days.size >= MAX_REMEMBERED) this.days.clear();
      const [words, ...more] = this.said.read(period, today) ?? [];
      const isAhead = words !== undefined && (/^next/i.test(period) || (words.period.past[0] ?? '') > today);
      const range = isAhead ? words.period.future : words?.period.past;
      this.days.set(period, range && more.length === 0 ? rangeText(range) : undefined);
    }
    return this.days.get(period);
  }
}

/** From the longest to the last word alone; sentences and lists end a stretch. */
function stretchesBefore(text: string, cursor: number): Stretch[] {
  const from = Math.max(0, cursor - MAX_BACK);
  const before = text.slice(from, cursor);
  const isWithinWord = /[\p{L}\p{N}]$/u.test(before);
  const rest = isWithinWord ? /^[\p{L}\p{N}]*/u.exec(text.slice(cursor))![0].length : 0;
  const clause = /[^,;:.?!()]*$/u.exec(before)!;
  const starts = [...clause[0].matchAll(/[\p{L}\p{N}]+(?:[-_/'’][\p{L}\p{N}]+)*/gu)].map(
    ({ index }) => from + clause.index + index,
  );
  const end = cursor + rest;
  return starts.slice(-MAX_WORDS).map((start, at, all) => {
    const prefix = keyOf(text.slice(start, cursor));
    return { start, end, prefix, complete: keyOf(text.slice(start, end)).trim(), words: all.length - at };
  });
}
