import type { Token } from '../tokens/token';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words of politeness before the request itself. */
const LEADING =
  words(`please pls kindly can could would will you we i i'd 'd 'll want need like to have should must let's lets let us me go ahead and
  now then ok okay hey hi hello just also so for the help try immediately quickly may im 'm going gonna right`);
/** Commands that change something, whatever follows. */
const COMMANDS =
  words(`create delete cancel update modify edit transfer reassign approve reject postpone reschedule expedite relocate
  rename insert overwrite amend adjust submit refund reallocate discontinue deactivate authorise authorize schedule
  unblock erase deduct redirect reroute confirm allocate`);
/** Commands only when a thing to change follows: "order 200 units", not "order value". */
const COMMANDS_WITH_OBJECT =
  words(`move push pull add ship set change make put order reorder buy purchase send raise lower reduce increase
  decrease mark book issue dispatch void restock replenish receive close hold return release fix correct write remove drop
  assign block swap merge flag email notify call place start stop load unload pick pack deliver bump shift extend
  delay speed bring mail message tell`);
const OBJECT = words(
  `the a an all this that these those my our its it them another more new every each some his her their`,
);
/** Reading, although it looks like a command: "order value", "change in revenue", "update on order 100001". */
const NOUN_AFTER =
  words(`in on of by from vs versus since over rate rates value values count counts date dates history status number numbers
  line lines per was were is are has have percentage reason reasons order orders list lists report reports`);
const UNITS_OF_GOODS = words(
  `unit units case cases crate crates pallet pallets piece pieces box boxes bottle bottles pack packs bag bags of`,
);
const MAX_LEADING = 8;
/** "set min on P-0002 to 100", "bump the reorder point up to 40": a new figure for something. */
const NEW_FIGURE = /^(set|change|update|put|make|raise|lower|bump|increase|reduce|drop|adjust|fix|move)$/;

/** Asks for something to be changed. This product only answers; changes are proposed elsewhere. */
export function isWriteRequest(tokens: readonly Token[], hasHistory: boolean): boolean {
  for (const start of clauseStarts(tokens)) {
    let at = start;
    while (at < tokens.length && at - start < MAX_LEADING && LEADING.has(tokens[at]!.norm)) at++;
    if (isCommand(tokens, at, hasHistory)) return true;
  }
  return false;
}

/** The question's start, and what follows "and" or a full stop: "show late orders and cancel them". */
function clauseStarts(tokens: readonly Token[]): number[] {
  const starts = [0];
  tokens.forEach(({ norm }, at) => {
    if (
      at > 0 &&
      (norm === 'and' || norm === 'then' || norm === '.' || norm === ',' || norm === ';' || norm === ':')
    )
      starts.push(at + 1);
  });
  return starts;
}

function isCommand(tokens: readonly Token[], at: number, hasHistory: boolean): boolean {
  const verb = tokens[at]?.norm ?? '';
  const next = tokens[at + 1];
  if (NEW_FIGURE.test(verb) && endsWithFigure(tokens, at)) return true;
  if (verb === 'put' && isSetBeside(tokens, at)) return false;
  const hasCode = tokens.slice(at + 1).some(({ norm }) => /\d/.test(norm));
  if (COMMANDS.has(verb)) {
    if (next === undefined) return true;
    if (NOUN_AFTER.has(next.norm) && !/^orders?$/.test(next.norm)) return false;
    return !(verb === 'schedule' && !OBJECT.has(next.norm) && !/\d/.test(next.norm));
  }
  if (!COMMANDS_WITH_OBJECT.has(verb) || next === undefined) return false;
  if (hasHistory && isLength(tokens, at)) return false;
  // "purchase order 100: what did we order": the order is named.
  if (verb === 'purchase' && next.norm === 'order' && /\d{3}/.test(tokens[at + 2]?.text ?? '')) return false;
  if (
    NOUN_AFTER.has(next.norm) &&
    !(/^(orders?|lines?)$/.test(next.norm) && hasCode && !/^(order|pick|pack|stock|return|ship)$/.test(verb))
  )
    return false;
  const isObject =
    OBJECT.has(next.norm) ||
    next.kind === 'number' ||
    /\d/.test(next.text) ||
    /\d/.test(tokens[at + 2]?.text ?? '');
  const isGoods = next.kind === 'number' && UNITS_OF_GOODS.has(tokens[at + 2]?.norm ?? '');
  // "order 108617 status" looks a code up; "order 200 units" and "order 50 P-0001" would buy something.
  // "order the groups by units on hand" puts them into an order.
  if (verb === 'order' && tokens.slice(at + 2).some(({ norm }) => norm === 'by')) return false;
  if (verb === 'order')
    return (
      isGoods ||
      (next.kind === 'number' && (next.value ?? 0) < 10_000 && tokens.length > at + 2) ||
      OBJECT.has(next.norm) ||
      next.norm === 'more'
    );
  if (hasHistory && /^(add|remove|drop|change|make|put|set|order|tell|call|bring|pull|start)$/.test(verb))
    return isGoods || (hasCode && verb !== 'add' && verb !== 'tell');
  if (/^(tell|bring|pull|call|email|mail|message)$/.test(verb))
    return verb !== 'tell' && verb !== 'pull' && verb !== 'bring' && verb !== 'call';
  return (
    isObject ||
    isGoods ||
    (/^(po|stock|inventory|delivery|shipment|price|status|supplier|product)s?$/.test(next.norm) &&
      !(verb === 'purchase' && /^(price|po|stock|status)/.test(next.norm)))
  );
}

/** "put November beside October": to be compared, where nothing has a place to be put in. */
function isSetBeside(tokens: readonly Token[], at: number): boolean {
  const rest = tokens.slice(at + 1).map(({ norm }) => norm);
  return /\b(beside|next to|against|alongside|side by side)\b/.test(rest.join(' ')) && !rest.includes('into');
}

/** "make that 5": how many of what was listed before to show. */
function isLength(tokens: readonly Token[], at: number): boolean {
  const [verb, what, number, ...others] = tokens.slice(at).filter(({ kind }) => kind !== 'punctuation');
  return (
    verb?.norm === 'make' &&
    /^(that|it)$/.test(what?.norm ?? '') &&
    number?.kind === 'number' &&
    others.every(({ norm }) => /^(please|pls|then|instead)$/.test(norm))
  );
}

function endsWithFigure(tokens: readonly Token[], at: number): boolean {
  const rest = tokens.slice(at + 1).filter(({ kind, norm }) => kind !== 'punctuation' && norm !== 'please');
  return rest.length > 2 && rest.at(-1)!.kind === 'number' && /^(to|at|=)$/.test(rest.at(-2)!.norm);
}
