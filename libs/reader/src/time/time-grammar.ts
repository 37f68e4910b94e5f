import type { Calendar } from '#libs/semantics';
import type { Token } from '../tokens/token';
import { BoundParser } from './bound-parser';
import type { Grain } from './calendar';
import { CountParser } from './count-parser';
import { PeriodChange } from './period-change';
import { RelativeParser } from './relative-parser';
import type { Parsed, TimeExpression, TimeSpan } from './time-expression';
import { isBound } from '../tokens/numbers';
import { GRAIN_ADVERBS, LEADING, UNITS } from './time-words';
import { TokenReader } from './token-reader';

const GROUPING = new Set(['per', 'by', 'each', 'every', 'a']);

const DENIAL = /^(no|not|nothing|never|none|without|nobody|zero|nil)$/;

/** Periods, grains and comparisons of periods in a question. */
export class TimeGrammar extends TokenReader {
  private readonly bounds: BoundParser;
  private readonly counts: CountParser;
  private readonly relatives: RelativeParser;
  /** The first word that says that something did not happen. */
  private readonly denied: number;

  /** @param files fiscal years and holidays, as the semantic files say. */
  constructor(tokens: readonly Token[], today: string, files: Calendar) {
    super(tokens, today);
    this.bounds = new BoundParser(tokens, today, files);
    this.counts = new CountParser(tokens, today);
    this.relatives = new RelativeParser(tokens, today);
    const denied = tokens.findIndex(({ norm }) => DENIAL.test(norm));
    this.denied = denied < 0 ? tokens.length : denied;
  }

  /** Every place where a period can be read, the longest reading of each. */
  spans(): TimeSpan[] {
    const spans = this.tokens.flatMap((_, start) => {
      const found = this.at(start);
      return found ? [{ start, end: found.end, time: found.value }] : [];
    });
    return new PeriodChange(this.tokens, this.today, spans).read();
  }

  private at(start: number): Parsed<TimeExpression> | undefined {
    if (this.isAsOfNow(start)) return undefined;
    return (
      this.upcoming(start) ??
      this.idle(start) ??
      this.grain(start) ??
      this.shift(start) ??
      this.bounds.at(start) ??
      this.led(start)
    );
  }

  /** "as on today", "as of today": how things are, not what happened on that day. */
  private isAsOfNow(start: number): boolean {
    const lead = ['of', 'on', 'at'];
    const at = lead.includes(this.norm(start)) ? start : start - 1;
    const isLed = lead.includes(this.norm(at)) && this.norm(at - 1) === 'as';
    return isLed && ['today', 'tonight', 'now'].includes(this.norm(at + 1));
  }

  /** "upcoming deliveries": from today on. */
  private upcoming(start: number): Parsed<TimeExpression> | undefined {
    const isBare = ['upcoming', 'forthcoming'].includes(this.norm(start)) && !this.unitGrain(start + 1);
    if (!isBare || this.figures(start + 1) !== undefined) return undefined;
    const ahead = this.range([this.today, null], 'day', 'from today on');
    return { value: { ...ahead, future: [this.today, null] }, end: start + 1 };
  }

  /** "no sales for 60 days", "nothing sold there 60 days": so long back from today, after something that did not happen. */
  private idle(start: number): Parsed<TimeExpression> | undefined {
    if (start <= this.denied) return undefined;
    const at = ['for', 'over', 'past'].includes(this.norm(start)) ? start + 1 : start;
    const isLed =
      [
        'in',
        'last',
        'past',
        'next',
        'within',
        'than',
        'least',
        'most',
        'least',
        'of',
        'over',
        'under',
      ].includes(this.norm(at - 1)) && at === start;
    if (isLed) return undefined;
    const count = this.counts.at(at);
    if (!count || count.isWhole || this.norm(at) === 'a' || count.grain === 'year') return undefined;
    const after = this.norm(count.end);
    if (
      /^(of|ago|left|late|overdue|before|after|old|cover|stock|or|and|from|delay|back|ahead|earlier|later)$/.test(
        after,
      )
    )
      return undefined;
    return this.relatives.idle(count);
  }

  private unitGrain(at: number): Grain | undefined {
    const stem = this.tokens[at]?.stem ?? '';
    return UNITS.has(stem) && UNITS.get(stem)!.count === 1 ? UNITS.get(stem)!.grain : undefined;
  }

  /** per month, by week, each day, monthly, month by month, by date, over time. */
  private grain(at: number): Parsed<TimeExpression> | undefined {
    const word = this.norm(at);
    const result = (grain: Grain, end: number): Parsed<TimeExpression> => ({
      value: { kind: 'grain', grain, label: `per ${grain}` },
      end,
    });
    if (GRAIN_ADVERBS.has(word)) return result(GRAIN_ADVERBS.get(word)!, at + 1);
    if (word === 'over' && this.norm(at + 1) === 'time') return result('month', at + 2);
    const own = this.unitGrain(at);
    const joint = ['by', 'on', 'over', 'to'].includes(this.norm(at + 1));
    if (this.norm(at + 1) === 'wise') {
      const grain = own ?? (word === 'date' ? 'day' : undefined);
      if (grain) return result(grain, at + 2);
    }
    if (own && joint && this.unitGrain(at + 2) === own) return result(own, at + 3);
    const lead = word === 'for' || word === 'in' ? at + 1 : at;
    if (!GROUPING.has(this.norm(lead))) return undefined;
    const skip = ['calendar', 'single', 'each'].includes(this.norm(lead + 1)) ? lead + 2 : lead + 1;
    const grain = this.unitGrain(skip);
    if (grain === 'half' && this.norm(lead) === 'a') return undefined;
    // "a week" is a grain only after something to be divided: "orders a week", never "a week ago".
    if (
      !grain ||
      (this.norm(lead) === 'a' &&
        (lead === 0 || ['ago', 'from', 'later', 'earlier', 'or'].includes(this.norm(skip + 1))))
    ) {
      return undefined;
    }
    // "more than a week overdue": a length, not a division.
    if (this.norm(lead) === 'a' && (LEADING.has(this.norm(lead - 1)) || isBound(this.norm(lead - 1))))
      return undefined;
    return result(grain, skip + 1);
  }

  /** the month before (that), the previous year, same period last year, a year earlier. */
  private shift(start: number): Parsed<TimeExpression> | undefined {
    const at = ['the', 'a', 'an'].includes(this.norm(start)) ? start + 1 : start;
    const result = (grain: Grain, count: number, end: number, label: string): Parsed<TimeExpression> => ({
      value: { kind: 'shift', grain, count, label },
      end,
    });
    const grain = this.unitGrain(at);
    const after = ['after', 'later'].includes(this.norm(at + 1)) && this.norm(at + 2) !== 'next';
    if (
      grain &&
      (after || ['before', 'earlier', 'prior'].includes(this.norm(at + 1))) &&
      this.norm(at + 2) !== 'last'
    ) {
      const that = ['that', 'it', 'this'].includes(this.norm(at + 2));
      const next = this.tokens[at + 2];
      if (that || next === undefined || next.kind === 'punctuation') {
        return result(
          grain,
          after ? 1 : -1,
          that ? at + 3 : at + 2,
          `the ${grain} ${after ? 'after' : 'before'}`,
        );
      }
    }
    const same = this.norm(at) === 'same' || (this.norm(at) === 'this' && this.norm(at + 1) === 'time');
    if (!same) return undefined;
    const noun = this.norm(at + 1);
    if (
      !['period', 'time', 'month', 'week', 'quarter', 'day', 'days', 'dates', 'weeks', 'months'].includes(
        noun,
      )
    )
      return undefined;
    const link = ['of', 'in', 'the', 'a'].includes(this.norm(at + 2)) ? at + 3 : at + 2;
    const skip = this.norm(link) === 'the' ? link + 1 : link;
    const back = ['last', 'previous', 'prior'].includes(this.norm(skip));
    const unit = this.unitGrain(back ? skip + 1 : skip);
    if (back && unit) return result(unit, -1, skip + 2, `the same ${noun} ${this.norm(skip)} ${unit}`);
    const year = this.yearAt(skip);
    if (year && year.value < this.year)
      return result('year', year.value - this.year, year.end, `the same ${noun} of ${year.value}`);
    if (unit && ['ago', 'before', 'earlier'].includes(this.norm(skip + 1))) {
      return result(unit, -1, skip + 2, `the same ${noun} one ${unit} earlier`);
    }
    return undefined;
  }

  private led(start: number): Parsed<TimeExpression> | undefined {
    if (!LEADING.has(this.norm(start))) return undefined;
    for (let at = start + 1; at <= start + 2; at++) {
      const found = this.bounds.at(at);
      if (found) return found;
      if (!LEADING.has(this.norm(at))) return undefined;
    }
    return undefined;
  }
}
