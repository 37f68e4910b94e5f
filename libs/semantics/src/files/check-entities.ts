import { checkJoins, checkRollups } from './check-joins';
import {
  checkAlternatives,
  checkDimension,
  checkMeasure,
  checkReference,
  checkSql,
  measureNeeds,
} from './check-members';
import { findCycle } from './cycle';
import { PARTITION_COLUMN } from '../physical-table';
import type { Report } from './report';
import type { SemanticIndex } from './model-builder';
import { isReservedWord } from './reserved-words';

/** Every reference of every entity: joins, rollups, columns, members, and that no definition runs in a circle. */
export function checkEntities(index: SemanticIndex, reportOf: (entity: string) => Report): void {
  const tables = new Map<string, string>();
  for (const entity of index.entities.values()) {
    const report = reportOf(entity.name);
    const twin = tables.get(entity.table);
    if (twin !== undefined) report(['table'], `the table ${entity.table} is already that of ${twin}`);
    tables.set(entity.table, entity.name);
    if (isReservedWord(entity.name))
      report(['entity'], `${entity.name} is a word of SQL: choose another name`);

    checkNames(entity, report);
    checkJoins(entity, index, report);
    checkRollups(entity, index, report);
    checkReference(entity, entity.identity, index, report, ['identity']);
    entity.list.forEach((field, position) =>
      checkReference(entity, field, index, report, ['list', position]),
    );
    if (entity.time !== undefined) {
      const time = checkReference(entity, entity.time, index, report, ['time']);
      if (time && time.type !== 'date') report(['time'], `${entity.time} is not a date`);
    }
    checkPartition(entity, index, report);
    for (const dimension of entity.dimensions.values()) checkDimension(dimension, entity, index, report);
    for (const measure of entity.measures.values()) checkMeasure(measure, entity, index, report);
    for (const segment of entity.segments.values()) {
      checkSql(segment.sql, entity, index, report, ['segments', segment.name, 'sql']);
      checkAlternatives(segment, report, ['segments', segment.name]);
    }
  }
  const cycle = index.graph.cycle();
  if (cycle) reportOf(cycle[0]!)(['joins'], `many-to-one joins run in a circle: ${cycle.join(' → ')}`);
  checkMeasureCycles(index, reportOf);
}

type CheckedEntity = Parameters<typeof checkReference>[0];

function checkNames(entity: CheckedEntity, report: Report): void {
  const kinds = ['dimensions', 'measures', 'segments'] as const;
  const owner = new Map<string, string>();
  for (const kind of kinds) {
    for (const name of entity[kind].keys()) {
      const other = owner.get(name);
      if (other !== undefined) {
        report([kind, name], `${name} is already one of the ${other}: every member needs a name of its own`);
      }
      owner.set(name, kind);
      if (isReservedWord(name)) report([kind, name], `${name} is a word of SQL: choose another name`);
    }
  }
}

/** Files are cut by what is stored, and the name of the partition must not be that of a column. */
function checkPartition(entity: CheckedEntity, index: SemanticIndex, report: Report): void {
  if (entity.partitionDate === undefined) return;
  const date = checkReference(entity, entity.partitionDate, index, report, ['partitionDate']);
  if (date && (date.type !== 'date' || date.column === undefined))
    report(['partitionDate'], `${entity.partitionDate} is not a column with a date`);
  if (date && (index.graph.path(entity.name, date.entity) ?? []).length > 1)
    report(['partitionDate'], `${entity.partitionDate} is more than one join away`);
  if (index.columns(entity).has(PARTITION_COLUMN))
    report(['partitionDate'], `the partitions need the name ${PARTITION_COLUMN}, which is that of a column`);
}

function checkMeasureCycles(index: SemanticIndex, reportOf: (entity: string) => Report): void {
  const needs = new Map<string, string[]>();
  for (const entity of index.entities.values()) {
    for (const measure of entity.measures.values()) needs.set(measure.member, measureNeeds(measure));
  }
  const cycle = findCycle(needs);
  if (!cycle) return;
  const [entity, name] = cycle[0]!.split('.');
  reportOf(entity!)(['measures', name!], `measures run in a circle: ${cycle.join(' → ')}`);
}
