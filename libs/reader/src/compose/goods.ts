import { isEntity, isFiller, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Request, Target } from '../grammar/request';
import type { Vocabulary } from './vocabulary';

const ASKS_WHAT = /^(and |so |then )*what( all)? (do|did|does|has|have|had)\b/;

/**
 * Goods that are asked for without their name: what somebody bought, the best of a group ("top 6 beverages"), everything
 * that a supplier supplies. The same question with "products" in it.
 */
export function withGoods(vocabulary: Vocabulary, request: Request): Request {
  const goods = vocabulary.entities.find(({ name }) => vocabulary.areGoods(name))?.name;
  if (goods === undefined) return request;
  const named = (word: Mention, text = word.text): Mention => ({
    ...word,
    text,
    senses: [{ kind: 'entity', entity: goods }],
    tags: new Set(),
    prefer: undefined,
  });
  const each = ofEach(request);
  if (each) return each;
  const everything = everythingOf(request, goods);
  if (everything) {
    const each = named(everything, 'products');
    return request.targets.length > 0
      ? { ...request, groups: [...request.groups, each] }
      : { ...request, targets: [{ mention: each, role: 'head' }] };
  }
  if (!namesNothing(request)) return request;
  const traded = tradedIn(vocabulary, request, goods);
  if (traded && request.targets.length === 0)
    return { ...request, targets: [{ mention: named(traded, 'products'), role: 'head' }] };
  const group = rankedGroup(vocabulary, request, goods);
  if (!group) return request;
  const others = request.targets.map((target): Target =>
    target.role === 'head' ? { ...target, role: 'joined' } : target,
  );
  return { ...request, targets: [{ mention: named(group), role: 'head' }, ...others] };
}

function namesNothing({ targets, groups, grain, counted, share, terms }: Request): boolean {
  if (groups.length > 0 || grain || counted || share || terms.length > 0) return false;
  return targets.every(
    ({ mention }) =>
      !isEntity(mention) && sensesOf(mention, 'dimension').every(({ numeric }) => numeric === true),
  );
}

/** "what did they buy", "what has Seaview bought from us": lines are bought, orders are placed. */
function tradedIn(
  { connections }: Vocabulary,
  { verbs, mentions, ranking, heads }: Request,
  goods: string,
): Mention | undefined {
  const words = mentions.map(({ phrase }) => phrase).join(' ');
  if (ranking || heads.has('amount') || !ASKS_WHAT.test(words)) return undefined;
  return verbs.find((verb) => {
    const senses = sensesOf(verb, 'verb');
    return (
      senses.length > 0 &&
      senses.every(({ entity }) => entity !== goods && connections.reaches(entity, goods)) &&
      sensesOf(verb, 'measure', 'dimension', 'entity').length === 0
    );
  });
}

/** "top 6 beverages", "which beverages sold the most": the group stands for what belongs to it. */
function rankedGroup(
  vocabulary: Vocabulary,
  { ranking, conditions, targets, mentions }: Request,
  goods: string,
): Mention | undefined {
  const isRankedBy = ranking && (ranking.by ?? (ranking.own.length > 0 || targets.length > 0));
  if (!isRankedBy) return undefined;
  const words = mentions.filter(
    (mention) => mention.number === undefined && !isFiller(mention) && mention.punctuation === undefined,
  );
  const ranks = new Set(ranking.mentions);
  return conditions
    .filter((condition) => condition.kind === 'values' && !condition.negated)
    .flatMap((condition) => condition.mentions)
    .find((mention) => {
      const isGroup = sensesOf(mention, 'value').some(
        ({ entity, member }) => entity === goods && vocabulary.dimension(member).role === 'category',
      );
      const before = words[words.indexOf(mention) - 1];
      return isGroup && before !== undefined && (ranks.has(before) || /^(which|what)$/.test(before.phrase));
    });
}

/** "how many of each product are in stock": pieces of each, not how often it is listed. */
function ofEach(request: Request): Request | undefined {
  const { counted, mentions, groups, ranking } = request;
  const noun = counted ?? groups[0];
  if (!noun || ranking || groups.length > 1 || !isEntity(noun)) return undefined;
  const at = mentions.indexOf(noun);
  const words = mentions.slice(Math.max(0, at - 3), at).map(({ text }) => text.toLowerCase());
  if (
    !/how many of (each|every|all the)( (different|single))?$/.test(words.join(' ')) ||
    groups.length > 0 === (counted !== undefined && counted !== noun)
  )
    return undefined;
  return {
    ...request,
    counted: undefined,
    targets: request.targets.filter(({ mention }) => mention !== noun),
    groups: [noun],
    heads: new Set([...[...request.heads].filter((head) => head !== 'count'), 'amount' as const]),
  };
}

/** "stock in WH-08 for everything Polar Frozen Goods supplies": of each of them. */
function everythingOf({ mentions, conditions, verbs }: Request, goods: string): Mention | undefined {
  const verb = verbs.find((each) => sensesOf(each, 'verb').some(({ entity }) => entity === goods));
  const words = mentions.filter((mention) => mention === verb || !isFiller(mention));
  const everything = mentions.find(({ phrase }) => /^(everything|all that|everything that)$/.test(phrase));
  if (!verb || !everything) return undefined;
  const supplier = words[words.indexOf(verb) - 1];
  const isNamed = conditions.some(({ mentions: own }) => supplier !== undefined && own.includes(supplier));
  return isNamed && everything.start < supplier!.start ? everything : undefined;
}
