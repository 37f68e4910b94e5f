import type { CommonTableExpr, Node, ResTarget, SelectStmt } from 'libpg-query';
import { ExpressionCheck } from './expression-check';
import { checkRelationName, FromCheck, renamed } from './from-check';
import { checkGrouping } from './grouping';
import { LIMITS } from './limits';
import { checkFields, kindOf, refuse, textsOf } from './nodes';
import { outputName } from './output-names';
import { checkRowCount, literalRowCount, rowsOf } from './row-count';
import { type Column, findWithName, type Output, Scope, type WithNames } from './scope';
import type { Place, Statement } from './statement';
import { Rejection } from './verdict';

type Columns = [string, Column][];

/** Checks a SELECT and everything within it. */
export class SelectCheck {
  private readonly expressions: ExpressionCheck;

  constructor(private readonly statement: Statement) {
    this.expressions = new ExpressionCheck(statement, this.check);
  }

  /** @throws Rejection */
  readonly check = (
    select: SelectStmt,
    parent: Scope | undefined,
    withNames: WithNames | undefined,
    selectDepth: number,
  ): Output => {
    if (selectDepth > LIMITS.selectDepth) {
      throw new Rejection('TOO_COMPLEX', `SELECT is nested more than ${LIMITS.selectDepth} deep.`);
    }
    this.statement.countNode();
    checkFields('SelectStmt', select);
    const names = this.withClause(select, parent, withNames, selectDepth);
    checkRowCount(select.limitCount, 'LIMIT');
    checkRowCount(select.limitOffset, 'OFFSET');
    const place: Place = { scope: new Scope(parent), withNames: names, aliases: false, selectDepth };
    if (select.valuesLists) return this.values(select, place);
    if (select.op !== 'SETOP_NONE') return this.setOperation(select, place);
    return this.plain(select, place);
  };

  private withClause(
    { withClause }: SelectStmt,
    parent: Scope | undefined,
    outer: WithNames | undefined,
    selectDepth: number,
  ): WithNames | undefined {
    if (!withClause) return outer;
    checkFields('WithClause', withClause);
    let names = outer;
    for (const node of withClause.ctes ?? []) {
      if (!('CommonTableExpr' in node)) throw refuse(kindOf(node));
      names = this.withEntry(node.CommonTableExpr, parent, names, selectDepth);
    }
    return names;
  }

  private withEntry(
    entry: CommonTableExpr,
    parent: Scope | undefined,
    names: WithNames | undefined,
    selectDepth: number,
  ): WithNames {
    checkFields('CommonTableExpr', entry);
    const name = this.statement.name(entry.ctename ?? '');
    checkRelationName(name, this.statement);
    if (findWithName(names, name)) throw new Rejection('NAME_NOT_ALLOWED', `WITH names "${name}" twice.`);
    if (!entry.ctequery || !('SelectStmt' in entry.ctequery)) {
      throw new Rejection('NOT_ONE_SELECT', `"${name}" in WITH is no SELECT.`);
    }
    const output = this.check(entry.ctequery.SelectStmt, parent, names, selectDepth + 1);
    const aliases = textsOf(entry.aliascolnames).map((column) => this.statement.name(column));
    return { name, output: { ...output, columns: renamed(output.columns, aliases) }, next: names };
  }

  private values({ valuesLists = [], ...select }: SelectStmt, place: Place): Output {
    if (valuesLists.length > LIMITS.valuesRows) {
      throw new Rejection('TOO_COMPLEX', `VALUES has more than ${LIMITS.valuesRows} rows.`);
    }
    let columns: Columns = [];
    for (const row of valuesLists) {
      if (!('List' in row)) throw refuse(kindOf(row));
      const growths = (row.List.items ?? []).map((item) => this.expressions.check(item, place));
      columns = growths.map((growth, index) => [
        `column${index + 1}`,
        { growth: Math.max(growth, columns[index]?.[1].growth ?? 1) },
      ]);
    }
    this.sortOutput(select.sortClause, columns, place);
    return { columns, rows: valuesLists.length, weight: 1 };
  }

  private setOperation(select: SelectStmt, place: Place): Output {
    const { larg, rarg, sortClause } = select;
    if (!larg || !rarg) throw refuse('This set operation');
    const arms = [larg, rarg].map((arm) =>
      // Arms of a chain are nested in the tree, not in the text: they count as one level.
      this.check(arm, place.scope.parent, place.withNames, place.selectDepth),
    ) as [Output, Output];
    const [left, right] = arms;
    if (left.columns.length !== right.columns.length) {
      throw new Rejection('UNKNOWN_COLUMN', 'The arms of a set operation have different numbers of columns.');
    }
    const columns = left.columns.map(([name, column], index): [string, Column] => [
      name,
      { growth: Math.max(column.growth, right.columns[index]![1].growth) },
    ]);
    this.sortOutput(sortClause, columns, place);
    const rows = Math.min(left.rows + right.rows, literalRowCount(select.limitCount));
    return { columns, rows, weight: left.weight + right.weight };
  }

  /** ORDER BY of a set operation sees the output columns only. */
  private sortOutput(sorts: readonly Node[] = [], columns: Columns, place: Place): void {
    if (sorts.length === 0) return;
    const scope = new Scope(undefined);
    scope.add({ name: undefined, columns: new Map(columns), rows: Infinity });
    for (const sort of sorts) this.expressions.sort(sort, { ...place, scope });
  }

  private plain(select: SelectStmt, place: Place): Output {
    const { scope } = place;
    const from = new FromCheck(this.statement, this.expressions, this.check, place);
    for (const item of select.fromClause ?? []) from.item(item);
    from.graph.relateBy(select.whereClause);
    from.graph.check();

    const withAliases: Place = { ...place, aliases: true };
    const at = (clause: 'select' | 'where' | 'having') =>
      this.statement.rules.aliasesIn.has(clause) ? withAliases : place;
    const columns = this.targets(select.targetList ?? [], at('select'));
    this.expressions.check(select.whereClause, at('where'));
    this.expressions.check(select.havingClause, at('having'));
    // GROUP BY and ORDER BY also know the names that columns have without an alias: ORDER BY count.
    for (const [name, column] of columns) if (!scope.aliases.has(name)) scope.aliases.set(name, column);
    checkGrouping(select.groupClause ?? [], this.expressions, withAliases);
    for (const node of select.windowClause ?? []) {
      if (!('WindowDef' in node)) throw refuse(kindOf(node));
      this.expressions.window(node.WindowDef, place);
    }
    const distinctOn = (select.distinctClause ?? []).filter((node) => kindOf(node) !== 'nothing');
    if (distinctOn.length > 0 && !this.statement.rules.allows.distinctOn) throw refuse('DISTINCT ON');
    this.expressions.checkAll(distinctOn, withAliases);
    for (const sort of select.sortClause ?? []) this.expressions.sort(sort, withAliases);
    if (columns.length === 0) throw refuse('A SELECT without columns');
    const rows = rowsOf(select, from.graph.rows, columns, scope, this.statement.rules);
    return { columns, rows, weight: Math.max(1, from.weight + scope.innerWeight) };
  }

  private targets(nodes: readonly Node[], place: Place): Columns {
    return nodes.flatMap((node) => {
      if (!('ResTarget' in node)) throw refuse(kindOf(node));
      checkFields('ResTarget', node.ResTarget);
      return this.target(node.ResTarget, place);
    });
  }

  private target(target: ResTarget, place: Place): Columns {
    const star = target.val && 'ColumnRef' in target.val ? target.val.ColumnRef.fields : undefined;
    const last = star?.at(-1);
    if (star && last && 'A_Star' in last) return this.star(textsOf(star.slice(0, -1)), place);
    const column = this.expressions.column(target.val, place);
    const name = outputName(target);
    if (name === undefined) return [['', column]];
    const folded = this.statement.name(name);
    if (target.name !== undefined) {
      if (this.statement.persona.others.has(folded.toLowerCase())) {
        throw new Rejection(
          'NAME_NOT_ALLOWED',
          `The alias "${name}" is the name of a table that this persona may not read.`,
        );
      }
      // The alias is known from here on, and not in its own expression.
      place.scope.aliases.set(folded, column);
    }
    return [[folded, column]];
  }

  private star(qualifiers: readonly string[], { scope }: Place): Columns {
    const names = qualifiers.map((name) => this.statement.name(name));
    if (names.length === 2 && this.statement.rules.schemas.has(names[0]!)) names.shift();
    const relations = scope.relations.filter(
      ({ name }) => names.length === 0 || (names.length === 1 && name === names[0]),
    );
    if (relations.length === 0) {
      throw new Rejection('UNKNOWN_COLUMN', `"${[...names, '*'].join('.')}" names no table in FROM.`);
    }
    const columns = relations.flatMap(({ columns }) => [...columns]);
    for (const [, { origin }] of columns) if (origin !== undefined) this.statement.columns.add(origin);
    return columns;
  }
}
