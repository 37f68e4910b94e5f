import { catalog, type CatalogProduct, type InventoryPage, type InventoryView } from '#libs/contracts';
import { choice, optional, text } from '../parameters';
import { column, tableOf } from '../result-rows';
import { said, unknown } from '../said-result';
import { defineTool, type ToolContext } from '../tool';
import { counted, listed } from '../wording';
import { nameOf, placeOf } from './products';

const PAGE = 100;
const MAX_PAGES = 3;
const NAMED = 3;
const PRODUCTS = [
  column('product', 'Product', 'text', 'dimension'),
  column('department', 'Department', 'text', 'dimension'),
  column('stock', 'In stock', 'count'),
  column('minimum', 'Minimum', 'count'),
  column('expected', 'Next delivery', 'text', 'dimension'),
  column('place', 'Place', 'text', 'dimension'),
];
const DEPARTMENTS = [
  column('department', 'Department', 'text', 'dimension'),
  column('products', 'Products', 'count'),
  column('low', 'Below minimum', 'count'),
  column('out', 'Out of stock', 'count'),
];

export const inventoryLevels = defineTool({
  name: 'inventory_levels',
  label: 'Inventory levels',
  summary: 'What your store is low on or out of, or its stock by department.',
  agent: 'commerce',
  personas: ['store_associate', 'store_manager'],
  parameters: {
    state: choice({
      label: 'State',
      description: 'Which products.',
      choices: [
        { value: 'all', label: 'By department', says: ['all', 'by department', 'per department'] },
        {
          value: 'low',
          label: 'Below the minimum',
          says: [
            'low',
            'low on',
            'low on stock',
            'low in stock',
            'running low',
            'running low on',
            'below minimum',
            'below the minimum',
            'short of',
            'short on',
            'reorder',
            'to reorder',
            'restock',
            'to restock',
            'replenish',
            'nearly out',
            'almost out',
            'critical',
            'running out',
            'understocked',
            'refill',
          ],
        },
        {
          value: 'out',
          label: 'Out of stock',
          says: [
            'out of stock',
            'sold out',
            'out',
            'run out',
            'empty',
            'gone',
            'not available',
            'unavailable',
            'stocked out',
            'missing',
          ],
        },
      ],
      default: 'all',
    }),
    department: optional(text({ label: 'Department', description: 'Only this department.' })),
  },
  phrases: [
    '(what|which products|which items|what products|what items|what stock|anything) [is|are|do we have|have we] [that] [is|are|we are] {state} [on] [in {department}]',
    '(what|which products|which items|what) (are we|are we running|is running|do we run) {state} [in {department}]',
    '(what|which products|which items) do we (need|have) [to] {state} [in {department}]',
    '(what|which products|which items) (needs|need|should|must) [to] [be] [we] {state} [in {department}]',
    '[show|list|give me] [the|all] {state} (products|items|stock|articles) [in {department}]',
    '(products|items|articles) [that are] {state} [in {department}]',
    '[show|give me|what are|how are|what is] [me] [the|our] (inventory|stock|inventory levels|stock levels|inventory level|stock level|inventory status|stock situation|inventory overview) [levels|level|status|overview|look like|looking] [{state}] [of|in|for] [the] [{department}]',
    'how (is|are) [the|our] (stock|inventory|stock levels|inventory levels) [looking] [in {department}]',
    'how many (products|items) are {state} [in {department}]',
    '(what|which products) have we {state} [of] [in {department}]',
    'what is {state} [in {department}]',
  ],
  examples: ['What is low on stock?', 'Which products are out of stock?', 'Show me the inventory levels'],
  async run({ state, department: named }, context) {
    const view: InventoryView = state === 'low' ? 'below-minimum' : state === 'out' ? 'out' : 'all';
    const overview = await page(context, { view: 'out' }, 'Stock by department', 1);
    const departments = overview.departments.map(({ department }) => department);
    const department = named === undefined ? undefined : departments.find((each) => sameName(each, named));
    if (named !== undefined && department === undefined)
      return unknown(
        `This store has no department “${named}”.`,
        `Departments: ${listed(departments)}.`,
        departments,
      );
    const shown = overview.departments.filter(
      (each) => department === undefined || each.department === department,
    );
    const total = (of: (each: InventoryPage['departments'][number]) => number) =>
      shown.reduce((sum, each) => sum + of(each), 0);
    const [all, low, out] = [
      total((each) => each.products),
      total((each) => each.belowMinimum),
      total((each) => each.out),
    ];
    const where = department === undefined ? '' : ` in ${department}`;
    if (state === 'all' && department === undefined)
      return said({
        sentence: `${counted(low, 'product')} of ${all} ${low === 1 ? 'is' : 'are'} below the minimum, ${out} of them out of stock.`,
        table: tableOf(
          DEPARTMENTS,
          shown.map(({ department: own, products, belowMinimum, out: gone }) => ({
            department: own,
            products,
            low: belowMinimum,
            out: gone,
          })),
        ),
        notes: ['Below the minimum counts what is out of stock as well.'],
      });
    const products = await everyPage(context, { view, ...(department !== undefined && { department }) });
    const names = listed(products.slice(0, NAMED).map(nameOf));
    const first =
      products.length === 0 ? '' : ` ${products.length > NAMED ? 'First' : 'They are'}: ${names}.`;
    const count = state === 'out' ? out : state === 'low' ? low : all;
    return said({
      sentence:
        state === 'all'
          ? `${counted(all, 'product')}${where}: ${low} below the minimum, ${out} of them out of stock.`
          : `${counted(count, 'product')}${where} ${count === 1 ? 'is' : 'are'} ${state === 'out' ? 'out of stock' : 'below the minimum'}.${first}`,
      table: tableOf(PRODUCTS, products.map(rowOf)),
      notes: products.length < count ? [`The first ${products.length} are shown.`] : [],
    });
  },
});

const rowOf = (product: CatalogProduct) => ({
  product: nameOf(product),
  department: product.department,
  stock: product.stock,
  minimum: product.minimum,
  expected: product.expected === null ? null : `${product.expected.quantity} on ${product.expected.day}`,
  place: placeOf(product),
});

const sameName = (name: string, said: string) => {
  const [own, wanted] = [name.toLowerCase(), said.toLowerCase().replace(/^the /, '')];
  return own === wanted || own.includes(wanted) || wanted.includes(own);
};

const page = (
  context: Pick<ToolContext, 'services'>,
  wanted: { view: InventoryView; department?: string; cursor?: string },
  label: string,
  limit: number,
) =>
  context.services.call(catalog.inventory, { ...wanted, limit }, (result) => ({
    label,
    count: result.data.length,
  }));

async function everyPage(
  context: Pick<ToolContext, 'services'>,
  wanted: { view: InventoryView; department?: string },
): Promise<CatalogProduct[]> {
  const found: CatalogProduct[] = [];
  let cursor: string | undefined;
  for (let at = 0; at < MAX_PAGES; at += 1) {
    const { data, nextCursor } = await page(
      context,
      { ...wanted, ...(cursor !== undefined && { cursor }) },
      'Stock of the store',
      PAGE,
    );
    found.push(...data);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return found;
}
