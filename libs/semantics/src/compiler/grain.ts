import type { CompileContext } from './compile-context';
import type { GroupColumn } from './group-column';
import { queryProblem } from './query-problem';
import { locateFrom } from './row-scope';

/** The entity itself where its rows have all the columns, otherwise the nearest finer one whose rows do. */
export function grainFor(context: CompileContext, entity: string, columns: readonly GroupColumn[]): string {
  context.use(entity);
  const fits = (base: string): boolean => missingFrom(context, base, columns).length === 0;
  if (fits(entity)) return entity;
  const finer = context.graph.refinements(entity).find((base) => context.allows(base) && fits(base));
  if (finer !== undefined) return finer;
  const missing = missingFrom(context, entity, columns);
  // A field of a table that the persona may not see is that problem, not one of joins.
  for (const { dimension } of missing) context.use(dimension.entity);
  const labels = missing.map(({ dimension }) => dimension.label).join(', ');
  throw queryProblem(`${context.entity(entity).plural} cannot be shown by ${labels}.`, {
    entity,
    members: missing.map(({ dimension }) => dimension.member),
  });
}

/** The entity that a list is of when the query does not say: that of the first field from which all are reached. */
export function listedEntity(context: CompileContext, columns: readonly GroupColumn[]): string {
  const entities = columns.map(({ dimension }) => dimension.entity);
  const first = entities[0];
  if (first === undefined) throw queryProblem('The query needs a measure, a field or an entity.');
  return entities.find((entity) => missingFrom(context, entity, columns).length === 0) ?? first;
}

function missingFrom(
  context: CompileContext,
  base: string,
  columns: readonly GroupColumn[],
): readonly GroupColumn[] {
  return columns.filter(({ dimension }) => !locateFrom(context, base, dimension));
}
