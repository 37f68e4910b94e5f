import { compareSupplierCosts as likeForLike } from '#libs/calculations';
import type { Filter, Formula } from '#libs/contracts';
import { allRows } from '../all-rows';
import { addDays } from '../calendar-days';
import { choice, optional, valueOf } from '../parameters';
import { tableOf } from '../result-rows';
import { defineTool, type Outcome } from '../tool';
import { counted, listed } from '../wording';
import {
  bought,
  type Bought,
  PRODUCT_COLUMNS,
  productRows,
  SUPPLIER_COLUMNS,
  supplierRows,
} from './cost-comparison';
import { comparisonInputs, comparisonSentence, costFigures } from './cost-comparison-wording';
import { BY_PRODUCT_AND_SUPPLIER, placed, PRODUCT_AND_SUPPLIER } from './purchase-history';
import { periodDays, suppliers } from './supplier-parameters';

const FORMULAS: Formula[] = [
  {
    label: 'Like-for-like index',
    text: 'ln(unit cost) = product + supplier, least squares weighted by money paid, over products bought from several of the suppliers; 100 % is the mean of the suppliers that shared products link',
    source:
      'Country-product-dummy method, suppliers as countries: Summers (1973), Review of Income and Wealth 19, 1–16; weights: Rao (2005), ibid. 51, 571–580',
  },
  {
    label: 'Paid against list',
    text: 'Money paid / list cost of the same units, over all products of the group bought from the supplier',
    source: 'Purchase price index against standard cost',
  },
  { label: 'Unit cost', text: 'Money paid / units ordered', source: 'Weighted mean' },
];

const NOTES = [
  'Only the same product is compared directly. Products bought from one supplier enter the index against the product list alone.',
  'Orders count when they were placed within the days and not cancelled; costs of the whole time are averaged, so a general rise within it is not taken out.',
  'Freight, rebates and payment terms are not in the data.',
];

export const compareSupplierCosts = defineTool({
  name: 'compare_supplier_costs',
  label: 'Compare supplier costs',
  summary:
    'Compares what suppliers cost in a product group, like for like: the same product bought from several of them.',
  agent: 'supplier',
  personas: ['procurement_specialist'],
  parameters: {
    product_group: optional(
      valueOf('product.product_group', {
        label: 'Product group',
        description: 'The group whose products are compared, as Dairy; every group when absent.',
      }),
    ),
    suppliers: suppliers('Codes of the suppliers to compare; every supplier of the group when absent.'),
    days: periodDays('Orders placed in so many days up to today.'),
    group_by: choice({
      label: 'Rows',
      description: 'One row a supplier, or one a product and supplier.',
      choices: [
        { value: 'supplier', label: 'By supplier', says: ['by supplier', 'per supplier', 'by vendor'] },
        {
          value: 'product',
          label: 'By product',
          says: ['by product', 'per product', 'product by product', 'by item', 'item by item'],
        },
      ],
      default: 'supplier',
    }),
  },
  phrases: [
    'compare [the] (supplier|suppliers) (costs|prices) [(for|in|of) {product_group}]',
    'compare [the] (costs|prices) [of {suppliers}] [(for|in|of) {product_group}]',
    'compare {suppliers} (on|by) (cost|costs) [(for|in|of) {product_group}]',
    '(cost|costs) comparison [of {suppliers}] [(for|of|in) {product_group}]',
    '(which|what) supplier is [the] cheapest [(for|in|of) {product_group}]',
    'cheapest (supplier|suppliers) [(for|of|in) {product_group}]',
    '(dearest|expensive) (supplier|suppliers) [(for|of|in) {product_group}]',
    '(which|what) supplier (charges|asks) [us] [the] (most|least|more|less) [(for|in) {product_group}]',
    'how do [the] suppliers (compare|differ) (on|in|by) cost [(for|in|of) {product_group}]',
    'like for like (cost|costs) [of {suppliers}] [(for|in|of) {product_group}]',
  ],
  examples: [
    'Compare supplier costs for Dairy',
    'Compare supplier costs of SUP-007 and SUP-008 for Dairy',
    'Compare supplier prices',
  ],
  keys: ['purchase_order.supplier_code', 'product.product_code'],
  async run({ product_group: group, suppliers: asked, days, group_by: by }, context) {
    const { timeDimensions, filters } = placed([addDays(context.today, -days), addDays(context.today, 1)]);
    const of = group === undefined ? '' : ` of ${group}`;
    const rows = await allRows(
      context,
      `What was paid${group === undefined ? '' : ` for ${group}`}, by product and supplier`,
      {
        dimensions: PRODUCT_AND_SUPPLIER,
        measures: [
          { measure: 'purchase_line.spend' },
          { measure: 'purchase_line.units_ordered' },
          { measure: 'purchase_line.lines' },
          { measure: 'purchase_line.spend', where: [LISTED], as: 'listed_spend' },
          { measure: 'purchase_line.spend_at_list' },
        ],
        timeDimensions,
        filters: group === undefined ? filters : [...filters, inGroup(group)],
        order: BY_PRODUCT_AND_SUPPLIER,
      },
    );
    const all = bought(rows);
    // One supplier alone is compared with all the others.
    const named = asked !== undefined && new Set(asked).size > 1 ? asked : undefined;
    const compared = all.filter(({ supplierCode }) => named === undefined || named.includes(supplierCode));
    if (compared.length === 0) return nothingBought(of, asked, days);
    const indexes = likeForLike(
      compared.map(({ productCode, supplierCode, paid, units }) => ({
        product: productCode,
        supplier: supplierCode,
        paid,
        units,
      })),
    );
    const records = supplierRows(compared, indexes);
    const products = productRows(compared);
    return {
      kind: 'result',
      sentence: comparisonSentence(of, records),
      figures: costFigures(records, products, days),
      table: by === 'supplier' ? tableOf(SUPPLIER_COLUMNS, records) : tableOf(PRODUCT_COLUMNS, products),
      chart:
        by === 'supplier' && records.length > 1
          ? {
              kind: 'horizontal-bar',
              x: 'supplier_name',
              y: [
                indexes.some(({ index }) => index !== undefined) ? 'like_for_like_index' : 'list_cost_index',
              ],
            }
          : null,
      drawing: null,
      formulas: FORMULAS,
      inputs: comparisonInputs(compared),
      notes: [...NOTES, ...aboutThese(of, asked, compared, records)],
      actions: [],
    };
  },
});

const inGroup = (group: string): Filter => ({
  member: 'product.product_group',
  operator: 'equals',
  values: [group],
});
const LISTED: Filter = { member: 'product.unit_cost', operator: 'gt', values: [0] };

function aboutThese(
  of: string,
  asked: readonly string[] | undefined,
  compared: readonly Bought[],
  records: ReturnType<typeof supplierRows>,
): string[] {
  const missing = (asked ?? []).filter((code) => !compared.some(({ supplierCode }) => supplierCode === code));
  const alone = records.filter(({ like_for_like_index: index }) => index === null);
  const sets = new Set(records.flatMap(({ comparable_set: set }) => (set === null ? [] : [set])));
  return [
    ...(missing.length > 0 ? [`Nothing${of} was bought from ${listed(missing)} within the days.`] : []),
    ...(new Set(asked).size === 1 ? ['One supplier was named, so it is shown beside all others.'] : []),
    ...(alone.length > 0
      ? [
          `${counted(alone.length, 'supplier')} shared no product with another and can be compared against the product list only: ${listed(alone.slice(0, 5).map(({ supplier_name: name }) => String(name)))}${alone.length > 5 ? ' and others' : ''}.`,
        ]
      : []),
    ...(sets.size > 1
      ? [
          `The suppliers fall into ${counted(sets.size, 'set')} that share no product; compare an index only within its set.`,
        ]
      : []),
  ];
}

function nothingBought(of: string, asked: readonly string[] | undefined, days: number): Outcome {
  return {
    kind: 'refused',
    code: 'THIN_DATA',
    message: `Nothing${of} was bought${asked === undefined ? '' : ` from ${listed(asked)}`} in the last ${counted(days, 'day')}.`,
    nextStep: 'Ask for more days, another group, or all suppliers.',
    needs: { observations: 1, given: 0 },
  };
}
