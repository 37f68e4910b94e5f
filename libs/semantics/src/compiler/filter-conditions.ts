import type {
  Filter,
  MemberFilter,
  RelationFilter,
  SegmentFilter,
  ValueFilter,
  WithinFilter,
} from '#libs/contracts';
import { compareMembers, compareValues } from './comparison';
import { dimensionNamed } from './group-column';
import { monthBounds, partitionConditions } from './partition-pruning';
import { queryProblem } from './query-problem';
import { fanOutFrom, relationCondition, type ResultRow } from './relation';
import type { RowScope } from './row-scope';
import { conjunct } from './sql-text';
import { withinCondition } from './within';

type LeafFilter = ValueFilter | MemberFilter | SegmentFilter;

/**
 * Filters as conditions over the scope's rows, all of which must hold. What belongs to a finer entity becomes one
 * EXISTS per such entity: orders that include dairy with more than ten units mean one line that is both.
 */
export function filterConditions(scope: RowScope, filters: readonly Filter[], row?: ResultRow): string[] {
  const conditions: string[] = [];
  const related: { entity: string; leaves: LeafFilter[] }[] = [];
  for (const filter of flatten(filters)) {
    const leaf = asLeaf(filter);
    if (!leaf) {
      conditions.push(compositeCondition(scope, filter, row));
    } else if (isHere(scope, leaf)) {
      conditions.push(conjunct(leafCondition(scope, leaf)));
    } else {
      const positive = withoutNegation(leaf);
      const entity = fanOutFrom(scope, entitiesOf(leaf));
      if (positive) conditions.push(`NOT ${relatedCondition(scope, entity, [positive])}`);
      else addRelated(related, entity, leaf);
    }
  }
  return [...conditions, ...related.map(({ entity, leaves }) => relatedCondition(scope, entity, leaves))];
}

/** {@link filterConditions} for the rows of a SELECT, with the partitions that they leave to be read. */
export function rowConditions(scope: RowScope, filters: readonly Filter[], row?: ResultRow): string[] {
  scope.bounds.push(...monthBounds(scope, filters));
  const conditions = filterConditions(scope, filters, row);
  return [...conditions, ...partitionConditions(scope)];
}

function compositeCondition(scope: RowScope, filter: Filter, row: ResultRow): string {
  if ('or' in filter) {
    if (filter.or.length === 0) throw queryProblem('or needs at least one filter.');
    const branches = filter.or.map(
      (branch) => filterConditions(scope, [branch], row).join(' AND ') || '1 = 1',
    );
    return branches.length === 1 ? branches[0]! : `(${branches.join(' OR ')})`;
  }
  if ('not' in filter) return `NOT (${filterConditions(scope, [filter.not], row).join(' AND ') || '1 = 1'})`;
  if ('within' in filter) return earlierResult(scope, filter);
  return relationCondition(scope, (filter as RelationFilter).exists, row, rowConditions);
}

/** Orders within five products are those that have a line with one of them. */
function earlierResult(scope: RowScope, filter: WithinFilter): string {
  const dimensions = filter.within.dimensions.map((member) => dimensionNamed(scope.context, member));
  if (dimensions.every((dimension) => scope.locate(dimension))) {
    return withinCondition(scope, dimensions, filter.within.query);
  }
  const entity = fanOutFrom(scope, [...new Set(dimensions.map(({ entity: owner }) => owner))]);
  return relationCondition(scope, { entity, where: [filter] }, undefined, rowConditions);
}

function relatedCondition(scope: RowScope, entity: string, leaves: readonly LeafFilter[]): string {
  return relationCondition(scope, { entity, where: [...leaves] }, undefined, rowConditions);
}

/** Two values of one field cannot stand on one row: each gets a row of its own. */
function addRelated(
  related: { entity: string; leaves: LeafFilter[] }[],
  entity: string,
  leaf: LeafFilter,
): void {
  const fits = related.find(
    (group) =>
      group.entity === entity &&
      !(
        'operator' in leaf &&
        leaf.operator === 'equals' &&
        group.leaves.some((other) => sameEquality(other, leaf))
      ),
  );
  if (fits) fits.leaves.push(leaf);
  else related.push({ entity, leaves: [leaf] });
}

function sameEquality(a: LeafFilter, b: LeafFilter): boolean {
  return 'member' in a && 'member' in b && a.member === b.member && a.operator === 'equals';
}

function flatten(filters: readonly Filter[]): Filter[] {
  return filters.flatMap((filter) => ('and' in filter ? flatten(filter.and) : [filter]));
}

function asLeaf(filter: Filter): LeafFilter | undefined {
  return 'member' in filter || 'segment' in filter ? filter : undefined;
}

function entitiesOf(leaf: LeafFilter): string[] {
  if ('segment' in leaf) return [leaf.segment.split('.')[0]!];
  return 'otherMember' in leaf
    ? [leaf.member.split('.')[0]!, leaf.otherMember.split('.')[0]!]
    : [leaf.member.split('.')[0]!];
}

function isHere(scope: RowScope, leaf: LeafFilter): boolean {
  if ('segment' in leaf) {
    const [entity] = entitiesOf(leaf);
    scope.context.entity(entity!);
    return scope.context.graph.reaches(scope.base.name, entity!);
  }
  const members = 'otherMember' in leaf ? [leaf.member, leaf.otherMember] : [leaf.member];
  return members.every((member) => scope.locate(dimensionNamed(scope.context, member)) !== undefined);
}

function leafCondition(scope: RowScope, leaf: LeafFilter): string {
  if ('segment' in leaf) {
    const segment = scope.context.model.segment(leaf.segment);
    if (!segment) throw queryProblem(`There is no segment ${leaf.segment}.`, { segment: leaf.segment });
    return scope.expression(segment.entity, segment.sql);
  }
  const dimension = dimensionNamed(scope.context, leaf.member);
  const sql = scope.dimension(scope.locate(dimension)!);
  if (!('otherMember' in leaf)) return compareValues(sql, dimension, leaf.operator, leaf.values ?? []);
  const other = dimensionNamed(scope.context, leaf.otherMember);
  return compareMembers(sql, leaf, scope.dimension(scope.locate(other)!), dimension, other);
}

/** An order "not in dairy" has no line in dairy; it is not one that has some other line as well. */
function withoutNegation(leaf: LeafFilter): LeafFilter | undefined {
  if (!('operator' in leaf) || 'otherMember' in leaf) return undefined;
  if (leaf.operator === 'notEquals') return { ...leaf, operator: 'equals' };
  if (leaf.operator === 'notContains') return { ...leaf, operator: 'contains' };
  return undefined;
}

/**
 * Lets rollups total only what the filters leave: days of cover of one warehouse need the sales of one warehouse. Of
 * the filters those count that are about the rollup's own entity or what it belongs to, and need no rollup themselves.
 */
export function narrowRollups(scope: RowScope, filters: readonly Filter[]): void {
  const leaves = flatten(filters).flatMap((filter) => asLeaf(filter) ?? []);
  scope.narrowing = (inner, entity) => {
    const { graph } = scope.context;
    const own = leaves.filter((leaf) =>
      entitiesOf(leaf).every((owner) => graph.reaches(entity, owner) && !leafUsesRollup(scope, leaf)),
    );
    return rowConditions(inner, own);
  };
}

function leafUsesRollup(scope: RowScope, leaf: LeafFilter): boolean {
  if ('segment' in leaf) {
    const segment = scope.context.model.segment(leaf.segment);
    return segment !== undefined && scope.usesRollup(segment.entity, segment.sql);
  }
  const members = 'otherMember' in leaf ? [leaf.member, leaf.otherMember] : [leaf.member];
  return members.some((member) => {
    const { entity, sql } = dimensionNamed(scope.context, member);
    return sql !== undefined && scope.usesRollup(entity, sql);
  });
}
