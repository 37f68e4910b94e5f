import { type FieldReference, parseField } from './expression';
import type { Entity } from './model';

/** A many-to-one join: each row of `finer` has at most one row of `coarser`. */
export interface JoinEdge {
  finer: string;
  coarser: string;
  /** All pairs must be equal; `fine` may name a field that the finer entity reaches itself. */
  pairs: readonly { fine: FieldReference; coarse: string }[];
}

/** The entities with their many-to-one joins, whichever side declares them. */
export class JoinGraph {
  private readonly outgoing = new Map<string, JoinEdge[]>();
  private readonly incoming = new Map<string, JoinEdge[]>();
  /** Shortest paths and closures by where they start: every field of every query asks for them. */
  private readonly paths = new Map<string, ReadonlyMap<string, JoinEdge[]>>();

  constructor(entities: ReadonlyMap<string, Entity>) {
    for (const entity of entities.values()) {
      this.outgoing.set(entity.name, []);
      this.incoming.set(entity.name, []);
    }
    for (const entity of entities.values()) {
      for (const join of entity.joins.values()) this.add(edgeOf(entity.name, join));
    }
  }

  /** Edges from a row to the one row that it belongs to. */
  coarserOf(entity: string): readonly JoinEdge[] {
    return this.outgoing.get(entity) ?? [];
  }

  /** Edges from the entities of which many rows belong to one row of this one. */
  finerOf(entity: string): readonly JoinEdge[] {
    return this.incoming.get(entity) ?? [];
  }

  /** Entities with one row for each row of `entity`: itself first, then by distance. */
  closure(entity: string): string[] {
    return [...this.pathsFrom(entity).keys()];
  }

  /** The shortest chain of many-to-one joins; undefined when there is none, empty from an entity to itself. */
  path(from: string, to: string): JoinEdge[] | undefined {
    return this.pathsFrom(from).get(to);
  }

  reaches(from: string, to: string): boolean {
    return this.path(from, to) !== undefined;
  }

  /** Entities from which this one is reached, nearest first. */
  refinements(entity: string): string[] {
    const seen = [entity];
    for (const next of seen) {
      for (const { finer } of this.finerOf(next)) if (!seen.includes(finer)) seen.push(finer);
    }
    return seen.slice(1);
  }

  /** The first chain of many-to-one joins that comes back to where it started, as entity names. */
  cycle(): string[] | undefined {
    for (const start of this.outgoing.keys()) {
      for (const edge of this.coarserOf(start)) {
        const back = this.path(edge.coarser, start);
        if (back) return [start, edge.coarser, ...back.map(({ coarser }) => coarser)];
      }
    }
    return undefined;
  }

  private pathsFrom(start: string): ReadonlyMap<string, JoinEdge[]> {
    const known = this.paths.get(start);
    if (known) return known;
    const paths = new Map<string, JoinEdge[]>([[start, []]]);
    for (const [entity, path] of paths) {
      for (const edge of this.coarserOf(entity)) {
        if (!paths.has(edge.coarser)) paths.set(edge.coarser, [...path, edge]);
      }
    }
    this.paths.set(start, paths);
    return paths;
  }

  private add(edge: JoinEdge): void {
    const known = this.coarserOf(edge.finer).some(({ coarser }) => coarser === edge.coarser);
    if (known) return;
    this.outgoing.get(edge.finer)?.push(edge);
    this.incoming.get(edge.coarser)?.push(edge);
  }
}

/** A declared join as an edge, from the side that holds many to the side that holds one. */
export function edgeOf(
  entity: string,
  join: { to: string; relationship: 'many_to_one' | 'one_to_many'; on: Readonly<Record<string, string>> },
): JoinEdge {
  const pairs = Object.entries(join.on);
  return join.relationship === 'many_to_one'
    ? {
        finer: entity,
        coarser: join.to,
        pairs: pairs.map(([own, other]) => ({ fine: { name: own }, coarse: other })),
      }
    : {
        finer: join.to,
        coarser: entity,
        pairs: pairs.map(([own, other]) => ({ fine: parseField(other), coarse: own })),
      };
}
