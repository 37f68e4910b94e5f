import {
  type Filter,
  MetricQuery,
  QuartermasterError,
  type ResultColumn,
  type Scalar,
  type TimeDimension,
} from '#libs/contracts';
import type { Trial } from '../chips/trial';
import type { Vocabulary } from '../compose/vocabulary';
import { entitiesOf, type MeasureRows, measureRows } from './measure-rows';
import { type ColumnMeaning, columnMeanings } from './result-columns';
import { rowConditions, within } from './row-conditions';
import { RowReach } from './row-reach';

const MAX_COLUMNS = 20;

export interface ResultNumber {
  query: MetricQuery;
  columns: readonly ResultColumn[];
  row: readonly Scalar[];
  /** Name of the column that the number stands in. */
  column: string;
  /** YYYY-MM-DD */
  today: string;
}

/** From a number of a result to the rows that it was made from. */
export class Behind {
  private readonly reach: RowReach;

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly trial: Trial,
  ) {
    this.reach = new RowReach(vocabulary);
  }

  /**
   * The list of the rows behind a number: those of the entity that the measure counts or adds up, under the conditions
   * of the query and of the number's row. Conditions on measures, order and limit chose the row, not what is behind it.
   *
   * @throws QuartermasterError QUERY_INVALID where the column is no number that was made from several rows.
   */
  rows({ query, columns, row, column, today }: ResultNumber): { query: MetricQuery; note?: string } {
    if (query.ungrouped || query.measures.length === 0) {
      const things = query.entity && this.vocabulary.model.entities.get(query.entity)?.plural.toLowerCase();
      throw problem(
        `This number stands in one row already: each row is one of the ${things ?? 'things'} listed.`,
      );
    }
    const compiled = this.trial.check(query, today).columns;
    const meanings = columnMeanings(query, compiled);
    const at = compiled.findIndex(({ name }) => name === column);
    const meaning = meanings[at];
    if (!meaning) throw problem(`The result has no column ${column}.`, { column });
    if (meaning.kind !== 'measure') {
      const { label } = compiled[at]!;
      throw problem(`Choose a number: ${label} says what the row is about.`, { column });
    }
    const values = compiled.map(({ name }, index): Scalar => {
      const place = columns.findIndex((each) => each.name === name);
      if (place < 0 && meanings[index]!.kind !== 'measure')
        throw problem(`The row lacks ${compiled[index]!.label}.`, { column: name });
      return row[place] ?? null;
    });
    const rows = measureRows(this.vocabulary, meaning.use.measure, today);
    const list = this.list(query, meanings, values, meaning, rows);
    this.trial.check(list, today);
    return { query: list, note: rows.note };
  }

  private list(
    query: MetricQuery,
    meanings: readonly ColumnMeaning[],
    row: readonly Scalar[],
    measure: Extract<ColumnMeaning, { kind: 'measure' }>,
    rows: MeasureRows,
  ): MetricQuery {
    const { entity } = rows;
    const groups = meanings.flatMap((column) =>
      column.kind === 'dimension' ? [column.member] : column.kind === 'grain' ? [column.time.dimension] : [],
    );
    const { filters, ranges } = rowConditions(this.ownRanges(query, entity), meanings, row, measure);
    const base = this.reach.grain(entity, groups);
    const where = measure.use.where ?? [];
    const placed =
      base === entity
        ? { filters: [...filters, ...this.apart(entity, where)], timeDimensions: ranges }
        : this.inFinerRows(entity, base, [...filters, ...where], ranges);
    return MetricQuery.parse({
      entity,
      ungrouped: true,
      measures: [],
      dimensions: this.columns(entity, [...groups, ...ranges.map(({ dimension }) => dimension)], rows),
      ...placed,
      filters: [...rows.filters, ...placed.filters],
      ...(rows.order ? { order: [rows.order] } : {}),
    });
  }

  /** Beside measures that have the date, what has none is shown as it is now. */
  private ownRanges(query: MetricQuery, entity: string): MetricQuery {
    const entities = new Set(query.measures.flatMap(({ measure }) => entitiesOf(this.vocabulary, measure)));
    if (entities.size < 2) return query;
    const timeDimensions = query.timeDimensions.map((time): TimeDimension => {
      if (this.reach.has(entity, time.dimension)) return time;
      const { dateRange: _range, ...rest } = time;
      return rest;
    });
    return { ...query, timeDimensions };
  }

  /**
   * Grouped by something finer, a row counts in each group in which it has a finer row that fulfils all conditions at
   * once: an order in dairy has a line that is dairy and whatever else was asked of its lines.
   */
  private inFinerRows(
    entity: string,
    base: string,
    filters: readonly Filter[],
    ranges: readonly TimeDimension[],
  ): Pick<MetricQuery, 'filters' | 'timeDimensions'> {
    const finerRanges = ranges.filter(({ dimension }) => !this.reach.has(entity, dimension));
    const finer = [
      ...filters.filter((filter) => !this.reach.decides(entity, filter)),
      ...finerRanges.map(({ dimension, dateRange }) => within(dimension, dateRange!)),
    ];
    return {
      filters: [
        ...filters.filter((filter) => this.reach.decides(entity, filter)),
        { exists: { entity: base, where: finer } },
      ],
      timeDimensions: ranges.filter((range) => !finerRanges.includes(range)),
    };
  }

  /** Conditions of a measure are about finer rows of their own, not about those that the query's conditions mean. */
  private apart(entity: string, where: readonly Filter[]): Filter[] {
    const isOwn = where.every((filter) => this.reach.decides(entity, filter));
    return isOwn || where.length === 0 ? [...where] : [{ or: [{ and: [...where] }] }];
  }

  /** As in every list of these rows, and what the number is about. */
  private columns(entity: string, groups: readonly string[], { fields }: MeasureRows): string[] {
    const { list } = this.vocabulary.entity(entity);
    const members = [
      ...list.map((field) => this.vocabulary.memberOf(entity, field)),
      ...groups.filter((member) => !this.hasTwin(entity, list, member)),
      ...fields,
    ];
    const shown = members.filter((member) => this.reach.has(entity, member));
    return [...new Set(shown)].slice(0, MAX_COLUMNS);
  }

  /** The warehouse of an order is shown already where rows are grouped by the warehouse of stock. */
  private hasTwin(entity: string, list: readonly string[], member: string): boolean {
    const { model } = this.vocabulary;
    const concept = model.dimension(member)?.concept;
    return list.some((field) => {
      const twin = model.dimension(this.vocabulary.memberOf(entity, field));
      return concept !== undefined && twin?.concept === concept;
    });
  }
}

function problem(message: string, details: Record<string, unknown> = {}): QuartermasterError {
  return new QuartermasterError('QUERY_INVALID', {
    message,
    nextStep: 'Choose a number of a summary to see the rows behind it.',
    details: { problem: message, ...details },
  });
}
