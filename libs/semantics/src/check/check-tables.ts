import type { LocatedModel } from '../files/load-semantic-model';
import type { SemanticFault } from '../files/semantic-files-error';
import { physicalColumns } from '../guard/physical-columns';
import { edgeOf } from '../join-graph';
import type { Entity } from '../model';
import { fieldsOf, parseExpression } from '../expression';

/** Columns that the six tables do not have. A table of one's own has whatever its entity names. */
export function* unknownColumns({ model, atEntity }: LocatedModel): Generator<SemanticFault> {
  for (const entity of model.entities.values()) {
    const columns = physicalColumns(entity.table);
    if (!columns) continue;
    for (const { path, column } of namedColumns(entity)) {
      if (!columns.includes(column))
        yield atEntity(entity.name, path, `the table ${entity.table} has no column ${column}`);
    }
  }
}

function* namedColumns(entity: Entity): Generator<{ path: string[]; column: string }> {
  const { dimensions, measures, segments, joins } = entity;
  const physical = (name: string): string => dimensions.get(name)?.column ?? name;
  for (const column of entity.key) yield { path: ['key'], column };
  if (entity.site !== undefined) yield { path: ['site'], column: entity.site };
  for (const column of Object.keys(entity.columns)) yield { path: ['columns', column], column };
  for (const [name, { column }] of dimensions) {
    if (column !== undefined) yield { path: ['dimensions', name, 'column'], column };
  }
  for (const [name, join] of joins) {
    for (const own of Object.keys(join.on)) yield { path: ['joins', name, 'on', own], column: physical(own) };
  }
  const expressions = [
    ...[...dimensions].map(([name, { sql }]) => ({ path: ['dimensions', name, 'sql'], sql })),
    ...[...measures]
      .filter(([, { aggregate }]) => aggregate !== 'derived' && aggregate !== 'ratio')
      .flatMap(([name, { sql, where }]) => [
        { path: ['measures', name, 'sql'], sql },
        { path: ['measures', name, 'where'], sql: where },
      ]),
    ...[...segments].map(([name, { sql }]) => ({ path: ['segments', name, 'sql'], sql })),
  ];
  for (const { path, sql } of expressions) {
    if (sql === undefined) continue;
    for (const { owner, name } of fieldsOf(parseExpression(sql))) {
      if (owner === undefined && !dimensions.has(name)) yield { path, column: name };
    }
  }
}

/** Many-to-one joins that could find several rows: every sum over them would count too much. */
export function* fanOuts({ model, atEntity }: LocatedModel): Generator<SemanticFault> {
  for (const entity of model.entities.values()) {
    for (const [name, join] of entity.joins) {
      const { coarser, pairs } = edgeOf(entity.name, join);
      const { key, plural, dimensions } = model.entities.get(coarser)!;
      const equal = new Set(pairs.map(({ coarse }) => dimensions.get(coarse)?.column ?? coarse));
      const missing = key.filter((column) => !equal.has(column));
      if (missing.length === 0) continue;
      const message = `the join fans out: ${plural.toLowerCase()} are identified by ${key.join(', ')}, and ${missing.join(', ')} is not in it`;
      yield atEntity(entity.name, ['joins', name, 'on'], message);
    }
  }
}
