import type { SaidPeriod, QueryTurn } from '#libs/contracts';
import { has, isNoun, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Period, Request } from '../grammar/request';
import type { TimeRange } from '../time/time-expression';
import { thatPeriod } from './that-period';

/** Reads words as a period, where they are one and nothing else. */
export type ReadPeriod = (text: string) => TimeRange | undefined;

const ORDINALS = '(first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th)';
const ORDINAL = new RegExp(`^${ORDINALS}$`, 'i');
const ORDINAL_UNIT = new RegExp(`\\b${ORDINALS}(?=\\s+(day|week|month|quarter|half|term)\\b)`, 'i');
const YEAR = /\b(?:of |in )?(?:19|20)\d\d\b|\b(?:of )?(?:last|previous|this|the previous) year\b/i;
/** Names a period by itself; a year of the question before does not belong to it. */
const OWN_YEAR =
  /\d{4}|year|fy|ytd|today|yesterday|tomorrow|\b(last|this|next|past|previous|coming|ago|since|until|now|current|so far)\b/i;

/**
 * Completes what a follow-up leaves out: "and in the second?" after "in the first quarter", "and February?" after
 * "January 2025", "only 5". What cannot be completed stays as it is.
 */
export function complete(request: Request, last: QueryTurn | undefined, read: ReadPeriod): Request {
  if (!last) return request;
  const pointed = thatPeriod(request, last, read);
  if (pointed) return withPeriod({ ...request, unplaced: [] }, pointed, pointed.text);
  return withYear(
    withUnit(withLength(theTwo(withoutRegret(request))), last.reading.periods, read),
    last.reading.periods,
    read,
  );
}

/** "no, I meant WH-02", "sorry, Frozen": what is said before the comma changes nothing. */
function withoutRegret(request: Request): Request {
  const [first] = request.mentions;
  const isRegret =
    first &&
    /^(no|nope|sorry|oops|yes|yeah|yep|wait|hm+|great|good|thank|perfect|fine|right)$/.test(first.phrase);
  return isRegret
    ? { ...request, unplaced: request.unplaced.filter((mention) => mention !== first) }
    : request;
}

/** "compare the two", "the two of them": those of the last two questions, not a number. */
function theTwo(request: Request): Request {
  const [two, ...others] = request.unplaced;
  if (two?.number !== 2 || others.length > 0) return request;
  const at = request.mentions.indexOf(two);
  const isLed = /^(the|these|those)$/i.test(request.mentions[at - 1]?.text ?? '');
  const isAlone = request.targets.length + request.groups.length + request.periods.length === 0;
  if (!isLed || !isAlone || request.ranking) return request;
  const both: Mention = { ...two, phrase: 'the two', number: undefined };
  return {
    ...request,
    unplaced: [],
    mentions: request.mentions.map((mention) => (mention === two ? both : mention)),
  };
}

/** "limit to 5", "just 3 please": a number and nothing else is how many to show. */
function withLength(request: Request): Request {
  const [number, ...others] = request.unplaced.filter(({ text }) => !/^first$/i.test(text));
  const isLength =
    number?.number !== undefined &&
    Number.isInteger(number.number) &&
    number.number > 0 &&
    others.length === 0;
  if (!isLength || request.ranking) return request;
  const words = request.mentions.filter((mention) => mention !== number && mention.punctuation === undefined);
  const isAlone = words.every(
    (mention) =>
      !isNoun(mention) && mention.time === undefined && sensesOf(mention, 'value', 'segment').length === 0,
  );
  const isSaid = words.some((mention) =>
    has(mention, 'only', 'list', 'top', 'instead', 'maximum', 'at-most'),
  );
  if (!isAlone || !(isSaid || /\blimit\b/.test(words.map(({ phrase }) => phrase).join(' ')))) return request;
  return {
    ...request,
    unplaced: [],
    ranking: { tag: undefined, own: [], limit: number.number, mentions: [number] },
  };
}

/** "and in the second?": the unit is that of the period before. */
function withUnit(request: Request, said: readonly SaidPeriod[], read: ReadPeriod): Request {
  const at = request.mentions.findIndex(({ text, time }) => time === undefined && ORDINAL.test(text));
  const ordinal = request.mentions[at];
  const pattern = said.find(({ text }) => ORDINAL_UNIT.test(text));
  const rest = request.unplaced.filter((mention) => mention !== ordinal);
  if (!ordinal || !pattern || rest.length > 0 || request.periods.length > 0 || request.ranking)
    return request;
  if (isNoun(request.mentions[at + 1])) return request;
  const text = pattern.text.replace(ORDINAL_UNIT, ordinal.text);
  const range = read(text);
  return range ? withPeriod({ ...request, unplaced: [] }, { mention: ordinal, range }, text) : request;
}

/** "and February?" after "in January 2025" is in that year as well. */
function withYear(request: Request, said: readonly SaidPeriod[], read: ReadPeriod): Request {
  const [only] = request.periods;
  const year = said.length === 1 ? YEAR.exec(said[0]!.text)?.[0] : undefined;
  if (!only || year === undefined || request.periods.length > 1 || request.comparesPeriods) return request;
  if (OWN_YEAR.test(only.mention.text) || only.range.grain === 'year' || /this year$/i.test(year))
    return request;
  const linked = /^(of|in) /i.test(year) || !/year$/i.test(year) ? year : `of ${year}`;
  const text = `${only.mention.text} ${linked.replace(/^in /i, '')}`;
  const range = read(text);
  return range ? withPeriod(request, { ...only, range }, text) : request;
}

/** The mention carries the completed period, so that everything that reads it sees the same one. */
function withPeriod(request: Request, period: Period, text: string): Request {
  const mention: Mention = { ...period.mention, time: period.range, saidAs: text, isUnknown: false };
  return {
    ...request,
    periods: [{ ...period, mention }],
    mentions: request.mentions.map((each) => (each === period.mention ? mention : each)),
  };
}
