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

/** The period with which a running total starts again. */
export type Reset = NonNullable<NonNullable<MeasureUse['cumulative']>['reset']>;

/** How the parts of a tree are written. */
export interface MeasureWriter {
  readonly fraction: string;
  value(aggregate: Aggregate): string;
  /** The column that shows a member. */
  group(member: string): string;
  /** An aggregate's value over all periods so far. */
  running(aggregate: Aggregate, value: string, reset: Reset | undefined): string;
}

/** How a measure is made of aggregates. */
export type MeasureTree =
  | { kind: 'aggregate'; aggregate: Aggregate }
  | { kind: 'ratio'; numerator: MeasureTree; denominator: MeasureTree }
  /** A measure's part of the sum of that measure over the rows of the result that are equal in these columns. */
  | { kind: 'part'; whole: MeasureTree; within: readonly string[] }
  /** An aggregate over all periods so far. */
  | { kind: 'running'; aggregate: Aggregate; reset: Reset | undefined }
  /** Text with measures in it. */
  | { kind: 'formula'; parts: (string | MeasureTree)[] };

/** The tree of a measure as a query uses it. `period` filters it further: one range of a comparison. */
export function measureTree(
  context: CompileContext,
  use: MeasureUse,
  period: readonly Filter[] = [],
): MeasureTree {
  const { share, shareWithin, cumulative } = use;
  if (share !== undefined) requireNumber(context, use.measure);
  if (shareWithin && share !== 'of-total') throw queryProblem('shareWithin belongs to the share of-total.');
  if (cumulative && share !== undefined) throw queryProblem('A share cannot be a running total.');
  const where = [...(use.where ?? []), ...period];
  const tree = treeOf(context, use.measure, where);
  if (cumulative) return runningTree(context, tree, use);
  if (share === 'of-total') return { kind: 'part', whole: tree, within: shareWithin ?? [] };
  if (share === 'of-unfiltered') {
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
    case 'running':
      return [tree.aggregate];
    case 'ratio':
      return [...aggregatesOf(tree.numerator), ...aggregatesOf(tree.denominator)];
    case 'part':
      return aggregatesOf(tree.whole);
    case 'formula':
      return tree.parts.flatMap((part) => (typeof part === 'string' ? [] : aggregatesOf(part)));
  }
}

/** Whether the tree looks at other rows of the result, so that a condition on it has to wait until they are there. */
export function usesWindow(tree: MeasureTree): boolean {
  switch (tree.kind) {
    case 'aggregate':
      return false;
    case 'part':
    case 'running':
      return true;
    case 'ratio':
      return usesWindow(tree.numerator) || usesWindow(tree.denominator);
    case 'formula':
      return tree.parts.some((part) => typeof part !== 'string' && usesWindow(part));
  }
}

/** SQL of the tree. */
export function measureSql(tree: MeasureTree, writer: MeasureWriter): string {
  const sql = (part: MeasureTree): string => measureSql(part, writer);
  const { fraction } = writer;
  switch (tree.kind) {
    case 'aggregate':
      return writer.value(tree.aggregate);
    case 'running':
      return writer.running(tree.aggregate, writer.value(tree.aggregate), tree.reset);
    case 'ratio':
      return `${fraction} ${operand(tree.numerator, sql(tree.numerator))} / NULLIF(${sql(tree.denominator)}, 0)`;
    case 'part': {
      const columns = tree.within.map((member) => writer.group(member));
      const window = columns.length === 0 ? '' : `PARTITION BY ${columns.join(', ')}`;
      return `${fraction} ${operand(tree.whole, sql(tree.whole))} / NULLIF(SUM(${sql(tree.whole)}) OVER (${window}), 0)`;
    }
    case 'formula':
      return tree.parts
        .map((part) =>
          typeof part === 'string' ? part.replaceAll('1.0 *', fraction) : operand(part, sql(part)),
        )
        .join('');
  }
}

function operand(tree: MeasureTree, sql: string): string {
  return tree.kind === 'aggregate' || tree.kind === 'running' ? sql : `(${sql})`;
}

/** Sums of sums are right, averages of averages and counts of what came before are not. */
function runningTree(context: CompileContext, tree: MeasureTree, use: MeasureUse): MeasureTree {
  switch (tree.kind) {
    case 'aggregate': {
      const { aggregate } = tree;
      if (aggregate.function === 'avg' || aggregate.function === 'count_distinct') {
        const { label } = measureNamed(context, use.measure);
        throw queryProblem(`${label} cannot be added up from period to period.`, { measure: use.measure });
      }
      return { kind: 'running', aggregate, reset: use.cumulative?.reset };
    }
    case 'ratio':
      return {
        ...tree,
        numerator: runningTree(context, tree.numerator, use),
        denominator: runningTree(context, tree.denominator, use),
      };
    case 'formula':
      return {
        ...tree,
        parts: tree.parts.map((part) => (typeof part === 'string' ? part : runningTree(context, part, use))),
      };
    default:
      return tree;
  }
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
