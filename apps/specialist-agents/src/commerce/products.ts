import { catalog, type CatalogProduct, QuartermasterError } from '#libs/contracts';
import { dayText } from '#libs/reader';
import { column } from '../result-rows';
import { unknown } from '../said-result';
import type { Outcome, ToolContext } from '../tool';
import { written } from '../wording';

const MOST = 8;

export const PRODUCT_COLUMNS = [
  column('product', 'Product', 'text', 'dimension'),
  column('stock', 'In stock', 'count'),
  column('place', 'Place', 'text', 'dimension'),
  column('price', 'Price', 'money'),
  column('department', 'Department', 'text', 'dimension'),
  column('code', 'Code', 'code', 'dimension'),
];

export const productRow = (product: CatalogProduct) => ({
  product: nameOf(product),
  stock: product.stock,
  place: placeOf(product),
  price: product.price,
  department: product.department,
  code: product.productCode,
});

/** With the size, where the name does not have it. */
export const nameOf = ({ name, size }: CatalogProduct) =>
  size === null || name.includes(size) ? name : `${name}, ${size}`;

/** "aisle 4, shelf B", as far as it is known. */
export const placeOf = ({ aisle, shelf }: CatalogProduct) =>
  [
    aisle === null ? '' : /^aisle/i.test(aisle) ? aisle : `aisle ${aisle}`,
    shelf === null ? '' : `shelf ${shelf}`,
  ]
    .filter(Boolean)
    .join(', ') || null;

/** How many there are, as it is said to a customer. */
export function stockText({ stock, availability, expected }: CatalogProduct): string {
  if (availability === 'not-sold-here') return 'is not sold in this store';
  if (availability === 'out' || stock === 0)
    return `is out of stock${expected === null ? '' : `; ${written(expected.quantity)} are expected on ${dayText(expected.day)}`}`;
  return `${written(stock ?? 0)} in stock${availability === 'low' ? ', which is low' : ''}`;
}

/** Products that words, a code or a category find; the best first. */
export async function productsCalled(
  context: Pick<ToolContext, 'services'>,
  words: string,
): Promise<{ found: CatalogProduct[]; tolerant: boolean } | { refused: Outcome }> {
  const { data, tolerant } = await context.services.call(
    catalog.search,
    { query: words, limit: MOST, inStockOnly: false },
    (result) => ({ label: `Products found for “${words}”`, count: result.data.length }),
  );
  if (data.length === 0)
    return {
      refused: unknown(`No product is found for “${words}”.`, 'Say it in other words, or give its code.'),
    };
  return { found: data, tolerant };
}

/** A NOT_FOUND of a room, as something to say. */
export async function unlessNotFound<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (thrown) {
    if (QuartermasterError.from(thrown).code === 'NOT_FOUND') return undefined;
    throw thrown;
  }
}
