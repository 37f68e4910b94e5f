import { findStretch, instead } from './stretch';
import type { Token } from './token';

const DEEDS =
  /(?:what|how much|how many)(?: (?:units|pieces))? (?:(?:did|have|has|had) (?:we|you|they)|was|were|has been|have been|had been) (?:order|ordered)(?: (?:on|for|in|against) (?:the )?(?:purchase order|sales order|order|po) [^ ]+)?(?: ,)? and (?:(?:what|how much|how many)(?: (?:units|pieces))? )?(?:(?:(?:did|have|has|had) (?:we|you|they)|was|were|has been|have been|had been) )?(?:actually |then |already |really )?(?<got>receive|received|get|got|fulfil|fulfill|fulfilled)(?: (?:so far|for it|for them|in the end))?/;
const LINES = /(?:, )?(?:line by line|per line|by line|for each line|for every line)(?: [,:])?/;
const CODED = /(?:order|po|number|no|reference|delivery) (?:[a-z]+ ?- ?)?\d{4,}/;

/**
 * "what did we order and what did we receive on PO 100": two quantities beside each other, by line where one order is
 * named; nothing asks for what is in the state of having been received.
 */
export function orderedAndReceived(tokens: readonly Token[]): Token[] {
  const deeds = findStretch(tokens, DEEDS);
  if (!deeds) return [...tokens];
  const got = /^(fulfil|fulfill|fulfilled)$/.test(deeds.groups['got']!) ? 'fulfilled' : 'received';
  const isByLine = findStretch(tokens, LINES) !== undefined || findStretch(tokens, CODED) !== undefined;
  const and = deeds.from + tokens.slice(deeds.from, deeds.to).findIndex(({ norm }) => norm === 'and');
  const ordered =
    deeds.from + tokens.slice(deeds.from, and).findIndex(({ norm }) => /^order(ed)?$/.test(norm));
  const received = ['units', got, ...(isByLine ? ['per', 'line'] : [])];
  const later = instead(tokens, { from: and + 1, to: deeds.to }, received);
  const said = instead(later, { from: deeds.from, to: ordered + 1 }, ['units', 'ordered']);
  const lines = findStretch(tokens, LINES);
  if (!lines) return said;
  const isBefore = lines.from < deeds.from;
  const shift = isBefore ? 0 : said.length - tokens.length;
  return instead(said, { from: lines.from + shift, to: lines.to + shift }, []);
}
