import type { Filter } from '#libs/contracts';
import { sensesOf } from '../grammar/line';
import type { Request } from '../grammar/request';
import type { Draft } from './draft';
import type { Vocabulary } from './vocabulary';

/** What holds for every draft once all its parts are known. */
export function finish(vocabulary: Vocabulary, draft: Draft, request: Request): void {
  askedDates(vocabulary, draft, request);
  plainCounts(vocabulary, draft, request);
  askedStates(draft, request);
  lateSoFar(vocabulary, draft);
  delaysSoFar(vocabulary, draft);
  longestOverdue(vocabulary, draft, request);
  mergeRelations(draft);
  mergeValues(vocabulary, draft);
  draft.dimensions = draft.dimensions.slice(0, 20);
  for (const { dimension, granularity } of draft.timeDimensions) {
    if (granularity && draft.order.length === 0) draft.order.push({ by: dimension, direction: 'asc' });
  }
}

/** A count under a condition that is also a state: the rows are selected, so that groups without any do not appear. */
function plainCounts(vocabulary: Vocabulary, draft: Draft, request: Request): void {
  const [only] = draft.measures;
  if (!only || draft.measures.length !== 1 || only.where || only.share || request.share) return;
  const measure = vocabulary.measure(only.measure);
  const count = vocabulary.countOf(measure.entity);
  if (measure.where === undefined || !count || /^(ratio|derived|avg)$/.test(measure.aggregate)) return;
  const segment = [...vocabulary.entity(measure.entity).segments.values()].find(
    ({ sql }) => sql === measure.where,
  );
  if (!segment) return;
  draft.filters.push({ segment: segment.member });
  if (measure.aggregate !== 'count') return;
  draft.measures = [{ measure: count.member }];
  draft.order = draft.order.map(({ by, direction }) => ({
    by: by === only.measure ? count.member : by,
    direction,
  }));
}

/** "open POs … which of them are late": what is still open has not arrived late, it is late by now. */
function lateSoFar({ model }: Vocabulary, draft: Draft): void {
  const states = new Set(draft.filters.map((filter) => ('segment' in filter ? filter.segment : '')));
  for (const state of states) {
    const [entity, name] = state.split('.') as [string, string];
    const overdue = model.segment(`${entity}.overdue`);
    if (name !== 'late' || !states.has(`${entity}.open`) || !overdue) continue;
    draft.filters = draft.filters.map((filter) =>
      'segment' in filter && filter.segment === state ? { segment: overdue.member } : filter,
    );
    if (overdue.assumption !== undefined) draft.assumptions.add(overdue.assumption);
  }
}

/** "overdue POs more than 5 days late": what has not arrived has no delay yet, but is so many days late by now. */
function delaysSoFar(vocabulary: Vocabulary, draft: Draft): void {
  const missing = draft.filters.flatMap((filter) => {
    const segment = 'segment' in filter ? vocabulary.model.segment(filter.segment) : undefined;
    const [, field] = /\{(\w+)\} IS NULL/.exec(segment?.sql ?? '') ?? [];
    return segment && field ? [{ entity: segment.entity, field }] : [];
  });
  for (const { entity, field } of missing) {
    const dimensions = [...vocabulary.entity(entity).dimensions.values()];
    const delay = dimensions.find(
      ({ sql, member }) =>
        sql?.startsWith('{days(') &&
        sql.includes(`, ${field})}`) &&
        (draft.filters.some((filter) => 'member' in filter && filter.member === member) ||
          draft.dimensions.includes(member) ||
          draft.order.some(({ by }) => by === member)),
    );
    const from = /^\{days\((\w+),/.exec(delay?.sql ?? '')?.[1];
    const soFar = dimensions.find(
      ({ sql }) => sql?.includes(`{${field}} IS NULL`) && sql.includes(`{days(${from}, today)}`),
    );
    if (!delay || !soFar) continue;
    const now = (member: string): string => (member === delay.member ? soFar.member : member);
    draft.filters = draft.filters.map((filter) =>
      'member' in filter ? { ...filter, member: now(filter.member) } : filter,
    );
    draft.dimensions = draft.dimensions.map(now);
    draft.order = draft.order.map((order) => ({ ...order, by: now(order.by) }));
  }
}

/** "overdue, oldest first": what has been due for longest, not what was ordered first. */
function longestOverdue({ model }: Vocabulary, draft: Draft, { mentions }: Request): void {
  const [first] = draft.order;
  const isOldest = mentions.some(({ phrase }) => /^(the )?oldest( first)?$/.test(phrase));
  if (!first || !isOldest || draft.limit !== undefined || draft.shape !== 'rows') return;
  for (const filter of draft.filters) {
    const segment = 'segment' in filter ? model.segment(filter.segment) : undefined;
    const due = /\{(\w+)\} < \{today\}/.exec(segment?.sql ?? '')?.[1];
    const time = segment && model.entities.get(segment.entity)?.time;
    if (!segment || due === undefined || first.by !== `${segment.entity}.${time}`) continue;
    draft.order = [{ ...first, by: `${segment.entity}.${due}` }, ...draft.order.slice(1)];
  }
}

/** "when is it expected?", "when was P-0041 created": the date belongs into the list. */
function askedDates({ connections }: Vocabulary, draft: Draft, { asksWhen, cues }: Request): void {
  if (!asksWhen || draft.shape !== 'rows') return;
  for (const cue of cues) {
    const date = sensesOf(cue, 'cue').find(({ entity }) => connections.reaches(draft.anchor, entity));
    if (date) draft.addDimension(date.member);
  }
}

/** "has 502260 arrived?": the one row is shown with its state, whether or not it has. */
function askedStates(draft: Draft, { isYesNo, asksWhen }: Request): void {
  if (draft.shape !== 'rows' || !draft.isPinned || !(isYesNo || asksWhen)) return;
  draft.filters = draft.filters.filter(
    (filter) => !('segment' in filter || ('not' in filter && 'segment' in filter.not) || isStatus(filter)),
  );
}

function isStatus(filter: Filter): boolean {
  return 'member' in filter && /status$/.test(filter.member);
}

/** "nobody has reordered (no open PO)": the closer description of what is missing counts. */
function mergeRelations(draft: Draft): void {
  const missing = draft.filters.filter((filter) => 'exists' in filter && filter.exists.not === true);
  const isBare = (filter: Filter): boolean => 'exists' in filter && filter.exists.where.length === 0;
  if (missing.length > 1 && missing.some((filter) => !isBare(filter))) {
    draft.filters = draft.filters.filter((filter) => !(missing.includes(filter) && isBare(filter)));
  }
}

/** One row has one value of its own field: two of them mean either. */
function mergeValues(vocabulary: Vocabulary, draft: Draft): void {
  const merged: Filter[] = [];
  for (const filter of draft.filters) {
    const known = merged.find(
      (other) =>
        'member' in filter &&
        'member' in other &&
        'values' in filter &&
        'values' in other &&
        filter.operator === 'equals' &&
        other.operator === 'equals' &&
        other.member === filter.member,
    );
    const isOwn =
      'member' in filter && vocabulary.connections.reaches(draft.anchor, filter.member.split('.')[0]!);
    if (known && isOwn && 'values' in known && 'values' in filter) {
      known.values = [...new Set([...(known.values ?? []), ...(filter.values ?? [])])];
    } else if (!merged.some((other) => JSON.stringify(other) === JSON.stringify(filter))) merged.push(filter);
  }
  draft.filters = merged;
}
