import { ExpressionError, type FieldReference, fieldsOf, parseExpression, parseField } from '../expression';
import type { Dimension, Entity, Measure } from '../model';
import { findCycle } from './cycle';
import type { Report } from './report';
import type { FieldPath } from './located-file';
import type { SemanticIndex } from './model-builder';

/** Regular expressions of codes run on every question: none needs to be longer. */
const MAX_PATTERN_LENGTH = 200;

/**
 * That `field` or `entity.field` is a dimension which the entity reaches through many-to-one joins; with `columns`
 * a bare physical column will do.
 */
export function checkReference(
  entity: Entity,
  text: string,
  index: SemanticIndex,
  report: Report,
  path: FieldPath,
  { columns = false } = {},
): Dimension | undefined {
  const field = parseField(text);
  const problem = fieldProblem(entity, field, index, columns);
  if (problem) report(path, problem);
  return (field.owner === undefined ? entity : index.entities.get(field.owner))?.dimensions.get(field.name);
}

/** That an expression can be read and all that it names exists. */
export function checkSql(
  sql: string,
  entity: Entity,
  index: SemanticIndex,
  report: Report,
  path: FieldPath,
): void {
  for (const field of fieldsIn(sql, report, path)) {
    const problem = fieldProblem(entity, field, index, true);
    if (problem) report(path, problem);
  }
}

export function checkDimension(
  dimension: Dimension,
  entity: Entity,
  index: SemanticIndex,
  report: Report,
): void {
  const at = ['dimensions', dimension.name];
  if ((dimension.column === undefined) === (dimension.sql === undefined)) {
    report(at, 'a dimension needs either column or sql');
  }
  if ((dimension.type === 'date') !== (dimension.role === 'date')) {
    report([...at, 'role'], `the role ${dimension.role} does not fit the type ${dimension.type}`);
  }
  if (dimension.names !== undefined && !entity.dimensions.has(dimension.names)) {
    report([...at, 'names'], `${entity.name} has no dimension ${dimension.names}`);
  }
  if (dimension.pattern !== undefined) checkPattern(dimension.pattern, report, [...at, 'pattern']);
  if (dimension.sql === undefined) return;
  checkSql(dimension.sql, entity, index, report, [...at, 'sql']);
  if (index.columns(entity).has(dimension.name) && !entity.dimensions.get(dimension.name)?.column) {
    report(at, `${dimension.name} is also a column: give the computed dimension another name`);
  }
  const cycle = findCycle(dimensionNeeds(dimension, index));
  if (cycle?.[0] === dimension.member) {
    report([...at, 'sql'], `dimensions run in a circle: ${cycle.join(' → ')}`);
  }
}

export function checkMeasure(measure: Measure, entity: Entity, index: SemanticIndex, report: Report): void {
  const at = ['measures', measure.name];
  checkAlternatives(measure, report, at);
  const { aggregate, sql, numerator, denominator, where } = measure;
  const needsSql = aggregate !== 'count' && aggregate !== 'ratio';
  if (needsSql && sql === undefined) report(at, `a measure with aggregate ${aggregate} needs sql`);
  if (!needsSql && sql !== undefined) report([...at, 'sql'], `aggregate ${aggregate} takes no sql`);
  if (aggregate === 'ratio') {
    for (const [name, part] of Object.entries({ numerator, denominator })) {
      if (part === undefined) report(at, `a ratio needs a ${name}`);
    }
  } else if (numerator !== undefined || denominator !== undefined) {
    report(at, 'numerator and denominator belong to the aggregate ratio');
  }
  if (where !== undefined) {
    if (aggregate === 'ratio' || aggregate === 'derived')
      report([...at, 'where'], `aggregate ${aggregate} takes no where`);
    checkSql(where, entity, index, report, [...at, 'where']);
  }
  if (measure.time !== undefined) {
    const time = checkReference(entity, measure.time, index, report, [...at, 'time']);
    if (time && time.type !== 'date') report([...at, 'time'], `${measure.time} is not a date`);
  }
  if (aggregate === 'derived' || aggregate === 'ratio') {
    if (sql !== undefined) fieldsIn(sql, report, [...at, 'sql']);
    for (const member of measureNeeds(measure)) {
      if (!index.measure(member)) report(at, `there is no measure ${member}`);
    }
  } else if (sql !== undefined) checkSql(sql, entity, index, report, [...at, 'sql']);
}

/** Another reading than the assumed one needs an assumption. */
export function checkAlternatives(
  { assumption, alternatives }: { assumption?: string; alternatives: readonly unknown[] },
  report: Report,
  at: FieldPath,
): void {
  if (alternatives.length > 0 && assumption === undefined) {
    report([...at, 'alternatives'], 'alternatives need the assumption that they replace');
  }
}

/** The measures that a ratio or derived measure is made of. */
export function measureNeeds(measure: Measure): string[] {
  const member = ({ owner = measure.entity, name }: FieldReference): string => `${owner}.${name}`;
  if (measure.aggregate === 'ratio') {
    return [measure.numerator, measure.denominator].flatMap((part) =>
      part === undefined ? [] : [member(parseField(part))],
    );
  }
  if (measure.aggregate !== 'derived' || measure.sql === undefined) return [];
  return fieldsIn(measure.sql, () => undefined, []).map(member);
}

function dimensionNeeds(start: Dimension, index: SemanticIndex): Map<string, string[]> {
  const needs = new Map<string, string[]>();
  const visit = (dimension: Dimension): void => {
    if (needs.has(dimension.member)) return;
    const next = dimension.sql === undefined ? [] : fieldsIn(dimension.sql, () => undefined, []);
    const members = next.map(({ owner = dimension.entity, name }) => `${owner}.${name}`);
    needs.set(dimension.member, members);
    for (const member of members) {
      const needed = index.dimension(member);
      if (needed) visit(needed);
    }
  };
  visit(start);
  return needs;
}

function fieldsIn(sql: string, report: Report, path: FieldPath): FieldReference[] {
  try {
    return fieldsOf(parseExpression(sql));
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    report(path, error.message);
    return [];
  }
}

function fieldProblem(
  entity: Entity,
  { owner, name }: FieldReference,
  index: SemanticIndex,
  columns: boolean,
): string | undefined {
  const rollup = owner === undefined ? undefined : entity.rollups[owner];
  if (rollup) return name in rollup.values ? undefined : `the rollup ${owner} has no value ${name}`;
  const target = owner === undefined ? entity : index.entities.get(owner);
  if (!target) return `there is neither an entity nor a rollup ${owner}`;
  if (!index.graph.reaches(entity.name, target.name)) {
    return `${entity.name} does not reach ${owner} through many-to-one joins`;
  }
  if (target.dimensions.has(name) || (columns && index.columns(target).has(name))) return undefined;
  return `${target.name} has no ${columns ? 'dimension or column' : 'dimension'} ${name}`;
}

function checkPattern(pattern: string, report: Report, path: FieldPath): void {
  if (pattern.length > MAX_PATTERN_LENGTH) report(path, `longer than ${MAX_PATTERN_LENGTH} characters`);
  try {
    new RegExp(pattern);
  } catch (error) {
    report(path, (error as Error).message);
  }
}
