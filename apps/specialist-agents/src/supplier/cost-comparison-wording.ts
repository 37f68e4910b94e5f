import type { Figure } from '#libs/contracts';
import { count, money, period, ratio } from '../figures';
import { counted, percentage } from '../wording';
import type { Bought, productRows, supplierRows } from './cost-comparison';

type SupplierRow = ReturnType<typeof supplierRows>[number];

const nameOf = ({ supplier_name: name, supplier_code: code }: SupplierRow) => `${name} (${code})`;

/** The suppliers of the largest set that can be compared, cheapest first. */
const largestSet = (rows: readonly SupplierRow[]) => rows.filter(({ comparable_set: set }) => set === 1);

/** @param of " of Dairy", or nothing for all products */
export function comparisonSentence(of: string, rows: readonly SupplierRow[]): string {
  const comparable = largestSet(rows);
  const [cheapest, dearest] = [comparable[0], comparable.at(-1)];
  if (cheapest !== undefined && dearest !== undefined)
    return `On the same products${of}, ${nameOf(cheapest)} is the cheapest of ${counted(comparable.length, 'supplier')} with ${percentage(cheapest.like_for_like_index!)} of their mean cost and ${nameOf(dearest)} the dearest with ${percentage(dearest.like_for_like_index!)}.`;
  const only = 'can be compared against the product list only';
  const nothing = `No product${of} was bought from more than one of the suppliers, so they ${only}`;
  const [first] = rows;
  if (typeof first?.list_cost_index !== 'number') return `${nothing}, and the list has no cost for these.`;
  return `${nothing}: ${nameOf(first)} is lowest with ${percentage(first.list_cost_index)} of it.`;
}

export function costFigures(
  rows: readonly SupplierRow[],
  products: ReturnType<typeof productRows>,
  days: number,
): Figure[] {
  const comparable = largestSet(rows);
  const extra = products.reduce((sum, { extra_cost: cost }) => sum + cost, 0);
  const [cheapest, dearest] = [comparable[0], comparable.at(-1)];
  const lowest = rows[0]?.list_cost_index;
  if (cheapest === undefined || dearest === undefined)
    return [
      ...(typeof lowest !== 'number' ? [] : [ratio('lowest_list_index', 'Lowest paid against list', lowest)]),
      period(days),
    ];
  return [
    ratio('cheapest_index', 'Index of the cheapest', cheapest.like_for_like_index!),
    ratio('dearest_index', 'Index of the dearest', dearest.like_for_like_index!),
    count('comparable_suppliers', 'Suppliers compared', comparable.length),
    count('shared_products', 'Products compared', new Set(products.map((row) => row.product_code)).size),
    money('extra_cost', 'Paid above the cheapest of each', extra),
    period(days),
  ];
}

/** What the whole group cost against the product list, to read a supplier's own figure beside. */
export function comparisonInputs(compared: readonly Bought[]): Figure[] {
  const sum = (of: (one: Bought) => number) => compared.reduce((total, one) => total + of(one), 0);
  const atList = sum((one) => one.atList);
  const spend = money(
    'spend',
    'Spend',
    sum((one) => one.paid),
  );
  if (atList === 0) return [spend];
  return [
    ratio('group_list_index', 'Paid against list, all suppliers', sum((one) => one.listedPaid) / atList),
    spend,
  ];
}
