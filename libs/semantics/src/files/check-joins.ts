import { edgeOf } from '../join-graph';
import type { Entity } from '../model';
import { checkReference, checkSql } from './check-members';
import type { Report } from './report';
import type { SemanticIndex } from './model-builder';

export function checkJoins(entity: Entity, index: SemanticIndex, report: Report): void {
  const targets = new Set<string>();
  for (const [name, join] of entity.joins) {
    const at = ['joins', name];
    const target = index.entities.get(join.to);
    if (!target) {
      report([...at, 'to'], `there is no entity ${join.to}`);
      continue;
    }
    if (target === entity) report([...at, 'to'], 'an entity cannot be joined to itself');
    if (targets.has(join.to)) report([...at, 'to'], `${join.to} is joined twice`);
    targets.add(join.to);
    if (Object.keys(join.on).length === 0) report([...at, 'on'], 'a join needs at least one pair of columns');
    for (const [own, other] of Object.entries(join.on)) checkPair(join.relationship, own, other);

    function checkPair(relationship: typeof join.relationship, own: string, other: string): void {
      const path = [...at, 'on', own];
      if (entity.dimensions.get(own)?.sql !== undefined) report(path, `${own} is computed: join on columns`);
      if (!other.includes('.')) {
        if (target!.dimensions.get(other)?.sql !== undefined)
          report(path, `${other} is computed: join on columns`);
      } else if (relationship === 'many_to_one') {
        report(path, `write a column of ${join.to} without the entity`);
      } else {
        checkReference(target!, other, index, report, path);
      }
    }
    checkTwin(entity, name, index, report);
  }
}

/** When both sides declare the join, both must say the same. */
function checkTwin(entity: Entity, name: string, index: SemanticIndex, report: Report): void {
  const join = entity.joins.get(name)!;
  const edge = edgeOf(entity.name, join);
  for (const back of index.entities.get(join.to)?.joins.values() ?? []) {
    if (back.to !== entity.name) continue;
    const twin = edgeOf(join.to, back);
    // Many to one from both sides is a circle, which is reported as such.
    if (twin.finer !== edge.finer) continue;
    const same =
      twin.pairs.length === edge.pairs.length &&
      twin.pairs.every(({ fine, coarse }) =>
        edge.pairs.some(
          (pair) => pair.coarse === coarse && pair.fine.name === fine.name && pair.fine.owner === fine.owner,
        ),
      );
    if (!same) report(['joins', name], `${join.to} declares this join differently`);
  }
}

export function checkRollups(entity: Entity, index: SemanticIndex, report: Report): void {
  for (const [name, rollup] of Object.entries(entity.rollups)) {
    const at = ['rollups', name];
    if (index.entities.has(name))
      report(at, `${name} is the name of an entity: choose another for the rollup`);
    const source = index.entities.get(rollup.from);
    if (!source) {
      report([...at, 'from'], `there is no entity ${rollup.from}`);
      continue;
    }
    for (const [own, other] of Object.entries(rollup.on)) {
      checkReference(entity, own, index, report, [...at, 'on', own], { columns: true });
      checkReference(source, other, index, report, [...at, 'on', own], { columns: true });
    }
    if (rollup.where !== undefined) checkSql(rollup.where, source, index, report, [...at, 'where']);
    for (const [value, sql] of Object.entries(rollup.values)) {
      checkSql(sql, source, index, report, [...at, 'values', value]);
    }
    if (Object.keys(rollup.values).length === 0) report([...at, 'values'], 'a rollup needs a value');
  }
}
