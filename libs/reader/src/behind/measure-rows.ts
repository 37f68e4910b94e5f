import type { Filter } from '#libs/contracts';
import type { Measure } from '#libs/semantics';
import type { Vocabulary } from '../compose/vocabulary';
import { decapitalised } from '../chips/part-text';
import { conditionFilters } from './condition-filters';

const REFERENCE = /\{\s*([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?)\s*\}/g;
/** A sum to which only the rows that fulfil a condition add anything. */
const PARTIAL_SUM = /^CASE WHEN ([^]+?) THEN ([^]+) ELSE 0(?:\.0)? END$/;

/** The rows that a measure is computed from. */
export interface MeasureRows {
  readonly entity: string;
  /** Which of the entity's rows count. */
  readonly filters: readonly Filter[];
  /** What is added up, compared or averaged: worth a column. */
  readonly fields: readonly string[];
  readonly order?: { by: string; direction: 'asc' | 'desc' };
  /** How the rows relate to the number, where they do not simply add up to it. */
  readonly note?: string;
}

export function measureRows(vocabulary: Vocabulary, member: string, today: string): MeasureRows {
  const measure = vocabulary.measure(member);
  const parts = partsOf(vocabulary, measure);
  if (!parts) return aggregated(vocabulary, measure, today);
  const [first, ...others] = parts.map((part) => measureRows(vocabulary, part, today));
  const same = others.filter(({ entity }) => entity === first!.entity);
  const isSameRows = same.every((rows) => JSON.stringify(rows.filters) === JSON.stringify(first!.filters));
  const formula = decapitalised(
    measure.formula ?? parts.map((part) => vocabulary.measure(part).label).join(', '),
  );
  const elsewhere = others.find(({ entity }) => entity !== first!.entity);
  const also = elsewhere
    ? `; the ${vocabulary.entity(elsewhere.entity).plural.toLowerCase()} that it is set against are not listed`
    : '';
  return {
    entity: first!.entity,
    filters: isSameRows ? first!.filters : [],
    fields: [first!, ...same].flatMap(({ fields }) => fields),
    note: `${measure.label} is ${formula}; these are the rows that it is worked out from${also}.`,
  };
}

/** Entities whose rows a measure counts or adds up. */
export function entitiesOf(vocabulary: Vocabulary, member: string): string[] {
  const measure = vocabulary.measure(member);
  const parts = partsOf(vocabulary, measure);
  return parts ? parts.flatMap((part) => entitiesOf(vocabulary, part)) : [measure.entity];
}

/** The measures that a ratio or a formula is made of. */
function partsOf(vocabulary: Vocabulary, measure: Measure): string[] | undefined {
  const { aggregate, entity, numerator, denominator, sql } = measure;
  const names =
    aggregate === 'ratio'
      ? [numerator!, denominator!]
      : aggregate === 'derived'
        ? referencesOf(sql)
        : undefined;
  return names?.map((name) => vocabulary.memberOf(entity, name));
}

function aggregated(vocabulary: Vocabulary, measure: Measure, today: string): MeasureRows {
  const entity = vocabulary.entity(measure.entity);
  const [, partial, summed] = (measure.aggregate === 'sum' && PARTIAL_SUM.exec(measure.sql ?? '')) || [];
  const conditions = [measure.where, partial].flatMap((condition) => condition ?? []);
  const filters = conditions.map((condition) => conditionFilters(entity, condition, today));
  const isWhole = filters.every((each) => each !== undefined);
  const sql = summed ?? measure.sql ?? '';
  // A field that is just what is added up says more than the fields that it is made of.
  const exact = [...entity.dimensions.values()].find((each) => each.sql === sql || sql === `{${each.name}}`);
  const fields = [...referencesOf(sql), ...(exact ? [exact.name] : [])]
    .map((field) => vocabulary.memberOf(measure.entity, field))
    .filter((member) => isVisible(vocabulary, member));
  return {
    entity: measure.entity,
    filters: filters.flatMap((each) => each ?? []),
    fields,
    ...orderOf(measure, exact?.member),
    ...noteOf(measure, isWhole),
  };
}

function orderOf({ aggregate }: Measure, exact: string | undefined): Pick<MeasureRows, 'order'> {
  if (exact === undefined || !['sum', 'max', 'min'].includes(aggregate)) return {};
  return { order: { by: exact, direction: aggregate === 'min' ? 'asc' : 'desc' } };
}

function noteOf({ aggregate, label, formula }: Measure, isWhole: boolean): Pick<MeasureRows, 'note'> {
  if (!isWhole)
    return { note: `Not all of these rows count for ${label}: ${decapitalised(formula ?? label)}.` };
  switch (aggregate) {
    case 'count_distinct':
      return { note: `${label} counts different values; one of them may stand in several of these rows.` };
    case 'avg':
      return { note: `${label} is taken over these rows.` };
    case 'min':
    case 'max':
      return { note: `${label} is the ${aggregate === 'min' ? 'first' : 'last'} value of these rows.` };
    default:
      return {};
  }
}

function isVisible(vocabulary: Vocabulary, member: string): boolean {
  const dimension = vocabulary.model.dimension(member);
  return dimension !== undefined && vocabulary.lexicon.visibility.dimension(dimension);
}

function referencesOf(sql = ''): string[] {
  return [...sql.matchAll(REFERENCE)].map((match) => match[1]!);
}
