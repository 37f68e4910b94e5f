import type { DateRange, Filter } from '#libs/contracts';
import { shiftRange } from '../time/calendar';
import type { Period, Request } from '../grammar/request';
import { chooseDate, type DateChoice, rangeFor } from './dates';
import type { Draft } from './draft';
import type { Vocabulary } from './vocabulary';

const NO_DATE = 3;

/** Periods, comparisons of periods and grains as time dimensions of the draft. */
export function addPeriods(
  vocabulary: Vocabulary,
  draft: Draft,
  request: Request,
  periods: readonly Period[],
): void {
  const measure = draft.measures[0]?.measure;
  const mentions = request.mentions;
  const choose = (about: readonly Period[]): DateChoice | undefined =>
    chooseDate(vocabulary, draft.anchor, about, mentions, measure, request.today);
  const hasState = draft.filters.some((filter) => 'segment' in filter);
  for (const period of periods) {
    const { assumption } = period.range;
    if (assumption !== undefined) draft.assumptions.add(assumption);
  }
  if (
    request.comparesPeriods &&
    draft.shape === 'measures' &&
    periods.length > 0 &&
    !haveOwnDates(vocabulary, periods)
  ) {
    const date = choose(periods);
    if (!date || !hasDate(vocabulary, draft, date.member)) return fail(draft);
    note(draft, date);
    const ranges = periods.map((period) => rangeFor(vocabulary, date.member, period));
    const { shift } = request;
    if (shift)
      ranges.push(shiftRange(wholeOf(periods[0]!, ranges[0]!), shift.shift.grain, shift.shift.count));
    draft.timeDimensions.push({
      dimension: date.member,
      compareDateRange: ranges,
      ...(request.grain ? { granularity: request.grain.grain } : {}),
    });
    return;
  }
  const apart = new Map<string, DateRange[]>();
  for (const period of periods) {
    const date = period.negated
      ? chooseDate(vocabulary, draft.anchor, [period], period.cue ? [period.cue] : [], undefined)
      : choose(haveOwnDates(vocabulary, periods) ? [period] : periods);
    // "customers not restocked since May": an earlier row of somebody does not say that there is no later one.
    const isOfOther = period.negated === true && draft.shape === 'things';
    if (!date || isOfOther || !hasDate(vocabulary, draft, date.member)) {
      fail(draft);
      continue;
    }
    note(draft, date);
    const range = rangeFor(vocabulary, date.member, period, hasState);
    if (period.negated) {
      draft.filters.push({
        or: [
          { member: date.member, operator: 'inDateRange', values: [...range] },
          { member: date.member, operator: 'notSet' },
        ],
      });
      continue;
    }
    const known = draft.timeDimensions.find(({ dimension }) => dimension === date.member);
    if (!known) draft.timeDimensions.push({ dimension: date.member, dateRange: range });
    else known.dateRange = intersection(known.dateRange, range);
    const each = apart.get(date.member) ?? [];
    apart.set(date.member, [...each, range]);
  }
  eitherOf(draft, apart);
  if (!request.grain || draft.shape !== 'measures' || draft.perPeriodOf !== undefined) return;
  const date = draft.timeDimensions[0]
    ? { member: draft.timeDimensions[0].dimension, cost: 0 }
    : choose(periods);
  if (!date) return fail(draft);
  if (draft.timeDimensions.length === 0) note(draft, date);
  const known = draft.timeDimensions.find(({ dimension }) => dimension === date.member);
  if (known) known.granularity = request.grain.grain;
  else draft.timeDimensions.push({ dimension: date.member, granularity: request.grain.grain });
}

/** "today, tomorrow and on Saturday": days that have nothing in common are each meant. */
function eitherOf(draft: Draft, apart: ReadonlyMap<string, readonly DateRange[]>): void {
  for (const [member, ranges] of apart) {
    const time = draft.timeDimensions.find(({ dimension }) => dimension === member);
    const [from, to] = time?.dateRange ?? [null, null];
    if (!time || from === null || to === null || from < to) continue;
    const stretch = stretchOf(ranges);
    if (stretch) {
      time.dateRange = stretch;
      continue;
    }
    delete time.dateRange;
    if (!time.granularity)
      draft.timeDimensions = draft.timeDimensions.filter(({ dimension }) => dimension !== member);
    draft.filters.push({
      or: ranges.map((range): Filter => ({ member, operator: 'inDateRange', values: [...range] })),
    });
  }
}

/** "July and August": one after the other without a gap. */
function stretchOf(ranges: readonly DateRange[]): DateRange | undefined {
  const inTime = [...ranges].sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
  const isWhole = inTime.every(([from], at) => at === 0 || from === inTime[at - 1]![1]);
  return isWhole ? [inTime[0]![0], inTime.at(-1)![1]] : undefined;
}

function note(draft: Draft, date: DateChoice): void {
  draft.cost += date.cost;
  if (!date.cue || draft.senses.has(date.cue)) return;
  const entity = date.member.split('.')[0]!;
  draft.senses.set(date.cue, { kind: 'cue', entity, member: date.member });
}

/** A total of rows that have no such date cannot be that of a period; a count can be of rows that something happened to. */
function hasDate(vocabulary: Vocabulary, draft: Draft, member: string): boolean {
  if (draft.shape !== 'measures') return true;
  const isCount = draft.measures.every(({ measure }) =>
    vocabulary.measure(measure).aggregate.startsWith('count'),
  );
  return isCount || vocabulary.connections.reaches(draft.anchor, member.split('.')[0]!);
}

function fail(draft: Draft): void {
  draft.cost += NO_DATE;
  draft.problems.push('There is no date for the period.');
}

/** "placed in May and due in June": each period has a date of its own. */
function haveOwnDates(vocabulary: Vocabulary, periods: readonly Period[]): boolean {
  const dates = periods.map(({ cue }) => cue?.senses.find((sense) => sense.kind === 'cue')?.member);
  return (
    periods.length > 1 &&
    dates.every((date) => date !== undefined) &&
    new Set(dates).size === dates.length &&
    vocabulary !== undefined
  );
}

/** A period that still runs is compared with the same days of the other; a finished one with the whole other. */
function wholeOf(period: Period, range: DateRange): DateRange {
  return period.range.toDate || range[1] !== period.range.future[1] ? range : period.range.future;
}

function intersection(a: DateRange | undefined, b: DateRange): DateRange {
  if (!a) return b;
  const from = a[0] === null ? b[0] : b[0] === null ? a[0] : a[0] > b[0] ? a[0] : b[0];
  const to = a[1] === null ? b[1] : b[1] === null ? a[1] : a[1] < b[1] ? a[1] : b[1];
  return [from, to];
}
