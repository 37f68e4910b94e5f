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
