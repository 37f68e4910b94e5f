import type { MetricQuery } from '#libs/contracts';
import { compileMetricQuery } from '../compiler/compile-metric-query';
import { availableMembers } from '../describe-persona';
import type { LocatedModel } from '../files/load-semantic-model';
import type { SemanticFault } from '../files/semantic-files-error';
import { DIALECTS, guardSchemaOf, SqlGuard } from '../guard';
import type { SemanticModel } from '../model';

const OPTIONS = { today: '2000-01-01', maxRows: 1 };

interface Member {
  entity: string;
  path: string[];
  query: MetricQuery;
}

/** Expressions that the guard would refuse in some warehouse, found before anybody asks for them. */
export async function refusedExpressions({ model, atEntity }: LocatedModel): Promise<SemanticFault[]> {
  const guard = await SqlGuard.create(guardSchemaOf(model));
  const faults: SemanticFault[] = [];
  const members = membersOf(model);
  const checked = new Set<string>();
  for (const persona of model.personas.keys()) {
    const available = availableMembers(model, persona);
    for (const [member, { entity, path, query }] of members) {
      if (checked.has(member) || !available.has(member)) continue;
      checked.add(member);
      for (const dialect of DIALECTS) {
        const { sql } = compileMetricQuery(model, query, { ...OPTIONS, dialect, persona });
        const { verdict, reason } = guard.check(sql, { dialect, persona });
        if (verdict === 'accept') continue;
        faults.push(atEntity(entity, path, `cannot be asked in ${dialect}: ${reason}`));
        break;
      }
    }
  }
  return faults;
}

function membersOf(model: SemanticModel): Map<string, Member> {
  const members = new Map<string, Member>();
  const base = { measures: [], dimensions: [], timeDimensions: [], filters: [] };
  for (const { name: entity, dimensions, measures, segments } of model.entities.values()) {
    const first = `${entity}.${[...dimensions.keys()][0]!}`;
    const add = (kind: string, name: string, query: Partial<MetricQuery>): void => {
      members.set(`${entity}.${name}`, { entity, path: [kind, name], query: { ...base, ...query } });
    };
    for (const [name, { member }] of dimensions) add('dimensions', name, { entity, dimensions: [member] });
    for (const [name, { member }] of measures) add('measures', name, { measures: [{ measure: member }] });
    for (const [name, { member }] of segments) {
      add('segments', name, { entity, dimensions: [first], filters: [{ segment: member }] });
    }
  }
  return members;
}
