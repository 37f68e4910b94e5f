import type { Token } from './token';

const ZERO = String.raw`(zero|zeros|zeroes|nil|empty|empties|out of|no) ?(stock|stocks|stocked)?`;
const ONES = String.raw`(the |those |all |any |also )*(ones? |items? |products? |lines? |skus? )?(that (have|has|are) |with |at |of |on )?`;
const LED = new RegExp(
  `^(including|include|incl|inclusive of|even|also|plus) ${ONES}${ZERO}( ones?| items?| products?| lines?| skus?)?$`,
);
const ENDED = new RegExp(
  `^${ONES}${ZERO}( ones?| items?| products?| lines?| skus?)? ?(are |is |to be )?(included|include|counted|count|too|as well|also)( as well| too)?$`,
);
const BREAK = /^[,;:.?!()–—-]$/;
const LEADS = /^(including|include|incl|inclusive|even)$/;

/** ", zero-stock ones included": leaves nothing out, as nothing was left out before. */
export function zerosToo(tokens: readonly Token[]): Token[] {
  let from = 0;
  for (let at = 0; at <= tokens.length; at++) {
    const isEnd =
      at === tokens.length || (tokens[at]!.kind === 'punctuation' && BREAK.test(tokens[at]!.text));
    const clause = tokens.slice(from, at);
    if (isEnd && from > 0 && (ENDED.test(textOf(clause)) || LED.test(textOf(clause))))
      return [...tokens.slice(0, from), ...tokens.slice(at)];
    const lead = isEnd ? clause.findIndex(({ norm }, index) => index > 0 && LEADS.test(norm)) : -1;
    if (lead > 0 && LED.test(textOf(clause.slice(lead))))
      return [...tokens.slice(0, from + lead), ...tokens.slice(at)];
    if (isEnd) from = at + 1;
  }
  return [...tokens];
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ norm }) => norm).join(' ');
}
