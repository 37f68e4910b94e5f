import type { DateRange, MetricQuery, QueryTurn, ValueFilter } from '#libs/contracts';
import { has } from '../grammar/line';
import type { Request } from '../grammar/request';
import { isValue } from './share-edits';

/** Follow-ups that lead back over the last question to the one before it. */
export function recall(history: readonly QueryTurn[], request: Request): MetricQuery | undefined {
  const last = history.at(-1)?.reading.query;
  const before = history.at(-2)?.reading.query;
  if (last && asksRest(request)) return others(last, before);
  if (!last || !before) return undefined;
  if (asksUndo(request)) return before;
  if (asksDifference(request)) return difference(last, before);
  if (!asksBoth(request)) return undefined;
  const both = together(last, before, isSideBySide(request));
  return both ?? (isSideBySide(request) ? difference(last, before) : undefined);
}

/** "undo", "go back": only this, and nothing that would be a change of its own. */
export function asksUndo({ tags, targets, conditions, periods, groups, grain }: Request): boolean {
  return (
    tags.has('undo') && targets.length + conditions.length + periods.length + groups.length === 0 && !grain
  );
}

/** "what is the difference?" after a question and the same for another period. */
function asksDifference({ mentions, targets, conditions, periods, groups, shift, grain }: Request): boolean {
  return (
    targets.length + conditions.length + periods.length + groups.length === 0 &&
    !(shift ?? grain) &&
    mentions.some(({ phrase }) => /^(difference|the difference|change|the change|growth|delta)$/.test(phrase))
  );
}

/** "and the rest?", "what about the others": only this. */
function asksRest({ tags, targets, conditions, periods, groups, shift, grain }: Request): boolean {
  return (
    tags.has('rest') &&
    targets.length + conditions.length + periods.length + groups.length === 0 &&
    !(shift ?? grain)
  );
}

/** All but the values that the last question picked; nothing where it is not one field that they were picked from. */
function others(last: MetricQuery, before: MetricQuery | undefined): MetricQuery | undefined {
  if (last.limit !== undefined || last.limitBy) return undefined;
  const picked = last.filters.filter(isValue);
  const added = picked.filter(({ member }) => before && valuesOf(before, member) === undefined);
  const [only, ...further] = added.length > 0 ? added : picked;
  if (!only || further.length > 0) return undefined;
  return {
    ...last,
    filters: last.filters.map((filter) => (filter === only ? { ...only, operator: 'notEquals' } : filter)),
  };
}

/** "both", "put both side by side". */
export function asksBoth({ mentions, conditions }: Request): boolean {
  return (
    conditions.length === 0 && mentions.some(({ phrase }) => /^(both|both of them|the two)$/.test(phrase))
  );
}

function isSideBySide({ mentions }: Request): boolean {
  return mentions.some((mention) => has(mention, 'versus'));
}

function difference(last: MetricQuery, before: MetricQuery): MetricQuery | undefined {
  const withoutRange = (query: MetricQuery): string =>
    JSON.stringify({
      ...query,
      timeDimensions: query.timeDimensions.map(({ dateRange: _, ...time }) => time),
    });
  const [now, then] = [last, before].map(({ timeDimensions }) =>
    timeDimensions.find(({ dateRange }) => dateRange),
  );
  if (!now?.dateRange || !then?.dateRange || last.measures.length === 0) return undefined;
  if (withoutRange(last) !== withoutRange(before) || !areAlike(now.dateRange, then.dateRange))
    return undefined;
  const ranges = [now.dateRange, then.dateRange].sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? 1 : -1));
  return {
    ...last,
    timeDimensions: last.timeDimensions.map(({ dateRange, ...time }) =>
      dateRange ? { ...time, compareDateRange: ranges } : time,
    ),
  };
}

/** A month is not compared with a year. */
function areAlike(...ranges: DateRange[]): boolean {
  const days = ranges.map(([from, to]) => (Date.parse(to ?? '') - Date.parse(from ?? '')) / 86_400_000);
  return Math.min(...days) / Math.max(...days) > 0.8;
}

/** One value took the place of another: now rows with either, as groups where they are to be told apart. */
function together(last: MetricQuery, before: MetricQuery, apart: boolean): MetricQuery | undefined {
  const changed = last.filters.filter(
    (filter) => isValue(filter) && valuesOf(before, filter.member) !== undefined,
  );
  const different = changed.filter(
    (filter) =>
      isValue(filter) && valuesOf(before, filter.member)!.join('|') !== (filter.values ?? []).join('|'),
  );
  const [only] = different;
  if (!only || different.length > 1 || !isValue(only)) return undefined;
  const values = [...new Set([...valuesOf(before, only.member)!, ...(only.values ?? [])])];
  const isGroup = apart && last.measures.length > 0 && !last.dimensions.includes(only.member);
  return {
    ...last,
    dimensions: isGroup ? [...last.dimensions, only.member] : last.dimensions,
    filters: last.filters.map((filter) => (filter === only ? { ...only, values } : filter)),
  };
}

function valuesOf({ filters }: MetricQuery, member: string): ValueFilter['values'] {
  return filters.find((filter): filter is ValueFilter => isValue(filter) && filter.member === member)?.values;
}
