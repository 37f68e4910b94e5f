import type { CatalogProduct, ResultTable } from '#libs/contracts';
import { column, tableOf } from '../result-rows';
import { listed } from '../wording';
import { nameOf, productRow } from './products';

/** A product to offer, and what speaks for it. */
interface Suggestion {
  product: CatalogProduct;
  why: string;
}

/** How many are asked for. */
export const MOST_SUGGESTIONS = 6;
const NAMED = 3;
const COLUMNS = [
  column('product', 'Product', 'text', 'dimension'),
  column('why', 'Why', 'text', 'dimension'),
  column('stock', 'In stock', 'count'),
  column('place', 'Place', 'text', 'dimension'),
  column('price', 'Price', 'money'),
];

/** The names of the best, to be said: "Butter, Rye bread and Honey". */
export const namesOf = (suggestions: readonly Suggestion[]): string =>
  listed(suggestions.slice(0, NAMED).map(({ product }) => nameOf(product)));

export const suggestionTable = (suggestions: readonly Suggestion[]): ResultTable =>
  tableOf(
    COLUMNS,
    suggestions.map(({ product, why }) => ({ ...productRow(product), why })),
  );
