import type { Filter, RelationFilter } from '#libs/contracts';
import type { FieldReference } from '../expression';
import type { JoinEdge } from '../join-graph';
import type { Dimension } from '../model';
import { dimensionNamed } from './group-column';
import { inheritedBounds } from './partition-pruning';
import { queryProblem } from './query-problem';
import { locateFrom, RowScope } from './row-scope';
import { indent, selectStatement } from './sql-text';

/** What the row of a distinct result is: `exists` is then about these dimensions. Undefined for all other results. */
export type ResultRow = readonly Dimension[] | undefined;

type Relation = RelationFilter['exists'];
type Conditions = (scope: RowScope, filters: readonly Filter[], row?: ResultRow) => string[];

/**
 * The entity nearest to the scope whose rows are many for one of the scope's rows and which reaches all `targets`
 * through many-to-one joins: from an order to its product's group it is the order line.
 */
export function fanOutFrom(scope: RowScope, targets: readonly string[]): string {
  const { graph } = scope.context;
  let nearest: { entity: string; steps: number } | undefined;
  graph.closure(scope.base.name).forEach((owner, up) => {
    for (const { finer } of graph.finerOf(owner)) {
      if (graph.reaches(scope.base.name, finer)) continue;
      const paths = targets.map((target) => graph.path(finer, target)?.length);
      if (paths.some((path) => path === undefined)) continue;
      const steps = up + Math.max(...(paths as number[]));
      if (!nearest || steps < nearest.steps) nearest = { entity: finer, steps };
    }
  });
  if (!nearest) {
    throw queryProblem(`${scope.base.plural} have no connection to ${targets.join(' and ')}.`, { targets });
  }
  return nearest.entity;
}

/**
 * `[NOT] EXISTS`: a row of the related entity that belongs to the scope's row. It belongs through the join between
 * the two entities; where the result is a list of distinct things (customers, suppliers) and the related entity knows
 * them too, it belongs to that thing; `of` names the thing in other results. `same` adds further equalities.
 */
export function relationCondition(
  scope: RowScope,
  { entity, where, not = false, same = [], of = [] }: Relation,
  listed: ResultRow,
  conditions: Conditions,
): string {
  const { context } = scope;
  context.entity(entity);
  const shared = same.map((member) => dimensionNamed(context, member));
  const row = of.length > 0 ? of.map((member) => dimensionNamed(context, member)) : listed;
  const unknown = row?.find((dimension) => !locateFrom(context, entity, dimension));
  if (of.length > 0 && unknown) {
    const { plural } = context.entity(entity);
    throw queryProblem(`${plural} have no ${unknown.label}.`, { entity, member: unknown.member });
  }
  const byRow = row !== undefined && row.length > 0 && !unknown;
  const link = byRow || entity === scope.base.name ? undefined : joinBetween(scope, entity);
  if (!byRow && !link && entity !== scope.base.name) {
    // Related only through a third entity's rows: an item and its orders, through the order lines.
    const through = fanOutFrom(scope, [entity]);
    return relationCondition(scope, { entity: through, where, not, same }, undefined, conditions);
  }
  const target = new RowScope(context, entity, scope.names);
  if (link) target.bounds.push(...inheritedBounds(scope, entity));
  const equal = [...(byRow ? row : []), ...shared].map((dimension) => equality(scope, target, dimension));
  if (link) equal.push(...link.map(({ own, other }) => `${target.field(...other)} = ${scope.field(...own)}`));
  if (equal.length === 0) {
    throw queryProblem(`exists on ${entity} itself needs the fields that must be the same.`, { entity });
  }
  const all = [...equal, ...conditions(target, where)];
  const inner = selectStatement({
    select: ['1'],
    from: target.from(),
    where: [...target.conditions, ...all],
  });
  const exists = [`${not ? 'NOT ' : ''}EXISTS (`, ...indent(indent(inner)), '  )'].join('\n');
  // What has no name is no supplier: it would be listed as one that nothing is related to.
  const named = byRow && not ? row.map((dimension) => `${locatedSql(scope, dimension)} IS NOT NULL`) : [];
  return [...named, exists].join('\n  AND ');
}

type FieldOf = [entity: string, field: FieldReference];

/** The columns that tie a direct relation together, from whichever side it is many-to-one. */
function joinBetween(scope: RowScope, entity: string): { own: FieldOf; other: FieldOf }[] | undefined {
  const { graph } = scope.context;
  const up = graph.path(scope.base.name, entity);
  if (up && up.length > 0) {
    return pairsOf(up.at(-1)!).map(({ fine, coarse }) => ({ own: fine, other: coarse }));
  }
  for (const owner of graph.closure(scope.base.name)) {
    const edge = graph.finerOf(owner).find(({ finer }) => finer === entity);
    if (edge) return pairsOf(edge).map(({ fine, coarse }) => ({ own: coarse, other: fine }));
  }
  return undefined;
}

function pairsOf({ finer, coarser, pairs }: JoinEdge): { fine: FieldOf; coarse: FieldOf }[] {
  return pairs.map(({ fine, coarse }) => ({ fine: [finer, fine], coarse: [coarser, { name: coarse }] }));
}

function locatedSql(scope: RowScope, dimension: Dimension): string {
  return scope.dimension(scope.locate(dimension) ?? dimension);
}

function equality(scope: RowScope, target: RowScope, dimension: Dimension): string {
  const [own, other] = [scope.locate(dimension), target.locate(dimension)];
  if (!own || !other) {
    throw queryProblem(`${target.base.plural} and ${scope.base.plural} do not share ${dimension.label}.`, {
      member: dimension.member,
    });
  }
  return `${target.dimension(other)} = ${scope.dimension(own)}`;
}
