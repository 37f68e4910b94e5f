import { has, isEntity, isFiller, isNoun, type Line, sensesOf } from './line';
import type { Mention } from './mention';

/**
 * "SO orders", "web versus SO": before the noun and beside another value the word is a kind of order, elsewhere it is a
 * word for orders.
 */
export function asKind(mentions: readonly Mention[], at: number, mention: Mention): Mention {
  // "which one product": one of the products, not one of those that were named before.
  const isOfNamed = mentions.slice(0, at).filter((other) => sensesOf(other, 'value').length > 0).length > 1;
  if (mention.phrase === 'which one' && /one$/i.test(mention.text) && (isNoun(mentions[at + 1]) || isOfNamed))
    return { ...mention, tags: new Set(['list']) };
  // "% of" and "% POs cancelled" at the start ask for a share.
  const isOpen = mentions.slice(0, at).every((each) => isFiller(each) || has(each, 'list'));
  if (has(mention, 'unit-percent') && isOpen && mentions[at + 1] && mentions[at + 1]!.number === undefined)
    return { ...mention, tags: new Set(['share']) };
  // "with more than 3 orders and over 60 lines": another bound, not "… or more" of the first.
  const bound = /^(?:and|or) (?=over|above|more|greater|longer|below|under|less|fewer|shorter)/.test(
    mention.phrase,
  );
  if (bound && has(mention, 'or-more', 'or-less') && mentions[at + 1]?.number !== undefined)
    return { ...mention, tags: new Set([has(mention, 'or-more') ? 'more' : 'less']) };
  // "November beside October", unlike "besides October".
  if (/^beside$/i.test(mention.text)) return { ...mention, tags: new Set(['versus']) };
  // "the suppliers behind the overstocked items": those that they come from.
  if (mention.phrase === 'behind' && /^(the|these|those|all|our|my)$/i.test(mentions[at + 1]?.text ?? ''))
    return { ...mention, senses: [], tags: new Set(['preposition']) };
  // "dollar value": only in what it is counted.
  if (
    has(mention, 'currency') &&
    /^(value|worth|amount|total|spend|sales|figure)$/.test(mentions[at + 1]?.phrase ?? '')
  )
    return { ...mention, tags: new Set(['noise']) };
  if (isWaiting(mentions, at)) return { ...mention, senses: [], tags: new Set(['noise']) };
  if (!isEntity(mention)) return mention;
  // "so what did we sell": only in capitals, or beside a number, it is a kind of order.
  if (mention.text === 'so' && !isEntity(mentions[at + 1]) && mentions[at + 1]?.number === undefined)
    return { ...mention, senses: [], tags: new Set(['noise']) };
  const values = sensesOf(mention, 'value');
  const isCapital =
    /^[A-Z]{2,4}$/.test(mention.text) && values.length > 0 && mentions[at + 1]?.number === undefined;
  const isSetBeside =
    isCapital &&
    mentions.some(
      (other) =>
        !isEntity(other) &&
        sensesOf(other, 'value').some(({ member }) => values.some((value) => value.member === member)),
    );
  const isKind = values.some(({ entity }) =>
    sensesOf(mentions[at + 1], 'entity').some((other) => other.entity === entity),
  );
  const isBeside = [-1, 1].some(
    (step) =>
      has(mentions[at + step], 'versus', 'and', 'or') &&
      sensesOf(mentions[at + 2 * step], 'value').some((other) =>
        values.some(({ member, value }) => member === other.member && value !== other.value),
      ),
  );
  if (!isKind && !isBeside && !isSetBeside) return mention;
  return { ...mention, senses: mention.senses.filter(({ kind }) => kind === 'value') };
}

/** "sitting in shipped", "stuck at pending": says no more than the state does. */
function isWaiting(mentions: readonly Mention[], at: number): boolean {
  const mention = mentions[at]!;
  const isVerb = sensesOf(mention, 'verb').length > 0 && mention.senses.every(({ kind }) => kind === 'verb');
  const isIn = /^(in|at|on)$/i.test(mentions[at + 1]?.text ?? '');
  return isVerb && isIn && sensesOf(mentions[at + 2], 'value').some(({ member }) => /status$/.test(member));
}

/** "North or South, who has more": the words only ask which of the two. */
export function takeComparatives(line: Line): void {
  for (const mention of line.mentions) {
    const isWho = /^(who|which|which one)( has| have)?$/.test(mention.phrase);
    const isMore =
      /^(more|less|fewer|better|worse|higher|lower|shorter|longer|faster|slower|cheaper|bigger|smaller|larger|quicker)$/.test(
        mention.phrase,
      );
    if (line.isFree(mention) && (isWho || isMore || has(mention, 'between'))) line.take(mention);
  }
}

/** "WH-02 compared with WH-09", "A or B: who …". */
export function joinsValues(line: Line): boolean {
  if (line.mentions.some(({ isBesideRest }) => isBesideRest)) return true;
  if (isOfEach(line.mentions) && line.mentions.some((_, at) => areJoinedTwins(line.mentions, at)))
    return true;
  const values = line.mentions.filter((mention) => sensesOf(mention, 'value').length > 0);
  if (values.length < 2) return false;
  if (line.mentions.some((mention) => has(mention, 'versus')) && !joinsPeriods(line.mentions)) return true;
  if (isMoreThan(line)) return true;
  const asksWhich =
    line.mentions.some((mention) => has(mention, 'who', 'more', 'less', 'most', 'least', 'best', 'worst')) ||
    line.mentions.some(({ text }) =>
      /^(which|who has|who have|more|fewer|better|worse|higher|lower|faster|cheaper|shorter|longer|bigger|smaller)$/i.test(
        text,
      ),
    );
  // "SUP-001 and SUP-002, who is cheaper": the two come first.
  const isOpen = sensesOf(line.at(0), 'value').length > 0 || has(line.at(0), 'between', 'or');
  return (
    asksWhich &&
    line.mentions.some(
      (mention, at) =>
        has(mention, 'or', 'and') &&
        (has(mention, 'or') || has(line.at(at - 2), 'between') || isOpen) &&
        areTwins(line.at(at - 1), line.at(at + 1)),
    )
  );
}

/** "is A busier than B", "has A had more orders than B". */
function isMoreThan({ mentions }: Line): boolean {
  return mentions.some((mention, at) => {
    const first = mentions.slice(0, at).findLast((each) => sensesOf(each, 'value').length > 0);
    const isThan = /(^|\b)than$/i.test(mention.text);
    return isThan && areTwins(first, mentions[at + 1]);
  });
}

/** "spend with A and B, a figure each" */
export function isOfEach(mentions: readonly Mention[]): boolean {
  const words = mentions.filter(({ punctuation }) => punctuation === undefined);
  const [before, last] = words.slice(-2);
  return (
    /^each$/i.test(last?.text ?? '') &&
    /^(figures?|numbers?|totals?|amounts?|values?|one)$/i.test(before?.text ?? '')
  );
}

function areJoinedTwins(mentions: readonly Mention[], at: number): boolean {
  return has(mentions[at], 'and') && areTwins(mentions[at - 1], mentions[at + 1]);
}

function areTwins(a: Mention | undefined, b: Mention | undefined): boolean {
  const members = new Set(sensesOf(a, 'value').map(({ member }) => member));
  return sensesOf(b, 'value').some(({ member }) => members.has(member));
}

/** "from Lowland and from Market Garden": each for itself. */
export function repeatsPreposition(mentions: readonly Mention[]): boolean {
  return mentions.some((mention, at) => {
    const [first, joint, preposition, second] = mentions.slice(at + 1, at + 5);
    return (
      has(mention, 'preposition') &&
      has(joint, 'and') &&
      preposition?.phrase === mention.phrase &&
      sensesOf(first, 'value').length > 0 &&
      sensesOf(second, 'value').length > 0
    );
  });
}

export function joinsPeriods(mentions: readonly Mention[]): boolean {
  const periods = mentions.filter(({ time }) => time?.kind === 'range');
  const shifted = mentions.some(({ time }) => time?.kind === 'shift');
  if (shifted && periods.length > 0) return true;
  if (isChange(mentions) && !mentions.some(({ time }) => time?.kind === 'grain')) return periods.length > 0;
  // "compared with last year": with the year that runs.
  if (periods.length === 1 && isAgainst(mentions, periods[0]!)) return true;
  if (periods.length < 2) return false;
  if (mentions.some((mention) => has(mention, 'versus'))) return true;
  const asksWhich = mentions.some(
    (mention) =>
      has(mention, 'more', 'less', 'most', 'least', 'best', 'worst', 'count', 'amount', 'total', 'average') ||
      /^(which|who|than|more|fewer|less|better|worse|higher|lower|busier|quieter)$/i.test(mention.text),
  );
  const isEither = mentions
    .slice(mentions.indexOf(periods[0]!), mentions.indexOf(periods[1]!))
    .some((mention) => has(mention, 'or'));
  return areJoined(mentions, periods) && !areOne(mentions, periods) && (asksWhich || !isEither);
}

/** "in July and August": one stretch of time, unless something is said of each. */
function areOne(mentions: readonly Mention[], periods: readonly Mention[]): boolean {
  const ranges = periods.map(({ time }) => (time?.kind === 'range' ? time.past : [null, null]));
  const isStretch = ranges.every((range, at) => at === 0 || range[0] === ranges[at - 1]![1]);
  const isApart = mentions.some(
    (mention) =>
      has(mention, 'or', 'more', 'less', 'most', 'least', 'best', 'worst') ||
      /^(each|both|respectively|separately|difference|than)$/i.test(mention.text),
  );
  return isStretch && !isApart && periods.every(({ time }) => time?.kind === 'range' && time.grain !== 'day');
}

function areJoined(mentions: readonly Mention[], periods: readonly Mention[]): boolean {
  const between = mentions.slice(mentions.indexOf(periods[0]!) + 1, mentions.indexOf(periods[1]!));
  return (
    between.length > 0 &&
    between.some((mention) => has(mention, 'and', 'or') || mention.text.toLowerCase() === 'than')
  );
}

export function isChange(mentions: readonly Mention[]): boolean {
  return mentions.some((mention) => has(mention, 'change'));
}

/** "revenue by group compared with last year": the only period is the one that is compared with. */
export function isAgainst(mentions: readonly Mention[], period: Mention): boolean {
  if (mentions.some(({ time }) => time?.kind === 'grain')) return false;
  const before = mentions.slice(0, mentions.indexOf(period)).filter((mention) => !isFiller(mention));
  const { time } = period;
  const isBack = time?.kind === 'range' && /^(last|previous|the (last|previous)) /.test(time.label);
  return isBack && has(before.at(-1), 'versus') && before.length > 1;
}
