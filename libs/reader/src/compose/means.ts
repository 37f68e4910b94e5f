import type { Measure } from '#libs/semantics';
import { sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Request } from '../grammar/request';
import { chooseDate } from './dates';
import type { Draft } from './draft';
import type { Vocabulary } from './vocabulary';

const OF_PERIOD = /^\{(day|week|month|quarter|year)\(([a-z0-9_.]+)\)\}$/;

/** Whether a measure is a mean by itself, so that "average" asks for nothing more. */
export function isMean({ aggregate, label }: Measure): boolean {
  return /^(avg|ratio|derived)$/.test(aggregate) || /\b(average|mean)\b/i.test(label);
}

/** "units per line on average": the mean of what each row is. Empty where there is none, undefined where it is one already. */
function meanOfRows(
  vocabulary: Vocabulary,
  { measures }: Draft,
  first: Measure | undefined,
): string | undefined {
  if (!first || measures.length > 1 || (isMean(first) && first.aggregate !== 'ratio')) return undefined;
  const summed =
    first.aggregate === 'ratio' ? vocabulary.memberOf(first.entity, first.numerator ?? '') : first.member;
  const field = vocabulary.model.measure(summed) && vocabulary.fieldOf(summed);
  return (field === undefined ? undefined : vocabulary.measureOver(field, 'avg')?.member) ?? '';
}

/**
 * "Average number of orders per customer by area": what was summed or counted becomes its amount for each customer, and
 * only the other groups remain. Undefined where the semantic files have no such mean: the sum would be no answer.
 */
export function meansOf(vocabulary: Vocabulary, draft: Draft, request: Request): Request | undefined {
  if (!request.heads.has('average')) return request;
  const measures = draft.measures.map(({ measure }) => vocabulary.measure(measure));
  const rows = request.groups.find((group) =>
    sensesOf(group, 'entity').some(({ entity }) => entity === draft.anchor),
  );
  const ofRows = rows && meanOfRows(vocabulary, draft, measures[0]);
  if (ofRows !== undefined) {
    if (ofRows === '') return undefined;
    draft.measures = [{ measure: ofRows }];
    return { ...request, groups: request.groups.filter((group) => group !== rows) };
  }
  if (measures.some(isMean)) return request;
  const [only] = measures;
  if (!only || measures.length > 1) return undefined;
  const ratios = [...vocabulary.entity(only.entity).measures.values()].filter(
    ({ aggregate, numerator }) => aggregate === 'ratio' && numerator === only.name,
  );
  const denominator = ({ denominator: name = '' }: Measure): Measure | undefined =>
    vocabulary.model.measure(vocabulary.memberOf(only.entity, name));
  const use = ({ member, assumption }: Measure): void => {
    draft.measures = [{ measure: member }];
    if (assumption !== undefined) draft.assumptions.add(assumption);
  };
  const { grain } = request;
  const date =
    grain &&
    chooseDate(vocabulary, draft.anchor, request.periods, request.mentions, only.member, request.today);
  const perPeriod =
    grain &&
    ratios.find((each) => {
      const [, name, field = ''] = OF_PERIOD.exec(denominator(each)?.sql ?? '') ?? [];
      return name === grain.grain && vocabulary.memberOf(only.entity, field) === date?.member;
    });
  if (perPeriod) {
    use(perPeriod);
    draft.perPeriodOf = date!.member;
    return { ...request, grain: undefined };
  }
  if (grain) return undefined;
  const things = [
    ...request.groups,
    ...request.targets.filter(({ role }) => role === 'context').map(({ mention }) => mention),
  ];
  for (const thing of things) {
    const ratio = ratios.find((each) => isNumberOf(vocabulary, denominator(each), thing));
    if (!ratio) continue;
    use(ratio);
    draft.senses.set(
      thing,
      thing.senses.find(({ kind }) => kind === 'dimension' || kind === 'entity')!,
    );
    return {
      ...request,
      groups: request.groups.filter((mention) => mention !== thing),
      targets: request.targets.filter(({ mention }) => mention !== thing),
    };
  }
  return undefined;
}

/** Whether a measure counts different things of this kind, by their code or their name. */
function isNumberOf(vocabulary: Vocabulary, measure: Measure | undefined, thing: Mention): boolean {
  const field = /^\{(?:[a-z0-9_]+\.)?([a-z0-9_]+)\}$/.exec(measure?.sql ?? '')?.[1];
  if (measure?.aggregate !== 'count_distinct' || field === undefined) return false;
  const members = [
    ...sensesOf(thing, 'dimension').map(({ member }) => member),
    ...sensesOf(thing, 'entity').flatMap(({ entity }) => vocabulary.identityColumns(entity)),
  ];
  return members.some((member) => {
    const { entity, name } = vocabulary.dimension(member);
    const own = vocabulary.model.entities.get(entity)!.dimensions;
    return name === field || own.get(field)?.names === name;
  });
}
