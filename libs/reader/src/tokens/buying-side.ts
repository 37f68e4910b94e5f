import { findStretch, instead } from './stretch';
import type { Token } from './token';

const FROM_US =
  /(?:suppliers?|vendors?) (?:[^ ]+ ){1,10}?(?:no|any|a|an|the|one|last|first|open|our|single)(?: new| recent| single)? (?<order>(?:purchase )?orders?|pos?) from us/;
const NOT_BOUGHT =
  /what (?:(?:(?:have|has|had|did|do|does) (?:n't|not)|haven't|didn't|don't) (?:we|you|i)(?: ever| yet)?|(?:have|has|had|did|do|does) (?:we|you|i) (?:not|never|n't)(?: ever| yet)?) (?:buy|bought|order|ordered|purchase|purchased|sell|sold)/;

/** "suppliers that had no order from us": ours to them, although customers order from us. */
export function toSuppliers(tokens: readonly Token[]): Token[] {
  const orders = findStretch(tokens, FROM_US);
  return orders ? instead(tokens, { from: orders.to - 2, to: orders.to }, []) : [...tokens];
}

/** "what haven't we bought from Crown Foods": of all the goods there are. */
export function goodsNotBought(tokens: readonly Token[]): Token[] {
  const what = findStretch(tokens, NOT_BOUGHT);
  return what ? instead(tokens, { from: what.from, to: what.from + 1 }, ['which', 'products']) : [...tokens];
}
