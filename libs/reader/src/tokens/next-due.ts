import { findStretch } from './stretch';
import { stem } from './stem';
import type { Token } from './token';

const NEXT =
  /next (?:(?:\d+|two|three|four|five|six|seven|eight|nine|ten) )?(?:[^ ]+ ){0,3}?(?:delivery|deliveries|pos?|(?:purchase |sales )?orders?|shipments?|drops?)(?: (?!is|are|was|were|week|month|days?)[a-z0-9&'-]+){0,5}? (?:(?:that|which) (?:is|are) )?(?:due|expected)/;
const PERIOD = /^(days?|weeks?|months?|quarters?|years?|weekend|mon|tues|wednes|thurs|fri|satur|sun)(day)?$/;
const DELIVERY = /^(delivery|deliveries|shipments?)$/;

/** "the next Voltix delivery due", "next 3 POs due": those that are next due, whatever stands between. */
export function nextDue(tokens: readonly Token[]): Token[] {
  const next = findStretch(tokens, NEXT);
  if (!next) return [...tokens];
  const between = tokens.slice(next.from + 1, next.to - 1);
  if (between.length === 0 || between.some(({ norm, kind }) => PERIOD.test(norm) || kind === 'punctuation'))
    return [...tokens];
  const due = tokens[next.to - 1]!;
  // "due into WH-05": what comes in, rather than what goes out to customers.
  const isInto = tokens[next.to]?.norm === 'into';
  return [
    ...tokens.slice(0, next.from),
    ...between.flatMap((token) =>
      isInto && DELIVERY.test(token.norm)
        ? [{ ...token, norm: 'inbound', stem: stem('inbound') }, token]
        : [token],
    ),
    { ...due, norm: 'next', stem: stem('next') },
    due,
    ...tokens.slice(next.to),
  ];
}
