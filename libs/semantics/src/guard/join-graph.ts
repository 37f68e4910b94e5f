import type { Node } from 'libpg-query';
import { LIMITS } from './limits';
import type { Relation, Scope } from './scope';
import { Rejection } from './verdict';

const RELATING = new Set(['=', '<', '>', '<=', '>=']);
const RELATING_KINDS = new Set([
  'AEXPR_IN',
  'AEXPR_BETWEEN',
  'AEXPR_BETWEEN_SYM',
  'AEXPR_LIKE',
  'AEXPR_ILIKE',
  'AEXPR_NOT_DISTINCT',
]);

/** Which relations of one FROM are related by a condition. */
export class JoinGraph {
  private readonly group = new Map<Relation, Relation>();

  constructor(private readonly scope: Scope) {}

  relate(one: Relation, other: Relation): void {
    this.group.set(this.root(one), this.root(other));
  }

  /** Takes a condition of WHERE or ON into account. */
  relateBy(condition: Node | undefined): void {
    if (condition === undefined || this.scope.relations.length < 2) return;
    for (const [one, other] of this.pairs(condition)) this.relate(one, other);
  }

  /** @throws Rejection when the FROM multiplies unrelated rows beyond the limit */
  check(): void {
    if (this.scope.relations.length < 2) return;
    const rows = new Map<Relation, number>();
    for (const relation of this.scope.relations) {
      const root = this.root(relation);
      rows.set(root, (rows.get(root) ?? 1) * relation.rows);
    }
    const unbounded = [...rows.values()].filter((bound) => bound === Infinity).length;
    const factor = [...rows.values()].reduce(
      (product, bound) => (bound === Infinity ? product : product * bound),
      1,
    );
    if (unbounded > 1 || (unbounded === 1 && factor > LIMITS.crossFactor) || factor > LIMITS.crossRows) {
      const names = [...rows.keys()].map(({ name }) => `"${name ?? 'a subquery'}"`);
      throw new Rejection('CARTESIAN_PRODUCT', `No condition relates ${names.join(' and ')}.`);
    }
  }

  /** Upper bound of the rows that come out of this FROM before WHERE. */
  get rows(): number {
    return this.scope.relations.reduce((product, { rows }) => product * rows, 1);
  }

  private root(relation: Relation): Relation {
    let root = relation;
    for (let up = this.group.get(root); up !== undefined && up !== root; up = this.group.get(root)) root = up;
    return root;
  }

  /** Pairs that a condition certainly relates: of an OR, those that each of its arms relates. */
  private pairs(condition: Node): [Relation, Relation][] {
    if ('BoolExpr' in condition) {
      const { boolop, args = [] } = condition.BoolExpr;
      if (boolop === 'AND_EXPR') return args.flatMap((arg) => this.pairs(arg));
      if (boolop !== 'OR_EXPR') return [];
      const [first = [], ...rest] = args.map((arg) => this.pairs(arg));
      return first.filter(([a, b]) =>
        rest.every((arm) => arm.some(([c, d]) => (a === c && b === d) || (a === d && b === c))),
      );
    }
    if ('FuncCall' in condition) return this.related(condition);
    if (!('A_Expr' in condition)) return [];
    const { kind, name, lexpr, rexpr } = condition.A_Expr;
    const operator = name?.[0] && 'String' in name[0] ? name[0].String.sval : undefined;
    const relates =
      kind === 'AEXPR_OP'
        ? RELATING.has(operator ?? '')
        : RELATING_KINDS.has(kind ?? '') && operator?.startsWith('!') !== true;
    if (!relates || (kind === 'AEXPR_IN' && operator !== '=')) return [];
    return this.related([lexpr, rexpr]);
  }

  private related(tree: unknown): [Relation, Relation][] {
    const used = new Set<Relation>();
    this.collect(tree, used);
    const [first, ...others] = [...used];
    return first ? others.map((other): [Relation, Relation] => [first, other]) : [];
  }

  /** Relations of this FROM whose columns an expression uses, not counting those within its subqueries. */
  private collect(tree: unknown, used: Set<Relation>): void {
    if (Array.isArray(tree)) for (const part of tree) this.collect(part, used);
    else if (typeof tree === 'object' && tree !== null) {
      for (const [key, part] of Object.entries(tree)) {
        if (key === 'ColumnRef') {
          const owner = this.ownerOf((part as { fields?: Node[] }).fields ?? []);
          if (owner) used.add(owner);
        } else if (key !== 'SubLink') this.collect(part, used);
      }
    }
  }

  private ownerOf(fields: Node[]): Relation | undefined {
    const names = fields.map((field) => ('String' in field ? (field.String.sval ?? '') : '*'));
    return this.scope.owner(names.at(-2), names.at(-1)!);
  }
}
