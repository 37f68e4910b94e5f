import type { DateRange, TimeDimension } from '#libs/contracts';
import { chooseDate, rangeFor } from '../compose/dates';
import type { Draft } from '../compose/draft';
import type { Vocabulary } from '../compose/vocabulary';
import { sensesOf } from '../grammar/line';
import type { Request } from '../grammar/request';
import { shiftRange } from '../time/calendar';

/** Another period, a comparison with another period, or another grain. False when there is no date to apply it to. */
export function editPeriods(vocabulary: Vocabulary, draft: Draft, request: Request): boolean {
  const { periods, shift, grain, mentions } = request;
  const compares = request.comparesPeriods || request.tags.has('versus');
  if (periods.length > 0 || shift) {
    dayAsPeriod(vocabulary, draft);
    const cue = mentions.some(
      (mention) => sensesOf(mention, 'cue').length > 0 && sensesOf(mention, 'entity', 'measure').length === 0,
    );
    const known = cue
      ? undefined
      : (draft.timeDimensions.find(({ dateRange, compareDateRange }) => dateRange ?? compareDateRange) ??
        draft.timeDimensions[0]);
    const date =
      known?.dimension ??
      chooseDate(vocabulary, draft.anchor, periods, cue ? mentions : [], draft.measures[0]?.measure)?.member;
    if (date === undefined) return false;
    let target = draft.timeDimensions.find(({ dimension }) => dimension === date);
    if (!target) {
      target = { dimension: date };
      draft.timeDimensions = [
        ...draft.timeDimensions.filter(({ granularity }) => granularity !== undefined || !cue),
        target,
      ];
    }
    if (!apply(vocabulary, draft, request, target, compares)) return false;
  }
  if (!grain) return true;
  const existing =
    draft.timeDimensions.find(({ granularity }) => granularity !== undefined) ?? draft.timeDimensions[0];
  const date =
    existing?.dimension ??
    chooseDate(vocabulary, draft.anchor, [], mentions, draft.measures[0]?.measure)?.member;
  if (date === undefined) return false;
  if (existing) existing.granularity = grain.grain;
  else draft.timeDimensions.push({ dimension: date, granularity: grain.grain });
  draft.order = [{ by: date, direction: 'asc' }];
  draft.limit = undefined;
  return true;
}

/** "due today" may move on to another day: what the state says of a date becomes a period of that date. */
function dayAsPeriod(vocabulary: Vocabulary, draft: Draft): void {
  for (const filter of draft.filters) {
    if (!('segment' in filter) || draft.timeDimensions.length > 0) continue;
    const field = /^\{(\w+)\} = \{today\}$/.exec(vocabulary.model.segment(filter.segment)?.sql ?? '')?.[1];
    if (field === undefined) continue;
    draft.filters = draft.filters.filter((each) => each !== filter);
    draft.timeDimensions = [{ dimension: `${filter.segment.split('.')[0]!}.${field}` }];
  }
}

function apply(
  vocabulary: Vocabulary,
  draft: Draft,
  request: Request,
  target: TimeDimension,
  compares: boolean,
): boolean {
  const { periods, shift } = request;
  const old: DateRange | undefined = target.dateRange ?? target.compareDateRange?.[0];
  const ranges = periods.map((period) => rangeFor(vocabulary, target.dimension, period));
  if (shift) {
    const from = ranges[0] ?? old;
    if (!from) return false;
    ranges.push(shiftRange(from, shift.shift.grain, shift.shift.count));
    if (periods.length === 0 && compares && old) ranges.unshift(old);
  } else if (compares && ranges.length === 1 && old) ranges.unshift(old);
  if (compares && ranges.length > 1) {
    if (draft.shape !== 'measures') return false;
    delete target.dateRange;
    target.compareDateRange = ranges;
    return true;
  }
  const last = ranges.at(-1);
  if (!last) return false;
  delete target.compareDateRange;
  target.dateRange = last;
  return true;
}
