import type { MetricQuery } from '#libs/contracts';
import { type IndexedMember, indexedMembers, type IndexedValue, ValueIndex } from '#libs/reader';
import { compileMetricQuery, type SemanticModel } from '#libs/semantics';
import type { Warehouse } from '#libs/warehouse';
import type { QueryLimits } from './query-limits';

/** Value loading does not depend on the day; the compiler wants one. */
const ANY_DAY = '2000-01-01';

/** Whose values are loaded. */
export interface ValueScope {
  readonly persona: string;
  /** Warehouse codes; null means every site. */
  readonly sites: readonly string[] | null;
}

/**
 * The values that a person of this persona and these sites may see, loaded through the same compiler and the same
 * warehouse as the answers.
 *
 * At most `limits.maxIndexedValues` are loaded. Few values of a kind (groups, areas, statuses) come first, and no member
 * takes the room of those after it: each gets an equal share of what is left, and what others leave over goes to those
 * that had more. Members that were cut are told to the index, which then takes a well-formed code for one that exists.
 */
export async function loadValueIndex(
  model: SemanticModel,
  { persona, sites }: ValueScope,
  warehouse: Warehouse,
  limits: QueryLimits,
): Promise<ValueIndex> {
  const isCategory = ({ member }: IndexedMember): boolean => model.dimension(member)?.role === 'category';
  const members = indexedMembers(model, persona);
  const sorted = [...members.filter(isCategory), ...members.filter((member) => !isCategory(member))];
  const loads = sorted.map((member) => new MemberLoad(model, { persona, sites }, warehouse, limits, member));
  const room = (): number => limits.maxIndexedValues - loads.reduce((sum, { size }) => sum + size, 0);
  for (const [at, load] of loads.entries()) await load.fill(Math.floor(room() / (loads.length - at)));
  for (const load of loads) await load.fill(room());
  const values = loads.flatMap((load) => load.values);
  const cut = loads.filter(({ hasMore }) => hasMore).map(({ indexed }) => indexed.member);
  return ValueIndex.build(model, persona, values, cut);
}

/** The values of one member, in pages: neither the rows nor the bytes of a query's limits cut them. */
class MemberLoad {
  readonly values: IndexedValue[] = [];
  hasMore = true;
  private rows = 0;

  constructor(
    private readonly model: SemanticModel,
    private readonly scope: ValueScope,
    private readonly warehouse: Warehouse,
    private readonly limits: QueryLimits,
    readonly indexed: IndexedMember,
  ) {}

  /** A code with its name counts as two values. */
  get size(): number {
    return this.rows * this.valuesPerRow;
  }

  private get valuesPerRow(): number {
    return this.indexed.names === undefined ? 1 : 2;
  }

  /** Loads on until so many more values are there. */
  async fill(room: number): Promise<void> {
    const most = this.rows + Math.floor(room / this.valuesPerRow);
    while (this.hasMore && this.rows < most) {
      const { rows, truncated } = await this.page(most - this.rows);
      this.rows += rows.length;
      this.hasMore = truncated;
      for (const [value, names] of rows) {
        if (value === null || value === undefined) continue;
        this.values.push({
          member: this.indexed.member,
          value: String(value),
          names: typeof names === 'string' ? names : undefined,
        });
      }
      if (rows.length === 0) break;
    }
  }

  private page(maxRows: number): ReturnType<Warehouse['query']> {
    const { member, names } = this.indexed;
    const query: MetricQuery = {
      entity: member.split('.')[0]!,
      measures: [],
      dimensions: names === undefined ? [member] : [member, names],
      timeDimensions: [],
      filters: [{ member, operator: 'set' }],
      ...(this.rows === 0 ? {} : { offset: this.rows }),
    };
    const { persona, sites } = this.scope;
    const { dialect } = this.warehouse;
    const { sql } = compileMetricQuery(this.model, query, {
      dialect,
      persona,
      today: ANY_DAY,
      maxRows: maxRows + 1,
      sites,
    });
    const { timeoutMs, maxBytes } = this.limits;
    return this.warehouse.query({ persona, sql, timeoutMs, maxRows, maxBytes });
  }
}
