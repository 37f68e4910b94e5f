import { stem } from './stem';
import type { Token } from './token';

const EACH = /^(apiece|each)$/;
const PIECE = /^(piece|unit|pop|item|article|pc)$/;
const SOLD = /^(sell|sells|selling)$/;
const BOUGHT = /^(buy|buys|buying)$/;
const PRICED =
  /^(sell|sells|selling|buy|buys|buying|cost|costs|costing|price|prices|priced|retail|retails|retailing)$/;
const BOUND =
  /^(for|at|us|we|more|less|over|under|above|below|than|least|most|at|up|to|between|and|not|£|\$|€|>|<)$/;

const GOODS = /^(products?|items?|goods|articles?|skus?|stuff)$/;
const OVER: ReadonlyMap<string, string> = new Map([
  ['above', 'more'],
  ['over', 'more'],
  ['under', 'less'],
  ['below', 'less'],
]);

/** "products that sell above 1.50": sold for more than that, as nothing is counted. */
export function soldFor(tokens: readonly Token[]): Token[] {
  const isOfGoods = tokens.some(({ norm }) => GOODS.test(norm));
  return tokens.flatMap((token, at) => {
    const bound = OVER.get(token.norm);
    const after = tokens[at + 2];
    const isPlain =
      after === undefined || after.kind === 'punctuation' || /^(and|or|but|that|which)$/.test(after.norm);
    const isSold = SOLD.test(tokens[at - 1]?.norm ?? '') && tokens[at + 1]?.kind === 'number';
    if (bound === undefined || !isOfGoods || !isSold || !isPlain) return [token];
    return ['for', bound, 'than'].map((norm) => ({ ...token, norm, stem: stem(norm) }));
  });
}

/** "that sell for less than 3 a piece", "we buy for under 2 each": the price of one, not what all of them came to. */
export function priceEach(tokens: readonly Token[]): Token[] {
  const at = tokens.findIndex(({ kind }, index) => kind === 'number' && pieceAfter(tokens, index) > 0);
  const verb = at < 0 ? -1 : verbBefore(tokens, at);
  if (verb < 0) return [...tokens];
  const end = at + pieceAfter(tokens, at);
  return tokens.flatMap((token, index) => {
    if (index > at && index <= end) return [];
    const isAt = index === verb + 1 && /^(for|at)$/.test(token.norm);
    if (BOUGHT.test(tokens[verb]!.norm)) {
      if (isAt) return [];
      return index === verb ? [{ ...token, norm: 'cost', stem: stem('cost') }] : [token];
    }
    return isAt && SOLD.test(tokens[verb]!.norm) ? [{ ...token, norm: 'for', stem: stem('for') }] : [token];
  });
}

/** How many words after the number say that it is for one: "a piece", "apiece", "per unit". */
function pieceAfter(tokens: readonly Token[], at: number): number {
  const [first, second] = [tokens[at + 1]?.norm ?? '', tokens[at + 2]?.norm ?? ''];
  if (EACH.test(first)) return 1;
  return /^(a|per)$/.test(first) && PIECE.test(second) ? 2 : 0;
}

function verbBefore(tokens: readonly Token[], at: number): number {
  for (let before = at - 1; before >= 0; before--) {
    if (PRICED.test(tokens[before]!.norm)) return before;
    if (!BOUND.test(tokens[before]!.norm)) return -1;
  }
  return -1;
}
