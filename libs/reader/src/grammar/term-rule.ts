import type { Sense } from '../lexicon/sense';
import { isEntity, sensesOf } from './line';
import type { Mention } from './mention';
import type { Request } from './request';
import { stateCondition } from './state-rule';

type Term = Extract<Sense, { kind: 'term' }>['term'];

/** Puts what a phrase with a fixed meaning stands for into the request, where the question does not say otherwise. */
export function expandTerms(request: Request): Request {
  return request.terms.reduce((expanded, mention) => {
    const [sense] = sensesOf(mention, 'term');
    return sense ? expand(expanded, mention, sense.term) : expanded;
  }, request);
}

function expand(request: Request, mention: Mention, term: Term): Request {
  const part = (sense: Sense): Mention => ({
    ...mention,
    senses: [sense],
    tags: new Set(),
    prefer: undefined,
    number: undefined,
  });
  const field = (member: string): Mention => part({ kind: 'dimension', entity: entityOf(member), member });
  const measures = term.measures.map((member) => part({ kind: 'measure', entity: entityOf(member), member }));
  const ranksBy = (condition: Request['conditions'][number]): boolean =>
    term.order !== undefined &&
    condition.kind === 'values' &&
    condition.mentions.length === 1 &&
    sensesOf(condition.mentions[0]!, 'measure').some(({ member }) => term.measures.includes(member));
  const hasMeasure =
    request.ranking?.by !== undefined ||
    request.sorting?.by !== undefined ||
    request.targets.some(({ mention: other }) => !isEntity(other) && sensesOf(other, 'measure').length > 0);
  const conditions = term.segments.map((member) =>
    stateCondition([part({ kind: 'segment', entity: entityOf(member), member })], false),
  );
  const entity = term.entity === undefined ? undefined : part({ kind: 'entity', entity: term.entity });
  const isCount = request.heads.has('count') && request.counted === undefined;
  // "top 5 customers by units owed on open orders": the orders only say which units.
  const own = request.targets.map((target) =>
    term.dimensions.length > 0 && isLed(request, mention, target.mention)
      ? { ...target, role: 'context' as const }
      : target,
  );
  const isGrouped = measures.length > 0;
  // "reorder list with supplier": a column beside what the list shows anyway.
  const hasOwnRows = request.targets.some(({ mention: other }) => !isColumn(request, other));
  const targets = [
    ...(isGrouped ? (hasMeasure ? [] : measures) : entity && !hasOwnRows ? [entity] : []),
    ...(isGrouped && own.some(({ mention: other, role }) => role !== 'context' && isThing(other))
      ? []
      : term.dimensions.map(field)),
  ].map((each, at) => ({ mention: each, role: at === 0 ? ('head' as const) : ('joined' as const) }));
  const counted = isCount ? (isGrouped ? field(term.dimensions[0]!) : entity) : request.counted;
  const ranked = term.order !== undefined && isGrouped && !isCount;
  return {
    ...request,
    targets: counted && isCount ? [{ mention: counted, role: 'head' }, ...own] : [...targets, ...own],
    counted,
    groups: request.groups,
    // "worst 3 suppliers on time": by how often they are, of all that they sent.
    conditions: [...request.conditions.filter((condition) => !ranksBy(condition)), ...conditions],
    ranking: ranked
      ? {
          tag: term.order === 'desc' ? 'top' : 'bottom',
          own: [],
          limit: mention.number ?? request.ranking?.limit ?? term.limit,
          by: request.ranking?.by ?? request.sorting?.by,
          mentions: [mention],
        }
      : request.ranking,
    sorting:
      !ranked && term.order !== undefined && term.dimensions[0] !== undefined && !request.sorting
        ? { by: field(term.dimensions[0]), direction: term.order, mentions: [] }
        : request.sorting,
    assumptions:
      term.assumption !== undefined && !(hasMeasure && isGrouped)
        ? [...request.assumptions, term.assumption]
        : request.assumptions,
  };
}

function isColumn({ mentions }: Request, noun: Mention): boolean {
  const before = mentions[mentions.indexOf(noun) - 1];
  const lead = /^(the|their|its)$/.test(before?.phrase ?? '')
    ? mentions[mentions.indexOf(before!) - 1]
    : before;
  return !isEntity(noun) && /^(with|plus|including|incl|and)$/.test(lead?.phrase ?? '');
}

function isLed({ mentions }: Request, term: Mention, noun: Mention): boolean {
  const at = mentions.indexOf(noun);
  const lead = mentions.slice(0, at).findLast((each) => each.senses.length === 0);
  return (
    noun.start > term.end && isEntity(noun) && /^(on|in|of|from|across|among|within)$/i.test(lead?.text ?? '')
  );
}

function isThing(mention: Mention): boolean {
  return isEntity(mention) || sensesOf(mention, 'dimension').some(({ numeric }) => !numeric);
}

function entityOf(member: string): string {
  return member.split('.')[0]!;
}
