import type { SupplierCostIndex } from '#libs/calculations';
import type { Scalar } from '#libs/contracts';
import { column } from '../result-rows';

/** One product bought from one supplier. */
export interface Bought {
  productCode: string;
  productName: string;
  supplierCode: string;
  supplierName: string;
  /** Money. */
  paid: number;
  units: number;
  lines: number;
  /** Money paid for goods that have a list cost, and that list cost. */
  listedPaid: number;
  atList: number;
}

/** Rows of a query by product and supplier; a supplier that was renamed keeps the last of its names. */
export function bought(rows: readonly Record<string, Scalar>[]): Bought[] {
  const found = new Map<string, Bought>();
  for (const row of rows) {
    const [productCode, supplierCode] = [String(row.product_code), String(row.supplier_code)];
    const key = JSON.stringify([productCode, supplierCode]);
    const before = found.get(key);
    found.set(key, {
      productCode,
      productName: String(row.product_name ?? productCode),
      supplierCode,
      supplierName: String(row.supplier_name ?? supplierCode),
      paid: Number(row.spend) + (before?.paid ?? 0),
      units: Number(row.units_ordered) + (before?.units ?? 0),
      lines: Number(row.lines) + (before?.lines ?? 0),
      listedPaid: Number(row.listed_spend) + (before?.listedPaid ?? 0),
      atList: Number(row.spend_at_list) + (before?.atList ?? 0),
    });
  }
  return [...found.values()].filter(({ paid, units }) => paid > 0 && units > 0);
}

export const SUPPLIER_COLUMNS = [
  column('supplier_code', 'Supplier code', 'code', 'dimension'),
  column('supplier_name', 'Supplier', 'text', 'dimension'),
  column('like_for_like_index', 'Like-for-like index', 'percent'),
  column('shared_products', 'Products compared', 'count'),
  column('list_cost_index', 'Paid against list', 'percent'),
  column('products_bought', 'Products bought', 'count'),
  column('lines', 'Lines', 'count'),
  column('units_ordered', 'Units ordered', 'count'),
  column('spend', 'Spend', 'money'),
  column('comparable_set', 'Comparable set', 'count'),
];

/** One a supplier, the largest set that can be compared first, cheapest first within it. */
export function supplierRows(compared: readonly Bought[], indexes: readonly SupplierCostIndex[]) {
  const sizes = new Map<number, number>();
  for (const { set } of indexes) if (set !== undefined) sizes.set(set, (sizes.get(set) ?? 0) + 1);
  const order = [...sizes].sort(([a, size], [b, other]) => other - size || a - b).map(([set]) => set);
  const numbers = new Map(order.map((set, index) => [set, index + 1]));
  const rows = indexes.map(({ supplier, sharedProducts, index, set }) => {
    const own = compared.filter(({ supplierCode }) => supplierCode === supplier);
    const sum = (of: (one: Bought) => number) => own.reduce((total, one) => total + of(one), 0);
    const atList = sum((one) => one.atList);
    return {
      supplier_code: supplier,
      supplier_name: own.at(-1)?.supplierName ?? supplier,
      like_for_like_index: index ?? null,
      shared_products: sharedProducts,
      list_cost_index: atList > 0 ? sum((one) => one.listedPaid) / atList : null,
      products_bought: own.length,
      lines: sum((one) => one.lines),
      units_ordered: sum((one) => one.units),
      spend: sum((one) => one.paid),
      comparable_set: set === undefined ? null : numbers.get(set)!,
    };
  });
  const last = (value: number | null) => value ?? Infinity;
  return rows.sort(
    (one, other) =>
      difference(last(one.comparable_set), last(other.comparable_set)) ||
      difference(last(one.like_for_like_index), last(other.like_for_like_index)) ||
      difference(last(one.list_cost_index), last(other.list_cost_index)),
  );
}

export const PRODUCT_COLUMNS = [
  column('product_code', 'Product code', 'code', 'dimension'),
  column('product_name', 'Product', 'text', 'dimension'),
  column('supplier_code', 'Supplier code', 'code', 'dimension'),
  column('supplier_name', 'Supplier', 'text', 'dimension'),
  column('weighted_unit_cost', 'Unit cost', 'money'),
  column('cheapest_unit_cost', 'Cheapest unit cost', 'money'),
  column('above_cheapest', 'Above cheapest', 'percent'),
  column('lines', 'Lines', 'count'),
  column('units_ordered', 'Units ordered', 'count'),
  column('extra_cost', 'Paid above cheapest', 'money'),
];

/** Each product that was bought from several, with each of its suppliers; where most could have been saved first. */
export function productRows(compared: readonly Bought[]) {
  const byProduct = new Map<string, Bought[]>();
  for (const one of compared)
    byProduct.set(one.productCode, [...(byProduct.get(one.productCode) ?? []), one]);
  const groups = [...byProduct.values()]
    .filter((sources) => sources.length > 1)
    .map((sources) => {
      const cheapest = Math.min(...sources.map(costOf));
      return sources
        .map((one) => ({
          product_code: one.productCode,
          product_name: one.productName,
          supplier_code: one.supplierCode,
          supplier_name: one.supplierName,
          weighted_unit_cost: costOf(one),
          cheapest_unit_cost: cheapest,
          above_cheapest: costOf(one) / cheapest - 1,
          lines: one.lines,
          units_ordered: one.units,
          extra_cost: (costOf(one) - cheapest) * one.units,
        }))
        .sort((one, other) => one.weighted_unit_cost - other.weighted_unit_cost);
    });
  const extra = (rows: (typeof groups)[number]) => rows.reduce((sum, { extra_cost: cost }) => sum + cost, 0);
  return groups.sort((one, other) => extra(other) - extra(one)).flat();
}

const costOf = ({ paid, units }: Bought) => paid / units;
/** Infinity − Infinity is no number. */
const difference = (one: number, other: number) => (one === other ? 0 : one - other);
