import { type CostSaving, findCostSavings, type PurchaseHistory } from '#libs/calculations';
import type { Filter, Formula, Scalar } from '#libs/contracts';
import { allRows } from '../all-rows';
import { addDays } from '../calendar-days';
import { count, money, ratio } from '../figures';
import { percent } from '../parameters';
import { column, tableOf } from '../result-rows';
import { defineTool } from '../tool';
import { counted, written } from '../wording';
import { BY_PRODUCT_AND_SUPPLIER, NOT_CANCELLED, PRODUCT_AND_SUPPLIER } from './purchase-history';

/** Quantities of a year, and the latest part of it whose costs are compared with the year before that part. */
const YEAR_DAYS = 365;
const RECENT_DAYS = 90;

const FORMULAS: Formula[] = [
  {
    label: 'Saving',
    text: '(unit cost paid − unit cost of reference) × units of the last 365 days',
    source: 'Price variance: Horngren, Datar and Rajan (2012), Cost Accounting, chapter 7',
  },
  {
    label: 'Cheaper at another supplier',
    text: 'Reference: the lowest unit cost at another supplier of the same product, its mean over the last 365 days',
    source: 'Weighted mean, money paid / units ordered',
  },
  {
    label: 'Cheaper before',
    text: 'Paid: the mean of the last 90 days. Reference: the mean of the 365 days before them, same product and supplier',
    source: 'Weighted mean, money paid / units ordered',
  },
];

const NOTES = [
  'Where a product could be had cheaper in both ways, only the larger saving counts towards the total.',
  'The other supplier is taken to deliver the same product in these quantities; its capacity, minimum orders and freight are not in the data. See how many lines its cost rests on.',
  'The lowest of several means is partly luck: expect somewhat less than shown.',
];

const COLUMNS = [
  column('product_code', 'Product code', 'code', 'dimension'),
  column('product_name', 'Product', 'text', 'dimension'),
  column('supplier_code', 'Supplier code', 'code', 'dimension'),
  column('supplier_name', 'Supplier', 'text', 'dimension'),
  column('found', 'Cheaper', 'text', 'dimension'),
  column('other_supplier_code', 'Other supplier code', 'code', 'dimension'),
  column('other_supplier_name', 'Other supplier', 'text', 'dimension'),
  column('weighted_unit_cost', 'Unit cost paid', 'money'),
  column('reference_unit_cost', 'Unit cost of reference', 'money'),
  column('difference', 'Cheaper by', 'percent'),
  column('reference_lines', 'Lines of reference', 'count'),
  column('units_ordered', 'Units, last 365 days', 'count'),
  column('saving', 'Saving a year', 'money'),
];

export const identifyCostSavings = defineTool({
  name: 'identify_cost_savings',
  label: 'Cost savings',
  summary:
    'Finds products that cost less at another supplier or earlier, with what a year of purchases would have saved.',
  agent: 'supplier',
  personas: ['procurement_specialist'],
  parameters: {
    threshold_percent: percent({
      label: 'Threshold',
      description: 'Only what is cheaper by more than so many per cent of what is paid.',
      min: 0,
      max: 100,
      default: 5,
    }),
  },
  phrases: [
    'identify [the] [cost] savings [opportunities] [(over|above|of at least|of more than) {threshold_percent}]',
    '(cost|potential|possible) savings [(over|above|of at least|of more than) {threshold_percent}]',
    '(savings|saving) (opportunities|potential|possibilities) [(over|above) {threshold_percent}]',
    'where can (we|i) save [(money|cost|costs)] [on (purchasing|purchases|buying)] [more than {threshold_percent}]',
    'how (can|could) (we|i) (save|spend less|reduce costs|cut costs|lower costs)',
    'how much (can|could) (we|i) save [by switching suppliers]',
    'where (do|did) (we|i) (overpay|pay too much) [by more than {threshold_percent}]',
    '(what|which products) (can|could) (we|i) buy cheaper [elsewhere] [by more than {threshold_percent}]',
    '(which|what) products are cheaper (elsewhere|at another supplier|from another supplier) [by more than {threshold_percent}]',
    '(cut|reduce|lower) (purchasing|buying|procurement) costs [by {threshold_percent}]',
    'which products (became|got|have become) (dearer|more expensive) [by more than {threshold_percent}]',
  ],
  examples: [
    'Where can we save money on purchasing?',
    'Find cost savings above 10 percent',
    'Which products are cheaper at another supplier?',
  ],
  keys: ['product.product_code', 'purchase_order.supplier_code'],
  async run({ threshold_percent: threshold }, context) {
    const after = addDays(context.today, 1);
    const yearFrom = addDays(context.today, 1 - YEAR_DAYS);
    const recentFrom = addDays(context.today, 1 - RECENT_DAYS);
    const earlierFrom = addDays(recentFrom, -YEAR_DAYS);
    const rows = await allRows(context, 'What was paid, by product and supplier', {
      dimensions: PRODUCT_AND_SUPPLIER,
      measures: [
        ...within('year', yearFrom, after),
        { measure: 'purchase_line.lines', where: [ordered(yearFrom, after)], as: 'year_lines' },
        ...within('recent', recentFrom, after),
        ...within('earlier', earlierFrom, recentFrom),
      ],
      timeDimensions: [{ dimension: 'purchase_order.order_date', dateRange: [earlierFrom, after] }],
      filters: [NOT_CANCELLED],
      order: BY_PRODUCT_AND_SUPPLIER,
    });
    const { histories, names } = historiesOf(rows);
    const bought = histories.filter(({ year }) => year.units > 0);
    if (bought.length === 0)
      return {
        kind: 'refused',
        code: 'THIN_DATA',
        message: `Nothing was bought in the last ${counted(YEAR_DAYS, 'day')}, so there is nothing to save on.`,
        nextStep: 'Check that the newest purchase orders are loaded.',
        needs: { observations: 1, given: 0 },
      };
    const savings = findCostSavings(histories, threshold / 100);
    const counting = savings.filter((saving) => saving.counted);
    const total = counting.reduce((sum, { saving }) => sum + saving, 0);
    const products = new Set(counting.map(({ product }) => product)).size;
    const spend = bought.reduce((sum, { year }) => sum + year.paid, 0);
    const sources = new Map<string, number>();
    for (const { product } of bought) sources.set(product, (sources.get(product) ?? 0) + 1);
    const shared = [...sources.values()].filter((count) => count > 1).length;
    return {
      kind: 'result',
      sentence: sentenceOf(savings, products, total, threshold, names),
      figures: [
        money('saving', 'Saving a year', total),
        count('products', 'Products', products),
        {
          name: 'saving_share',
          label: 'Of what was spent',
          value: total / spend,
          format: 'percent',
          unit: '',
        },
        ratio('threshold', 'Threshold', threshold / 100),
      ],
      table: tableOf(
        COLUMNS,
        savings.map((saving) => rowOf(saving, names)),
      ),
      chart: null,
      drawing: null,
      formulas: FORMULAS,
      inputs: [
        money('spend', 'Spend, last 365 days', spend),
        count('products_bought', 'Products bought', sources.size),
        {
          name: 'shared_products',
          label: 'of several suppliers',
          value: shared,
          format: 'count',
          unit: 'products',
        },
      ],
      notes: NOTES,
      actions: [],
    };
  },
});

const ordered = (from: string, before: string): Filter => ({
  member: 'purchase_order.order_date',
  operator: 'inDateRange',
  values: [from, before],
});

const within = (name: string, from: string, before: string) => [
  { measure: 'purchase_line.spend', where: [ordered(from, before)], as: `${name}_spend` },
  { measure: 'purchase_line.units_ordered', where: [ordered(from, before)], as: `${name}_units` },
];

interface Names {
  products: Map<string, string>;
  suppliers: Map<string, string>;
}

function historiesOf(rows: readonly Record<string, Scalar>[]): {
  histories: PurchaseHistory[];
  names: Names;
} {
  const names: Names = { products: new Map(), suppliers: new Map() };
  const histories = new Map<string, PurchaseHistory>();
  for (const row of rows) {
    const [product, supplier] = [String(row.product_code), String(row.supplier_code)];
    names.products.set(product, String(row.product_name ?? product));
    names.suppliers.set(supplier, String(row.supplier_name ?? supplier));
    // A supplier that was renamed has a row a name.
    const key = JSON.stringify([product, supplier]);
    const before = histories.get(key);
    const span = (name: 'year' | 'recent' | 'earlier') => ({
      paid: Number(row[`${name}_spend`] ?? 0) + (before?.[name].paid ?? 0),
      units: Number(row[`${name}_units`] ?? 0) + (before?.[name].units ?? 0),
    });
    histories.set(key, {
      product,
      supplier,
      year: { ...span('year'), lines: Number(row.year_lines ?? 0) + (before?.year.lines ?? 0) },
      recent: span('recent'),
      earlier: span('earlier'),
    });
  }
  return { histories: [...histories.values()], names };
}

function rowOf(saving: CostSaving, { products, suppliers }: Names) {
  const { otherSupplier: other } = saving;
  return {
    product_code: saving.product,
    product_name: products.get(saving.product)!,
    supplier_code: saving.supplier,
    supplier_name: suppliers.get(saving.supplier)!,
    found: saving.kind === 'supplier' ? 'at another supplier' : 'before',
    other_supplier_code: other ?? null,
    other_supplier_name: other === undefined ? null : suppliers.get(other)!,
    weighted_unit_cost: saving.unitCost,
    reference_unit_cost: saving.otherUnitCost,
    difference: saving.difference,
    reference_lines: saving.otherLines ?? null,
    units_ordered: saving.units,
    saving: saving.saving,
  };
}

function sentenceOf(
  savings: readonly CostSaving[],
  products: number,
  total: number,
  threshold: number,
  names: Names,
): string {
  const [largest] = savings;
  if (largest === undefined)
    return `Nothing that was bought in the last year was cheaper by more than ${written(threshold)} % elsewhere or before.`;
  const of = `${names.products.get(largest.product)!} (${largest.product})`;
  return `${counted(products, 'product')} could have cost ${written(total, 0)} less in a year; most can be saved on ${of}: ${written(largest.saving, 0)}.`;
}
