import type { SemanticModel } from '#libs/semantics';

const HOP = 0.25;
/** A join that is only declared from the many side's other end: it is there, but words rarely mean it. */
const REVERSE_HOP = 0.9;
/** Rows are selected by rows of a finer entity: "orders that include dairy". */
const FAN_OUT = 1.5;

/** How far the entities are from each other, as a cost: 0 for the same, small for what a row belongs to. */
export class Connections {
  private readonly coarser = new Map<string, Map<string, number>>();
  private readonly finer = new Map<string, Set<string>>();
  /** Each way is looked up for every draft, and there are only as many as pairs of entities. */
  private readonly ways = new Map<string, ReadonlyMap<string, number>>();
  private readonly costs = new Map<string, Map<string, number>>();

  constructor(
    model: SemanticModel,
    private readonly isVisible: (entity: string) => boolean,
  ) {
    for (const name of model.entities.keys()) {
      this.coarser.set(name, new Map());
      this.finer.set(name, new Set());
    }
    const add = (fine: string, coarse: string, cost: number): void => {
      const known = this.coarser.get(fine)?.get(coarse);
      if (known === undefined || known > cost) this.coarser.get(fine)?.set(coarse, cost);
      this.finer.get(coarse)?.add(fine);
    };
    for (const entity of model.entities.values()) {
      for (const { to, relationship } of entity.joins.values()) {
        if (relationship === 'many_to_one') add(entity.name, to, HOP);
        else add(to, entity.name, this.coarser.get(to)?.has(entity.name) ? HOP : REVERSE_HOP);
      }
    }
    // The one-to-many side of a relation that the other side declares as well is no detour.
    for (const entity of model.entities.values()) {
      for (const { to, relationship } of entity.joins.values()) {
        const back = relationship === 'one_to_many' ? model.entities.get(to) : undefined;
        if (back && [...back.joins.values()].some((join) => join.to === entity.name)) {
          this.coarser.get(to)?.set(entity.name, HOP);
        }
      }
    }
  }

  /** Entities with one row for each row of this one, with their cost. */
  reached(from: string): ReadonlyMap<string, number> {
    let way = this.ways.get(from);
    if (!way) this.ways.set(from, (way = this.walk(from)));
    return way;
  }

  private walk(from: string): ReadonlyMap<string, number> {
    const costs = new Map([[from, 0]]);
    const open = [from];
    for (let entity = open.shift(); entity !== undefined; entity = open.shift()) {
      for (const [next, cost] of this.coarser.get(entity) ?? []) {
        if (!this.isVisible(next)) continue;
        const total = costs.get(entity)! + cost;
        if (total < (costs.get(next) ?? Infinity)) {
          costs.set(next, total);
          open.push(next);
        }
      }
    }
    return costs;
  }

  reaches(from: string, to: string): boolean {
    return this.reached(from).has(to);
  }

  /** The entity with many rows for one of this one's that knows the other: from an order to products, its lines. */
  finerTowards(from: string, to: string): string | undefined {
    return [...(this.finer.get(from) ?? [])].find((fine) => this.isVisible(fine) && this.reaches(fine, to));
  }

  /** Cost of using a field of `to` in a question about rows of `from`; infinite when they have no connection. */
  cost(from: string, to: string): number {
    let costs = this.costs.get(from);
    if (!costs) this.costs.set(from, (costs = new Map<string, number>()));
    let cost = costs.get(to);
    if (cost === undefined) costs.set(to, (cost = this.cheapest(from, to)));
    return cost;
  }

  private cheapest(from: string, to: string): number {
    const own = this.reached(from);
    const direct = own.get(to);
    let best = direct ?? Infinity;
    for (const [owner, up] of own) {
      for (const fine of this.finer.get(owner) ?? []) {
        if (own.has(fine) || !this.isVisible(fine)) continue;
        const down = this.reached(fine).get(to);
        if (down !== undefined) best = Math.min(best, FAN_OUT + up + down);
      }
    }
    return best;
  }
}
