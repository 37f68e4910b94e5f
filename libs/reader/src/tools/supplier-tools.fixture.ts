import type { ToolDefinition } from '#libs/contracts';
import { days, value } from './parameters.fixture';

/** Tools as their definitions may be written: what the reader is tried with. */
export const SUPPLIER_TOOLS: readonly ToolDefinition[] = [
  {
    name: 'analyze_supplier_performance',
    label: 'Supplier performance',
    summary: 'Punctuality, completeness and lead time, scored.',
    agent: 'supplier',
    personas: ['procurement_specialist'],
    parameters: [
      value('supplier_code', 'purchase_order.supplier_code', 'Supplier', { required: false }),
      days('How many of the last days are looked at.', 90),
    ],
    phrases: [
      'analyze [the] [supplier] performance [of {supplier_code}] [over the last {days}]',
      '(performance|scorecard|rating) of {supplier_code} [in the last {days}]',
      'supplier (scorecard|scorecards|performance analysis) [of {supplier_code}]',
      'how (is|are|was|were) {supplier_code} performing',
      'how well (is|does|did|has) {supplier_code} (perform|performing|performed|doing|deliver)',
      'rate [the] suppliers',
    ],
    examples: ['Analyze supplier performance of SUP-001'],
    keys: ['purchase_order.supplier_code'],
  },
  {
    name: 'compare_supplier_costs',
    label: 'Supplier costs',
    summary: 'What suppliers charge, like for like.',
    agent: 'supplier',
    personas: ['procurement_specialist'],
    parameters: [
      value('product_group', 'product.product_group', 'Product group', { required: false }),
      value('suppliers', 'purchase_order.supplier_code', 'Suppliers', { many: true, required: false }),
    ],
    phrases: [
      'compare [the] (supplier|suppliers) (costs|prices) [for {product_group}]',
      'compare [the] (costs|prices) [of {suppliers}] [for {product_group}]',
      'cost comparison [of {suppliers}] [for {product_group}]',
    ],
    examples: ['Compare supplier costs for Dairy'],
    keys: ['purchase_order.supplier_code'],
  },
  {
    name: 'identify_cost_savings',
    label: 'Cost savings',
    summary: 'Where the same is bought cheaper.',
    agent: 'supplier',
    personas: ['procurement_specialist'],
    parameters: [
      {
        name: 'threshold_percent',
        label: 'Saving of at least',
        description: 'Per cent of the price.',
        kind: 'percent',
        many: false,
        required: false,
        min: 0,
        max: 100,
        default: 5,
      },
    ],
    phrases: [
      'identify [the] [cost] savings [over {threshold_percent}]',
      'where can (we|i) save [money|cost|costs] [on purchasing]',
      '(cost|potential) savings [of at least {threshold_percent}]',
      '(savings|saving) (opportunities|potential|possibilities) [over {threshold_percent}]',
      'how (can|could) (we|i) (save|spend less|reduce costs|cut costs)',
    ],
    examples: ['Identify cost savings over 5 percent'],
    keys: ['product.product_code'],
  },
  {
    name: 'analyze_purchase_trends',
    label: 'Purchase trends',
    summary: 'How purchases develop.',
    agent: 'supplier',
    personas: ['procurement_specialist'],
    parameters: [
      days('How many of the last days are looked at.', 180),
      {
        name: 'group_by',
        label: 'Grouped by',
        description: 'What the trend is told for.',
        kind: 'choice',
        many: false,
        required: false,
        default: 'month',
        choices: [
          { value: 'month', label: 'Month', says: ['by month', 'per month', 'monthly'] },
          { value: 'supplier', label: 'Supplier', says: ['by supplier', 'per supplier', 'of each supplier'] },
          {
            value: 'product_group',
            label: 'Product group',
            says: ['by product group', 'by group', 'per group'],
          },
        ],
      },
    ],
    phrases: [
      'analyze [the] [purchase|purchasing|spend] trends [over the last {days}] [{group_by}]',
      '(purchase|purchasing|buying|spend|spending|procurement) (trend|trends|trend analysis) [over the last {days}] [{group_by}]',
      'how (is|has|have|are) [our] (purchases|purchasing|spend|spending) (developing|developed|trending|evolving|evolved)',
    ],
    examples: ['Analyze purchase trends over the last 6 months'],
    keys: [],
  },
];
