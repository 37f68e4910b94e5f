import type { Alias, JoinExpr, Node, RangeFunction, RangeSubselect, RangeVar } from 'libpg-query';
import { SYSTEM_NAME } from './dialects/common';
import type { ExpressionCheck } from './expression-check';
import { JoinGraph } from './join-graph';
import { LIMITS } from './limits';
import { checkFields, kindOf, refuse, textsOf } from './nodes';
import { findWithName, type Output, type Relation } from './scope';
import { countSeries } from './series';
import type { CheckSelect, Place, Statement } from './statement';
import { Rejection } from './verdict';

const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const JOIN_TYPES = new Set(['JOIN_INNER', 'JOIN_LEFT', 'JOIN_RIGHT', 'JOIN_FULL']);

/** Checks one FROM clause and fills the scope with its relations. */
export class FromCheck {
  readonly graph: JoinGraph;
  /** Relations that the expansion of this clause holds. */
  weight = 0;

  constructor(
    private readonly statement: Statement,
    private readonly expressions: ExpressionCheck,
    private readonly checkSelect: CheckSelect,
    private readonly place: Place,
  ) {
    this.graph = new JoinGraph(place.scope);
  }

  /** Relations that the item adds. @throws Rejection */
  item(node: Node): Relation[] {
    this.statement.countNode();
    if ('RangeVar' in node) return [this.table(node.RangeVar)];
    if ('RangeSubselect' in node) return [this.subselect(node.RangeSubselect)];
    if ('JoinExpr' in node) return this.join(node.JoinExpr);
    if ('RangeFunction' in node) return [this.series(node.RangeFunction)];
    throw refuse(kindOf(node));
  }

  private table(node: RangeVar): Relation {
    checkFields('RangeVar', node);
    const { statement } = this;
    const name = statement.name(node.relname ?? '');
    const schema = node.schemaname === undefined ? undefined : statement.name(node.schemaname);
    if (!node.inh) throw refuse('ONLY');
    if (node.catalogname !== undefined || (schema !== undefined && !statement.rules.schemas.has(schema))) {
      const path = [node.catalogname, node.schemaname, node.relname]
        .filter((part) => part !== undefined)
        .join('.');
      throw new Rejection('SYSTEM_CATALOG', `"${path}" is outside the schema that may be read.`);
    }
    const output = schema === undefined ? findWithName(this.place.withNames, name) : undefined;
    if (output) return this.add(name, output, node.alias);
    const table = statement.persona.allowed.get(name);
    if (!table) throw this.unreadable(name);
    if (node.alias?.colnames) throw refuse('Renaming the columns of a table');
    statement.tables.add(name);
    return this.add(name, table, node.alias);
  }

  private unreadable(name: string): Rejection {
    if (this.statement.persona.others.has(name))
      return new Rejection('TABLE_NOT_ALLOWED', `The table ${name} is not open to this persona.`);
    if (SYSTEM_NAME.test(name)) return new Rejection('SYSTEM_CATALOG', `"${name}" is a system table.`);
    return new Rejection('UNKNOWN_TABLE', `There is no table "${name}".`);
  }

  private subselect(node: RangeSubselect): Relation {
    checkFields('RangeSubselect', node);
    const { scope, withNames, selectDepth } = this.place;
    if (!node.subquery || !('SelectStmt' in node.subquery)) throw refuse('This kind of subquery');
    if (node.lateral && !this.statement.rules.allows.lateral) throw refuse('LATERAL');
    // DuckDB takes every subquery in FROM as LATERAL; elsewhere one sees only what is around the whole SELECT.
    const isLateral = node.lateral === true || this.statement.rules.dialect === 'duckdb';
    scope.usedFromWithin.clear();
    const parent = isLateral ? scope : scope.parent;
    const output = this.checkSelect(node.subquery.SelectStmt, parent, withNames, selectDepth + 1);
    const relation = this.add(undefined, output, node.alias);
    for (const used of scope.usedFromWithin) this.graph.relate(used, relation);
    return relation;
  }

  private series(node: RangeFunction): Relation {
    checkFields('RangeFunction', node);
    const { name: called, rows, args } = countSeries(node, this.statement.rules);
    this.expressions.checkAll(args, this.place);
    const name = node.alias?.aliasname ?? called;
    // The one column has the alias's name unless the alias renames it.
    return this.add(name, { columns: [[name, { growth: 1 }]], rows, weight: 1 }, node.alias);
  }

  private join(node: JoinExpr): Relation[] {
    checkFields('JoinExpr', node);
    if (!JOIN_TYPES.has(node.jointype ?? '') || !node.larg || !node.rarg) throw refuse('This kind of join');
    const left = this.item(node.larg);
    const right = this.item(node.rarg);
    const names = node.isNatural
      ? [...new Set(left.flatMap(({ columns }) => [...columns.keys()]))].filter((name) => owner(right, name))
      : textsOf(node.usingClause).map((name) => this.statement.name(name));
    for (const name of names) {
      const [one, other] = [owner(left, name), owner(right, name)];
      if (!one || !other)
        throw new Rejection('UNKNOWN_COLUMN', `USING names "${name}", which both sides do not have.`);
      this.expressions.check({ ColumnRef: { fields: [{ String: { sval: name } }] } }, this.place);
      this.graph.relate(one, other);
    }
    this.expressions.check(node.quals, this.place);
    this.graph.relateBy(node.quals);
    return [...left, ...right];
  }

  private add(name: string | undefined, output: Output, alias: Alias | undefined): Relation {
    if (alias) checkFields('Alias', alias);
    const names = textsOf(alias?.colnames).map((column) => this.statement.name(column));
    const columns =
      names.length === 0 && output.byName ? output.byName : new Map(renamed(output.columns, names));
    const own = alias?.aliasname === undefined ? name : this.statement.name(alias.aliasname);
    if (own !== undefined && own !== name) checkRelationName(own, this.statement);
    this.weight += output.weight;
    if (this.weight > LIMITS.relations || this.place.scope.relations.length >= LIMITS.relationsInFrom) {
      throw new Rejection(
        'TOO_COMPLEX',
        `More than ${LIMITS.relationsInFrom} tables in one FROM, or ${LIMITS.relations} in all.`,
      );
    }
    const relation = { name: own, columns, rows: output.rows };
    this.place.scope.add(relation);
    return relation;
  }
}

const owner = (relations: readonly Relation[], column: string) =>
  relations.find(({ columns }) => columns.has(column));

/** Output columns under the names of an alias list: the first ones, as many as it has. @throws Rejection */
export function renamed(columns: Output['columns'], names: readonly string[]): Output['columns'] {
  if (names.length > columns.length)
    throw new Rejection('UNKNOWN_COLUMN', 'An alias names more columns than there are.');
  return columns.map(([name, column], index) => [names[index] ?? name, column]);
}

/** Names that a statement gives to relations must not pass for anything else. @throws Rejection */
export function checkRelationName(name: string, { persona, rules }: Statement): void {
  const folded = name.toLowerCase();
  if (!PLAIN_NAME.test(name))
    throw new Rejection('NAME_NOT_ALLOWED', `The name "${name}" needs letters, digits and _ only.`);
  if (persona.others.has(folded))
    throw new Rejection(
      'NAME_NOT_ALLOWED',
      `The name "${name}" is that of a table that this persona may not read.`,
    );
  if (SYSTEM_NAME.test(folded))
    throw new Rejection('NAME_NOT_ALLOWED', `The name "${name}" is that of a system table.`);
  if (rules.aliasKeywords.has(folded))
    throw new Rejection('NAME_NOT_ALLOWED', `The name "${name}" is a keyword of ${rules.dialect}.`);
}
