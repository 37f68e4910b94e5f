import { rootOf } from './root-words';

const roots = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/).map(rootOf));

/** Hold a phrase together; it is the same phrase without them. */
const FUNCTION = roots(`
  a an the our my your his their its this that these those any all some each every
  i we you me us it they them he she one ones
  is are was were be been being am 's 're 've 'd 'm do does did has have had
  of for in at on to from by with about into within over as per via through than
  please and or then so also now just there here if while`);

/** Ask or request in general: "which", "show me". A phrase of several other words is understood without them. */
const ASKING = roots(
  `what which who whom whose how where when show list give find get tell see let display want like need know`,
);

/** Said before or after any request. */
const POLITE = roots(`
  please pls plz u ur kindly thanks thank thx cheers hi hello hey can could would will may might shall you me us i we
  want wanted need like love help trying able try let give tell show get see find make do run work out
  could'd 'd 'll now quickly quick urgently asap ok okay so well right just maybe perhaps possible
  actually basically exactly really again too also as soon for the and then a an my our any some there
  wondering wonder know question how what which is it are be have has been to of in on at with from by
  look looking morning afternoon team folks mate sure something anything info information report
  sensible proper good current currently own new full whole overall`);

/** Verbs that only say that something is to be found out, whatever the tool. */
const REQUESTS =
  roots(`calculate compute determine estimate derive calc recalculate recompute identify find spot detect
  flag analyse assess evaluate review examine study investigate check run`);

const VERBS = roots(
  `forecast predict project anticipate optimise plan recommend advise suggest propose compare`,
);

/** Words for the same request, so that a phrase written with one of them is understood with the others. */
const SYNONYMS: readonly (readonly string[])[] = [
  ['calculate', 'compute', 'determine', 'estimate', 'derive', 'calc', 'recalculate', 'recompute'],
  ['forecast', 'predict', 'project', 'anticipate'],
  ['identify', 'find', 'show', 'list', 'spot', 'detect', 'flag', 'reveal'],
  ['analyse', 'assess', 'evaluate', 'review', 'examine', 'study', 'investigate'],
  ['optimise', 'plan'],
  ['recommend', 'advise', 'suggest', 'propose'],
  ['will', "'ll", 'would', 'might', 'may', 'could', 'shall'],
  ['order', 'ordering', 'buy', 'purchase', 'reorder'],
  ['item', 'product', 'article', 'sku', 'good', 'stuff', 'thing'],
  ['supplier', 'vendor'],
  ['warehouse', 'site', 'depot'],
  ['cost', 'price'],
  ['saving', 'save'],
  ['risk', 'probability', 'likelihood', 'chance'],
  ['should', 'must', 'shall'],
  ['late', 'delayed', 'overdue'],
  ['fulfilment', 'fulfillment'],
];
const BY_ROOT = new Map<string, ReadonlySet<string>>();
for (const group of SYNONYMS) {
  const own = group.map(rootOf);
  for (const root of own) BY_ROOT.set(root, new Set([...(BY_ROOT.get(root) ?? []), ...own]));
}

/**
 * What only a tool can give: a question that says this is none for a query, although a query could be made of its other
 * words. Each entry is one or several words that stand in this order, with function words between them.
 */
const ONLY_TOOLS: readonly (readonly string[])[] = [
  'calculate',
  'calc',
  'recalculate',
  'compute',
  'forecast',
  'predict',
  'projected',
  'optimise',
  'advise',
  'recommend',
  'suggest',
  'propose',
  'saving',
  'analyse',
  'assess',
  'evaluate',
  'investigate',
  'probability',
  'likelihood',
  'chance',
  'expected demand',
  'future demand',
  'demand outlook',
  'demand next',
  'demand will',
  'will demand',
  'will need',
  'will sell',
  'will we run',
  'will i run',
  ...['order', 'buy', 'purchase', 'reorder'].flatMap((verb) => [
    `should i ${verb}`,
    `should we ${verb}`,
    `i need ${verb}`,
    `we need ${verb}`,
    `i must ${verb}`,
    `we must ${verb}`,
    `must i ${verb}`,
    `must we ${verb}`,
  ]),
  'when can complete',
  'when can fulfil',
  'when can fulfill',
  'when can fill',
  'plan route',
  'plan deliver',
  'route for',
  'route to',
  'route through',
  'route from',
  'best route',
  'shortest route',
].map((phrase) => phrase.split(' ').map(rootOf));

/** The same, with nothing but function words between: "purchase price trend" is about prices. */
const ONLY_TOOLS_JOINED: readonly (readonly string[])[] = [
  'purchase trend',
  'spend trend',
  'trend purchase',
  'trend spend',
].map((phrase) => phrase.split(' ').map(rootOf));

/** A chance, but for "likely to run out": that is said as well of what the days of cover tell. */
const LIKELY = / (how likely|likely(?! (run|sell|stock|dry|empty)\b)) /;

export type WordWeight = 'content' | 'asking' | 'function';

export function weightOf(root: string): WordWeight {
  return FUNCTION.has(root) ? 'function' : ASKING.has(root) ? 'asking' : 'content';
}

export function isPolite(root: string): boolean {
  return POLITE.has(root) || FUNCTION.has(root) || ASKING.has(root);
}

export function isRequest(root: string): boolean {
  return REQUESTS.has(root);
}

/** Verbs that one phrase of a tool may lend to another: "predict how much we will need". */
export function isVerbOfTools(root: string): boolean {
  return REQUESTS.has(root) || VERBS.has(root);
}

export function synonymsOf(root: string): ReadonlySet<string> {
  return BY_ROOT.get(root) ?? new Set([root]);
}

/** Whether these words of a question say something that only a tool can give. */
export function sayOnlyTools(said: readonly string[]): boolean {
  const carrying = ` ${said.filter((root) => !FUNCTION.has(root)).join(' ')} `;
  return (
    LIKELY.test(carrying) ||
    ONLY_TOOLS_JOINED.some((words) => carrying.includes(` ${words.join(' ')} `)) ||
    ONLY_TOOLS.some((words) => {
      let at = 0;
      for (const root of said) if (root === words[at]) at += 1;
      return at >= words.length;
    })
  );
}
