import { goodsNotBought, toSuppliers } from './buying-side';
import { comparedOnce, numberOfEach } from './closing-clause';
import { nextDue } from './next-due';
import { oneFigurePer } from './one-figure';
import { orderToArrival } from './order-to-arrival';
import { orderedAndReceived } from './ordered-and-received';
import { plannedFor } from './planned-for';
import { priceEach, soldFor } from './price-each';
import { withoutSpeaker } from './speaker';
import { stem } from './stem';
import type { Token } from './token';
import { zerosToo } from './zeros-too';

/** Two words that dictation hears for one, and one that it hears for another. */
const PAIRS: ReadonlyMap<string, string> = new Map([
  ['wear house', 'warehouse'],
  ['ware house', 'warehouse'],
  ['where house', 'warehouse'],
  ['were house', 'warehouse'],
  ['wear houses', 'warehouses'],
  ['ware houses', 'warehouses'],
  ['over due', 'overdue'],
  ['back orders', 'backorders'],
  ['web site', 'website'],
]);
const SINGLE: ReadonlyMap<string, string> = new Map([
  ['verses', 'versus'],
  ['werehouse', 'warehouse'],
  ['@', 'at'],
  // The command "calculate" asks for a tool, "calculated with" says nothing.
  ['calculated', 'computed'],
]);
const DONE = /^(ordered|bought|placed|sold|delivered|received|purchased|shipped)$/;
/** "did not deliver", "did we receive": what is done then. */
const DID: ReadonlyMap<string, string> = new Map([
  ['deliver', 'delivered'],
  ['arrive', 'arrived'],
  ['ship', 'shipped'],
  ['receive', 'received'],
]);
const MODAL = /^(should|could|would|must|might)$/;

/** "…, and whose is it": names who it belongs to beside what is asked for. */
const WHOSE: ReadonlyMap<string, string> = new Map([
  ['whose is it', 'customer'],
  ['whose is that', 'customer'],
  ['whose are they', 'customer'],
  ['whose order is it', 'customer'],
  ['who is it for', 'customer'],
  ["who 's it for", 'customer'],
  ['who are they for', 'customer'],
  ['who is it from', 'supplier'],
  ["who 's it from", 'supplier'],
  ['who are they from', 'supplier'],
]);
const MIN_QUESTION = 3;
/** Words between "did" and its verb: "did all of our suppliers deliver". */
const MAX_BETWEEN = 4;

function belongsTo(tokens: readonly Token[]): Token[] {
  const words = tokens.filter(({ kind }) => kind !== 'punctuation');
  const and = words.findLastIndex(({ norm }) => norm === 'and');
  const owner = WHOSE.get(
    words
      .slice(and + 1)
      .map(({ norm }) => norm)
      .join(' '),
  );
  if (and < MIN_QUESTION || owner === undefined) return [...tokens];
  const [lead, noun] = [words[and]!, words[and + 1]!];
  const rest = words.slice(and + 1);
  return tokens.flatMap((token) => {
    if (token === lead) return [{ ...token, norm: 'with', stem: 'with' }];
    if (token === noun) return [{ ...token, end: rest.at(-1)!.end, norm: owner, stem: stem(owner) }];
    return rest.includes(token) ? [] : [token];
  });
}

/** "at any of our warehouses", "any of the POs": any of all that there are. */
function withoutPart(tokens: readonly Token[]): Token[] {
  const isPart = (at: number): boolean =>
    tokens[at - 1]?.norm === 'any' &&
    tokens[at]?.norm === 'of' &&
    /^(our|the|my|your)$/.test(tokens[at + 1]?.norm ?? '') &&
    tokens[at + 2]?.kind === 'word';
  return tokens.filter((_, at) => !isPart(at) && !isPart(at - 1));
}

function isAfterDid(tokens: readonly Token[], at: number): boolean {
  const before = tokens.slice(Math.max(0, at - MAX_BETWEEN - 1), at);
  const did = before.findLastIndex(({ norm }) => norm === 'did');
  return did >= 0 && before.slice(did).every(({ kind }) => kind === 'word');
}

const SAID_OTHERWISE: readonly ((tokens: readonly Token[]) => Token[])[] = [
  withoutSpeaker,
  belongsTo,
  withoutPart,
  plannedFor,
  zerosToo,
  soldFor,
  priceEach,
  oneFigurePer,
  toSuppliers,
  goodsNotBought,
  orderedAndReceived,
  comparedOnce,
  numberOfEach,
  orderToArrival,
  nextDue,
];

/** The words of a question as they were meant where dictation, or the ear, wrote others. */
export function asMeant(written: readonly Token[]): Token[] {
  const tokens = SAID_OTHERWISE.reduce((said, meant) => meant(said), [...written]);
  const meant: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const [token, next] = [tokens[at]!, tokens[at + 1]];
    const pair = next && PAIRS.get(`${token.norm} ${next.norm}`);
    const single = SINGLE.get(token.norm);
    // "ordered nothing": the same as "not ordered"
    if (
      DONE.test(token.norm) &&
      next?.norm === 'nothing' &&
      /^(have|has|had|'ve|but|and|who)$/.test(tokens[at - 1]?.norm ?? '')
    ) {
      meant.push({ ...token, norm: 'not', stem: 'not' }, { ...next, norm: token.norm, stem: token.stem });
      at++;
      continue;
    }
    const done = isAfterDid(tokens, at) ? DID.get(token.norm) : undefined;
    if (done !== undefined) {
      meant.push({ ...token, norm: done, stem: stem(done) });
      continue;
    }
    // "should've", "should of"
    const isHave = /^('ve|of)$/.test(token.norm) && MODAL.test(tokens[at - 1]?.norm ?? '');
    if (pair !== undefined) {
      const text = `${token.text} ${next!.text}`;
      meant.push({ ...token, text, end: next!.end, norm: pair, stem: stem(pair) });
      at++;
    } else if (single !== undefined) {
      meant.push({ ...token, kind: 'word', norm: single, stem: stem(single) });
    } else meant.push(isHave ? { ...token, norm: 'have', stem: stem('have') } : token);
  }
  return meant;
}
