import type { CatalogProduct } from '#libs/contracts';
import { choice, text } from '../parameters';
import { tableOf } from '../result-rows';
import { said } from '../said-result';
import { defineTool } from '../tool';
import { counted } from '../wording';
import { nameOf, placeOf, PRODUCT_COLUMNS, productRow, productsCalled, stockText } from './products';

export const productLookup = defineTool({
  name: 'product_lookup',
  label: 'Product',
  summary:
    'How many of a product your store has, where it stands and what it costs; by words, code or category.',
  agent: 'commerce',
  personas: ['store_associate', 'store_manager'],
  parameters: {
    product: text({ label: 'Product', description: 'What it is called, its code, barcode or category.' }),
    aspect: choice({
      label: 'What about it',
      description: 'What is answered first.',
      choices: [
        { value: 'all', label: 'Everything', says: ['everything about', 'details'] },
        {
          value: 'stock',
          label: 'Stock',
          says: [
            'in stock',
            'stock',
            'do we have',
            'have we got',
            'we got',
            'you have',
            'do you have',
            'do we still have',
            'do not we have',
            'is there',
            'are there',
            'left',
            'available',
            'out of',
            'how many',
            'sell',
            'carry',
            'have any',
            'we have',
            'is it there',
            'availability',
            'got any',
            'run out',
          ],
        },
        {
          value: 'place',
          label: 'Place',
          says: [
            'where',
            'find',
            'aisle',
            'shelf',
            'location',
            'located',
            'place',
            'position',
            'which section',
            'which row',
          ],
        },
        {
          value: 'price',
          label: 'Price',
          says: [
            'price',
            'how much is',
            'how much are',
            'how much does',
            'how much do',
            'how much',
            'cost',
            'costs',
            'how expensive',
            'prices',
            'what costs',
            'pay',
          ],
        },
      ],
      default: 'all',
    }),
  },
  phrases: [
    '(do|does) [not] (we|you|i|the shop|the store) [still|also|actually] (have|sell|carry|stock|keep|do|got) [any|some|more] {product} [left|in stock|in store|available|out back|in the back|here|today|at the moment|right now|in]',
    '(have|did) [not] (we|you|i) [still] got [any|some|more] {product} [left|in stock|available|out back|in the back|here|in]',
    'we [still] (got|have) [any|some|more] {product} [left|in stock|out back|in the back|in store]',
    'you [still] have [any|some] {product} [in stock|here|left] [yes or no]',
    'i have [any|some] {product} left',
    'got [any] [more] [of] [the] {product} [left|in stock|out back|in the back]',
    '(a customer|customer|customers|lady|guy|man|woman|someone|somebody) [here] (wants|needs|asks for) {product} do we (have|stock|sell|carry) (it|that|them|any|those)',
    'where we (keep|have|put) [the] {product}',
    '(which|what) aisle for [the] {product}',
    '(is|are) [there|we] [not] [still] (any|some|more) {product} [left|in stock|available|out back|in the back|here]',
    '(is|are) there [still|any|more] {product} [left|in stock|available|out back|in the back|here]',
    '(is|are) {product} [still] (in stock|available|sold out|out of stock|in)',
    '(is|are) [the] product {product} [still] (in stock|available|sold out|there)',
    '(are we|have we|did we) [run|running|sold] (out of|out) {product}',
    'how many [units|pieces|packs] [of] {product} (do we have|have we got|do we still have|are in stock|are there|are left|we have|do i have|is in stock|have we) [left|in stock|in the store]',
    'how (many|much) {product} [is|are] (left|in stock|available|do we have)',
    "(where|where's) (do i find|can i find|do we keep|is|are|can they find|do they find|can a customer find|would i find|do we have|should i put|does|goes|go) [the] {product} [at|located|kept|go|please]",
    'where [the] {product}',
    'find [me] [the] [product] {product}',
    '(what|which|in which|in what|on which|on what) (aisle|shelf|section|row) (is|are|has|have|do i find|can i find|holds) [the] {product} [in|on|at]',
    '(aisle|location|shelf|place|position) (of|for) [the] {product}',
    'how (much|expensive) (is|are|does|do|for|costs|cost) [the|a|one] {product} [cost|costs]',
    'what (is|are) the (price|prices|cost) (of|for) [the] {product}',
    '[the] (price|cost|stock|availability|stock level) (of|for|on) [the] {product}',
    'what (does|do) [the|a] {product} cost',
    'what [the] {product} costs',
    '{product} (price|stock|aisle|location|availability)',
    '(look up|lookup|check|search|search for|show|tell me about|look for|info on|information on|details of|details on|scan) [the|a] (product|item|article|sku|code|barcode|stock of|price of|stock for) {product}',
    '(what|which) (kinds|types|kind|type|sorts|brands) of {product} (do we have|do we sell|are there|have we got|do we carry)',
    "(i am|i'm|we are) looking for [the|a|some] {product}",
    '(a customer|the customer|customer|someone|somebody|a lady|a guy|a man|a woman) (is looking for|looks for|wants|needs|asks for|is asking for|wants to buy|asked for) [the|a|some] {product}',
    'check [if|whether] (we have|we got|there is) [any] {product} [left|in stock]',
    '(is|are) {product} {aspect}',
    '(is|are) (it|that|they|this) [still] (in stock|available|sold out)',
    'where (is|are) (it|that|they|this|those)',
  ],
  examples: ['Do we have oat milk in stock?', 'Where do I find the pasta?', 'How much is the olive oil?'],
  async run({ product: words, aspect }, context) {
    const called = await productsCalled(context, words);
    if ('refused' in called) return called.refused;
    const { found, tolerant } = called;
    const [first, ...others] = found as [CatalogProduct, ...CatalogProduct[]];
    const instead =
      first.availability === 'out'
        ? others.find(({ availability, category }) => availability !== 'out' && category === first.category)
        : undefined;
    const other = instead === undefined ? '' : ` In its place: ${nameOf(instead)}, ${stockText(instead)}.`;
    const more = others.length > 0 ? ` ${counted(others.length, 'other product')} found as well.` : '';
    return said({
      sentence: `${sentenceOf(first, aspect)}${other}${more}`,
      table: tableOf(PRODUCT_COLUMNS, found.map(productRow)),
      notes: tolerant
        ? []
        : ['The search index is being loaded: only names that hold these very words were found.'],
    });
  },
});

function sentenceOf(product: CatalogProduct, aspect: 'all' | 'stock' | 'place' | 'price'): string {
  const name = nameOf(product);
  const place = placeOf(product);
  const stock = stockText(product);
  const price = product.price === null ? 'has no price on record' : `costs ${product.price.toFixed(2)}`;
  const where = place === null ? 'has no place on record' : `is in ${place}`;
  const counts = /^\d/.test(stock) ? `has ${stock}` : stock;
  switch (aspect) {
    case 'price':
      return `${name} ${price}${product.unit === 'each' || product.price === null ? '' : ` per ${product.unit}`}.`;
    case 'place':
      return `${name} ${where}; ${/^\d/.test(stock) ? stock : `it ${stock}`}.`;
    case 'stock':
      return `${/^\d/.test(stock) ? `${name}: ${stock}` : `${name} ${stock}`}${place === null ? '' : `, ${place}`}.`;
    default:
      return `${name} ${counts}${place === null ? '' : `, ${where}`} and ${price}.`;
  }
}
