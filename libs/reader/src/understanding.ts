import type {
  Chip,
  ChipOption,
  Completion,
  MetricQuery,
  Reading,
  QueryReadResult,
  SaidPeriod,
} from '#libs/contracts';
import { Behind, type ResultNumber } from './behind/behind';
import { Chips } from './chips/chips';
import { Options, type OptionsRequest } from './chips/options';
import { SaidPeriods } from './chips/said-periods';
import { Trial } from './chips/trial';
import { Completer, type Typing } from './completion/completer';
import { keyOf } from './completion/prefix-list';
import { ValueList } from './completion/value-list';
import type { Vocabulary } from './compose/vocabulary';
import { summaryOf } from './evidence/summary';
import type { Mention } from './grammar/mention';
import type { Segmenter } from './grammar/segmenter';
import { nameTokensOf } from './tokens/tokenizer';
import type { KnownValue, ValueIndex } from './values/value-index';

export interface SavedQuery {
  query: MetricQuery;
  periods: readonly SaidPeriod[];
  /** YYYY-MM-DD: the day that the periods' ranges were made on. */
  saidOn: string;
  /** YYYY-MM-DD */
  today: string;
}

/** What was understood of a question, in parts that a user can see and change. One persona's, like its {@link Reader}. */
export class Understanding {
  private readonly parts: Chips;
  private readonly said: SaidPeriods;
  private readonly trial: Trial;
  private readonly numbers: Behind;
  private readonly values: ValueList;
  private readonly completer: Completer;
  private readonly menu: Options;

  constructor(
    private readonly vocabulary: Vocabulary,
    segmenter: Segmenter,
    private readonly index: ValueIndex,
  ) {
    const { model, lexicon } = vocabulary;
    this.parts = new Chips(vocabulary);
    this.said = new SaidPeriods(vocabulary, segmenter);
    this.trial = new Trial(model, lexicon.persona.persona);
    this.numbers = new Behind(vocabulary, this.trial);
    this.values = new ValueList(index.all());
    this.completer = new Completer(vocabulary, this.values, this.said);
    this.menu = new Options(vocabulary, segmenter, this.values, this.said, this.trial);
  }

  /** The parts of a query; ranges that were said in words are shown in these words. */
  chips(query: MetricQuery, periods: readonly SaidPeriod[] = []): Chip[] {
    return this.parts.of(query, periods);
  }

  /** What the reader read, with the parts of its query; `earlier` are the periods of the turn before. */
  withParts(
    result: QueryReadResult,
    mentions: readonly Mention[],
    earlier: readonly SaidPeriod[],
    today: string,
  ): QueryReadResult {
    if (result.kind !== 'reading') return result;
    const { query } = result.reading;
    const periods = this.said.of(mentions, query, earlier, today);
    return { kind: 'reading', reading: { ...result.reading, chips: this.chips(query, periods), periods } };
  }

  /**
   * A query said back as a reading without words. Periods that were said in words move on to `today`; those whose
   * words or range cannot be found stay the days that they were.
   *
   * @throws QuartermasterError QUERY_INVALID for a query that this persona cannot ask.
   */
  understand({ query, periods, saidOn, today }: SavedQuery): Reading {
    const moved = this.said.moved(query, periods, saidOn, today);
    this.trial.check(moved.query, today);
    return this.saidBack(moved.query, moved.periods);
  }

  /**
   * The list of the rows behind one number of a result, as a reading.
   *
   * @throws QuartermasterError QUERY_INVALID where the number was not made from several rows.
   */
  behind(number: ResultNumber): Reading {
    const { query, note } = this.numbers.rows(number);
    const reading = this.saidBack(query, []);
    return note === undefined ? reading : { ...reading, assumptions: [{ text: note }] };
  }

  /**
   * What a chip can be changed to, or what can be added: each option a query that can be asked as it stands. The one
   * that takes the part away comes last.
   *
   * @throws QuartermasterError QUERY_INVALID for a query that this persona cannot ask, or that has no such chip.
   */
  options(request: OptionsRequest): ChipOption[] {
    return this.menu.of(request);
  }

  /** Ways to go on typing a question, the likeliest first; none makes it longer than a question may be. */
  complete(typing: Typing): Completion[] {
    return this.completer.complete(typing);
  }

  /** Values that begin with the text or hold its words; where there are none, those that share words with it. */
  findValues(text: string, limit: number): KnownValue[] {
    const found = this.values.find(keyOf(text).trimEnd(), limit).map(({ value }) => value);
    if (found.length > 0) return found;
    const words = nameTokensOf(text).map(({ stem }) => [stem]);
    return this.index.similar(words, limit);
  }

  private saidBack(query: MetricQuery, periods: SaidPeriod[]): Reading {
    return {
      intent: 'SQL_QUERY',
      query,
      summary: summaryOf(this.vocabulary, query),
      words: [],
      chips: this.chips(query, periods),
      periods,
      assumptions: [],
      confidence: 1,
    };
  }
}
