import type { Granularity, MeasureUse, MetricQuery } from '#libs/contracts';
import type { Dimension, Measure } from '#libs/semantics';
import type { Vocabulary } from '../compose/vocabulary';
import type { Ask, Candidate } from './candidate';
import { decapitalised, type PartText } from './part-text';
import { anchorOf, plain, replaced, tidied } from './query-parts';
import { columnsOf, nameOf } from './remove-part';

const GRAINS: readonly Granularity[] = ['day', 'week', 'month', 'quarter', 'half', 'year'];
const FIRST_MEASURES = 20;
/** What one can take a share of or add up from period to period. */
const ADDITIVE: ReadonlySet<string> = new Set(['count', 'count_distinct', 'sum']);
/** How useful it is to see figures by this, the most useful first. */
const GROUP_ROLES = ['category', 'code', 'name', 'text'];

/** What a result shows: measures, groupings, the things of a list and their columns. */
export class ResultOptions {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly text: PartText,
  ) {}

  *measures(at: number, ask: Ask): Generator<Candidate> {
    const { query, search } = ask;
    const use = query.measures[at]!;
    const found = search
      .sorted(this.measuresNear(this.vocabulary.measure(use.measure).entity), namesOf)
      .filter(({ member }) => member !== use.measure);
    const put = (next: MeasureUse, detail: string): Candidate => ({
      label: this.text.measure({ ...next, where: undefined }),
      detail,
      kind: 'measure',
      query: tidied(query, exchanged(query, at, next)),
    });
    for (const measure of found.slice(0, FIRST_MEASURES)) {
      // Conditions and shares are about the rows that are counted: of other rows they mean something else.
      const isNear = measure.entity === this.vocabulary.measure(use.measure).entity;
      const like = ADDITIVE.has(measure.aggregate) ? use : plain(use);
      const next = isNear ? { ...like, measure: measure.member } : { measure: measure.member };
      yield put(next, this.aboutMeasure(measure));
    }
    if (search.isEmpty) {
      if (use.share || use.cumulative) yield put(plain(use), '');
      if (use.share !== 'of-total') yield put({ ...plain(use), share: 'of-total' }, '');
    }
    yield* this.addedMeasures(found, ask, 'Also ');
  }

  *otherMeasures(ask: Ask): Generator<Candidate> {
    const near = this.measuresNear(anchorOf(ask.query));
    yield* this.addedMeasures(ask.search.sorted(near, namesOf), ask, '');
  }

  *groupings(id: { dimension: string } | { grain: number }, ask: Ask): Generator<Candidate> {
    const { query, search } = ask;
    if ('grain' in id) {
      const time = query.timeDimensions[id.grain]!;
      const grains = search.sorted(GRAINS, (grain) => [grain]);
      for (const granularity of grains) {
        yield {
          label: this.grainText(granularity, time.dimension),
          kind: 'grouping',
          query: {
            ...query,
            timeDimensions: replaced(query.timeDimensions, id.grain, { ...time, granularity }),
          },
        };
      }
    }
    const own = 'dimension' in id ? columnsOf(this.vocabulary, query, id.dimension) : [];
    const at = 'dimension' in id ? query.dimensions.indexOf(id.dimension) : query.dimensions.length;
    const timeDimensions =
      'grain' in id
        ? query.timeDimensions.flatMap((time, index) => {
            const { granularity: _grain, ...rest } = time;
            return index !== id.grain ? [time] : rest.dateRange || rest.compareDateRange ? [rest] : [];
          })
        : query.timeDimensions;
    for (const dimension of search.sorted(this.dimensionsNear(query), namesOf)) {
      const columns = this.shownWith(dimension.member);
      const dimensions = query.dimensions.flatMap((member, index) =>
        index === at ? columns : own.includes(member) ? [] : [member],
      );
      if (at >= query.dimensions.length) dimensions.push(...columns);
      yield this.grouped(tidied(query, { ...query, dimensions, timeDimensions }), dimension);
    }
  }

  /** A grouping beside those that there are; a detail list gets a column. */
  *otherGroupings(ask: Ask): Generator<Candidate> {
    const { query, search } = ask;
    if (query.ungrouped) {
      yield* this.columns(ask);
      return;
    }
    for (const dimension of search.sorted(this.dimensionsNear(query), namesOf)) {
      const dimensions = [...query.dimensions, ...this.shownWith(dimension.member)];
      yield this.grouped({ ...query, dimensions }, dimension);
    }
    if (query.measures.length === 0) return;
    for (const member of this.datesOf(query)) {
      for (const granularity of search.sorted(GRAINS.slice(1), (grain) => [grain, this.text.label(member)])) {
        const at = query.timeDimensions.findIndex(({ dimension }) => dimension === member);
        const time = { ...(query.timeDimensions[at] ?? { dimension: member }), granularity };
        const timeDimensions =
          at < 0 ? [...query.timeDimensions, time] : replaced(query.timeDimensions, at, time);
        yield {
          label: this.grainText(granularity, member),
          kind: 'grouping',
          query: { ...query, timeDimensions },
        };
      }
    }
  }

  /** Other things to list under the same conditions, and the columns of this list. */
  *lists(ask: Ask): Generator<Candidate> {
    const { query, search } = ask;
    const { order: _order, limitBy: _limitBy, ...rest } = query;
    const entities = search.sorted(this.vocabulary.entities, ({ plural, label, synonyms }) => [
      plural,
      label,
      ...synonyms,
    ]);
    for (const entity of entities) {
      if (entity.name === query.entity) continue;
      const dimensions = entity.list.map((field) => this.vocabulary.memberOf(entity.name, field));
      yield {
        label: entity.plural,
        detail: entity.description,
        kind: 'list',
        query: { ...rest, entity: entity.name, dimensions },
      };
    }
    yield* this.columns(ask);
    if (!search.isEmpty || query.dimensions.length < 2) return;
    for (const member of query.dimensions) {
      const dimensions = query.dimensions.filter((other) => other !== member);
      const label = `Without ${decapitalised(this.text.label(member))}`;
      yield { label, kind: 'list', query: tidied(query, { ...query, dimensions }) };
    }
  }

  private *columns({ query, search }: Ask): Generator<Candidate> {
    const entity = anchorOf(query);
    const { visibility } = this.vocabulary.lexicon;
    const near = [...this.vocabulary.connections.reached(entity).keys()].flatMap((name) =>
      [...this.vocabulary.entity(name).dimensions.values()].filter((each) => visibility.dimension(each)),
    );
    const listed = query.dimensions.length > 0 ? query.dimensions : this.listOf(entity);
    for (const { member, label, description } of search.sorted(near, namesOf)) {
      if (listed.includes(member)) continue;
      yield {
        label: `With ${decapitalised(label)}`,
        detail: description,
        kind: 'list',
        query: { ...query, dimensions: [...listed, member] },
      };
    }
  }

  private *addedMeasures(found: readonly Measure[], { query }: Ask, prefix: string): Generator<Candidate> {
    if (query.ungrouped) return;
    for (const measure of found) {
      if (query.measures.some((use) => use.measure === measure.member)) continue;
      const label = prefix === '' ? measure.label : `${prefix}${decapitalised(measure.label)}`;
      const measures = [...query.measures, { measure: measure.member }];
      yield { label, detail: this.aboutMeasure(measure), kind: 'measure', query: { ...query, measures } };
    }
  }

  private grouped(query: MetricQuery, dimension: Dimension): Candidate {
    const detail = `of ${this.vocabulary.entity(dimension.entity).plural.toLowerCase()}`;
    return { label: this.text.grouping(query, dimension.member), detail, kind: 'grouping', query };
  }

  private grainText(granularity: Granularity, member: string): string {
    const name = granularity === 'half' ? 'half-year' : granularity;
    return `By ${name} of ${decapitalised(this.text.label(member))}`;
  }

  private aboutMeasure({ formula, entity }: Measure): string {
    return formula ?? this.vocabulary.entity(entity).plural;
  }

  /** Those of the same entity first. */
  private measuresNear(entity: string): Measure[] {
    const { visibility } = this.vocabulary.lexicon;
    return this.vocabulary.entities
      .flatMap(({ measures }) => [...measures.values()])
      .filter((measure) => visibility.measure(measure))
      .sort((a, b) => Number(b.entity === entity) - Number(a.entity === entity));
  }

  /** What the figures can be seen by, nearest first; the name of a code comes with the code. */
  private dimensionsNear(query: MetricQuery): Dimension[] {
    const { connections, lexicon, entities } = this.vocabulary;
    const anchor = anchorOf(query);
    const names = new Set(
      entities.flatMap(({ dimensions }) =>
        [...dimensions.values()].map(({ member }) => nameOf(this.vocabulary, member)),
      ),
    );
    const costs = new Map<Dimension, number>();
    const cost = (each: Dimension): number => {
      const known = costs.get(each) ?? connections.cost(anchor, each.entity) + this.groupingCost(each);
      costs.set(each, known);
      return known;
    };
    const concepts = new Set(
      query.dimensions.map((member) => this.vocabulary.model.dimension(member)?.concept),
    );
    const near = entities
      .flatMap(({ dimensions }) => [...dimensions.values()])
      .filter(
        (each) =>
          GROUP_ROLES.includes(each.role) &&
          lexicon.visibility.dimension(each) &&
          !names.has(each.member) &&
          !query.dimensions.includes(each.member) &&
          Number.isFinite(cost(each)),
      )
      .sort((a, b) => cost(a) - cost(b));
    return near.filter(({ concept }) => {
      const isNew = concept === undefined || !concepts.has(concept);
      concepts.add(concept);
      return isNew;
    });
  }

  /** Things of the world (warehouses, customers) group better than single orders and what is worked out. */
  private groupingCost({ entity, member, role, concept, sql }: Dimension): number {
    const isEvent =
      this.vocabulary.entity(entity).time !== undefined && this.vocabulary.isIdentity(entity, member);
    return (
      GROUP_ROLES.indexOf(role) / 8 +
      (isEvent ? 2 : 0) +
      (sql === undefined ? 0 : 0.2) -
      (concept === undefined ? 0 : 0.25)
    );
  }

  private datesOf(query: MetricQuery): string[] {
    const dates = query.timeDimensions.map(({ dimension }) => dimension);
    for (const { measure } of query.measures) {
      const { entity, time } = this.vocabulary.measure(measure);
      const own = time ?? this.vocabulary.entity(entity).time;
      if (own !== undefined) dates.push(this.vocabulary.memberOf(entity, own));
    }
    return [...new Set(dates)];
  }

  private listOf(entity: string): string[] {
    const list = this.vocabulary.model.entities.get(entity)?.list ?? [];
    return list.map((field) => this.vocabulary.memberOf(entity, field));
  }

  private shownWith(member: string): string[] {
    const name = nameOf(this.vocabulary, member);
    return name === undefined ? [member] : [member, name];
  }
}

/** The new measure takes the old one's place in the order, too. */
function exchanged(query: MetricQuery, at: number, next: MeasureUse): MetricQuery {
  const old = query.measures[at]!;
  const names = [old.measure, old.measure.split('.')[1], old.as];
  const order = query.order?.map((item) => (names.includes(item.by) ? { ...item, by: next.measure } : item));
  return { ...query, measures: replaced(query.measures, at, next), ...(order ? { order } : {}) };
}

function namesOf({ label, synonyms }: { label: string; synonyms: readonly string[] }): string[] {
  return [label, ...synonyms];
}
