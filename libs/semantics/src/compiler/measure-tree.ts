import type { Filter, MeasureUse } from '#libs/contracts';
import type { Measure } from '../model';
import type { CompileContext } from './compile-context';
import { queryProblem } from './query-problem';

/** One aggregate over the rows of one entity. */
export interface Aggregate {
  entity: string;
  function: 'count' | 'count_distinct' | 'sum' | 'avg' | 'min' | 'max';
  /** Expression of the semantic files that is aggregated; absent for count. */
  sql?: string;
  /** Condition of the semantic files. */
  condition?: string;
  /** Only rows for which these hold. */
  filters: readonly Filter[];
  isDate: boolean;
}

/** How a measure is made of aggregates. */
export type MeasureTree =
  | { kind: 'aggregate'; aggregate: Aggregate }
  | { kind: 'ratio'; numerator: MeasureTree; denominator: MeasureTree }
  /** A measure's part of the sum of that measure over all rows of the result. */
  | { kind: 'part'; whole: MeasureTree }
  /** Text with measures in it. */
  | { kind: 'formula'; parts: (string | MeasureTree)[] };

/** The tree of a measure as a query uses it. `period` filters it further: one range of a comparison. */
export function measureTree(
  context: CompileContext,
  use: MeasureUse,
  period: readonly Filter[] = [],
): MeasureTree {
  if (use.share !== undefined) requireNumber(context, use.measure);
  const where = [...(use.where ?? []), ...period];
  const tree = treeOf(context, use.measure, where);
  if (use.share === 'of-total') return { kind: 'part', whole: tree };
  if (use.share === 'of-unfiltered') {
    return { kind: 'ratio', numerator: tree, denominator: treeOf(context, use.measure, period) };
  }
  return tree;
}

export function measureNamed(context: CompileContext, member: string): Measure {
  const measure = context.model.measure(member);
  if (!measure) throw queryProblem(`There is no measure ${member}.`, { measure: member });
  return measure;
}

/** Shares and conditions are of numbers, not of dates. */
export function requireNumber(context: CompileContext, member: string): void {
  const { format, label } = measureNamed(context, member);
  if (format === 'date') throw queryProblem(`${label} is a date, not a number.`, { measure: member });
}

/** Every aggregate in the tree; one that is needed twice comes twice. */
export function aggregatesOf(tree: MeasureTree): Aggregate[] {
  switch (tree.kind) {
    case 'aggregate':
      return [tree.aggregate];
    case 'ratio':
      return [...aggregatesOf(tree.numerator), ...aggregatesOf(tree.denominator)];
    case 'part':
      return aggregatesOf(tree.whole);
    case 'formula':
      return tree.parts.flatMap((part) => (typeof part === 'string' ? [] : aggregatesOf(part)));
  }
}

/** SQL of the tree; `value` gives that of an aggregate. */
export function measureSql(
  tree: MeasureTree,
  fraction: string,
  value: (aggregate: Aggregate) => string,
): string {
  const sql = (part: MeasureTree): string => measureSql(part, fraction, value);
  switch (tree.kind) {
    case 'aggregate':
      return value(tree.aggregate);
    case 'ratio':
      return `${fraction} ${operand(tree.numerator, sql(tree.numerator))} / NULLIF(${sql(tree.denominator)}, 0)`;
    case 'part':
      return `${fraction} ${operand(tree.whole, sql(tree.whole))} / NULLIF(SUM(${sql(tree.whole)}) OVER (), 0)`;
    case 'formula':
      return tree.parts
        .map((part) =>
          typeof part === 'string' ? part.replaceAll('1.0 *', fraction) : operand(part, sql(part)),
        )
        .join('');
  }
}

function operand(tree: MeasureTree, sql: string): string {
  return tree.kind === 'aggregate' ? sql : `(${sql})`;
}

function treeOf(context: CompileContext, member: string, filters: readonly Filter[]): MeasureTree {
  const measure = measureNamed(context, member);
  const { aggregate, entity, sql, where: condition, numerator, denominator } = measure;
  if (aggregate === 'ratio') {
    return {
      kind: 'ratio',
      numerator: treeOf(context, memberOf(entity, numerator!), filters),
      denominator: treeOf(context, memberOf(entity, denominator!), filters),
    };
  }
  if (aggregate === 'derived') {
    return {
      kind: 'formula',
      parts: context.parse(sql!).map((part) => {
        if (part.kind === 'text') return part.text;
        if (part.kind !== 'field') throw queryProblem(`${measure.label} may only be made of measures.`);
        return treeOf(context, `${part.field.owner ?? entity}.${part.field.name}`, filters);
      }),
    };
  }
  const isDate = measure.format === 'date';
  return {
    kind: 'aggregate',
    aggregate: context.same({ entity, function: aggregate, sql, condition, filters, isDate }),
  };
}

function memberOf(entity: string, name: string): string {
  return name.includes('.') ? name : `${entity}.${name}`;
}
