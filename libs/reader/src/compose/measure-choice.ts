import type { Measure } from '#libs/semantics';
import type { Sense } from '../lexicon/sense';
import { isEntity, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Request } from '../grammar/request';
import type { Vocabulary } from './vocabulary';

export interface MeasureOption {
  measure: Measure;
  sense: Sense;
  cost: number;
}

/** "units were sold" are hardly units in stock. */
const OTHER_VERB = 2.5;

/** Which measure of an entity a word stands for. */
export class MeasureChoice {
  constructor(private readonly vocabulary: Vocabulary) {}

  /** Words that are a measure here: nothing else, or something that "how much" or a grouping makes one. */
  isMeasure(
    mention: Mention,
    { heads, groups, grain, targets, ranking, share, comparesValues }: Request,
  ): boolean {
    const hasMeasure = sensesOf(mention, 'measure').some(({ counted }) => !counted);
    if (isEntity(mention)) {
      const alone = targets.every(
        (target) =>
          target.mention === mention ||
          // "add up the stock of all frozen products": what it is the stock of.
          (heads.has('total') && target.role === 'context' && isEntity(target.mention)) ||
          (!sensesOf(target.mention, 'measure').length && !this.isQuantity(target.mention)),
      );
      const isMass = /[^s]$|stock$/i.test(mention.text) || this.isQuantity(mention);
      return (
        hasMeasure &&
        alone &&
        isMass &&
        (heads.has('amount') ||
          heads.has('total') ||
          heads.has('average') ||
          ((groups.length > 0 ||
            grain !== undefined ||
            ranking !== undefined ||
            share !== undefined ||
            comparesValues) &&
            this.isQuantity(mention)))
      );
    }
    if (hasMeasure) return !this.isThingOnly(mention);
    return sensesOf(mention, 'dimension').some(({ member }) => this.vocabulary.isNumeric(member));
  }

  /** "stock" names rows and their quantity alike; "orders" only rows. */
  private isQuantity(mention: Mention): boolean {
    return sensesOf(mention, 'dimension').some(({ member }) => this.vocabulary.isNumeric(member));
  }

  /** "suppliers" is first of all the suppliers; only "how many" makes it their number. */
  private isThingOnly(mention: Mention): boolean {
    return sensesOf(mention, 'dimension').some(({ member }) => this.vocabulary.isThing(member));
  }

  option(anchor: string, mention: Mention, request: Request, further: boolean): MeasureOption | undefined {
    const { vocabulary } = this;
    const { heads } = request;
    const { connections } = vocabulary;
    const options: MeasureOption[] = [];
    const done = doneBy(mention, request);
    for (const sense of sensesOf(mention, 'measure')) {
      if (sense.counted && !heads.has('count')) continue;
      const measure = vocabulary.measure(sense.member);
      const distance =
        sense.entity === anchor
          ? 0
          : further
            ? Math.min(connections.cost(sense.entity, anchor), connections.cost(anchor, sense.entity)) + 0.1
            : Infinity;
      const doubt =
        done.size === 0 ? vocabulary.preference(mention, sense) : done.has(sense.entity) ? 0 : OTHER_VERB;
      options.push({ measure, sense, cost: distance + doubt });
    }
    if (options.some(({ cost }) => Number.isFinite(cost)) === false) {
      for (const sense of sensesOf(mention, 'dimension')) {
        if (sense.entity !== anchor || !vocabulary.isNumeric(sense.member)) continue;
        const isAdditive = vocabulary.dimension(sense.member).role === 'quantity';
        const aggregate =
          extremeOf(heads) ?? (heads.has('average') || !(isAdditive || heads.has('total')) ? 'avg' : 'sum');
        const measure = vocabulary.measureOver(sense.member, aggregate);
        if (measure) options.push({ measure, sense, cost: 0.15 + vocabulary.preference(mention, sense) });
      }
    }
    const best = options.filter(({ cost }) => Number.isFinite(cost)).sort((a, b) => a.cost - b.cost)[0];
    const extreme = extremeOf(heads);
    if (best && extreme) return this.twinOf(best, extreme);
    if (!best || !heads.has('average')) return best;
    return this.averaged(best, request);
  }

  /** "average" of something that is a sum has another measure, or none. */
  private averaged(option: MeasureOption, request: Request): MeasureOption | undefined {
    const { measure } = option;
    if (measure.aggregate === 'avg' || measure.aggregate === 'ratio' || measure.aggregate === 'derived')
      return option;
    if (/average|mean/i.test(measure.label)) return option;
    const isOfGroups = request.grain !== undefined || request.groups.length > 0;
    return this.twinOf(option, 'avg') ?? this.perRow(option, request) ?? (isOfGroups ? option : undefined);
  }

  /** "mean value of an order": the sum for each of the rows that were named. */
  private perRow(option: MeasureOption, { targets }: Request): MeasureOption | undefined {
    const { connections } = this.vocabulary;
    const isNamed = targets.some(({ mention }) =>
      sensesOf(mention, 'entity').some(
        ({ entity }) =>
          entity !== option.measure.entity && connections.reaches(option.measure.entity, entity),
      ),
    );
    const ratio = [...this.vocabulary.entity(option.measure.entity).measures.values()].find(
      ({ aggregate, numerator, denominator }) =>
        aggregate === 'ratio' && numerator === option.measure.name && /^orders/.test(denominator ?? ''),
    );
    return isNamed && ratio ? { ...option, measure: ratio } : undefined;
  }

  /** The measure that aggregates the same otherwise. */
  private twinOf(option: MeasureOption, wanted: Measure['aggregate']): MeasureOption | undefined {
    const { measure } = option;
    if (measure.aggregate === wanted) return option;
    const twin = [...this.vocabulary.entity(measure.entity).measures.values()].find(
      ({ aggregate, sql, where }) =>
        aggregate === wanted && measure.sql !== undefined && sql === measure.sql && where === measure.where,
    );
    return twin && { ...option, measure: twin };
  }

  /** The measure that counts what the noun names, over rows of the anchor. */
  countedAs(anchor: string, mention: Mention): MeasureOption | undefined {
    const { vocabulary } = this;
    const options: MeasureOption[] = [];
    const push = (measure: Measure | undefined, sense: Sense, cost: number): void => {
      if (measure && measure.entity === anchor && vocabulary.lexicon.visibility.measure(measure)) {
        options.push({ measure, sense, cost: cost + vocabulary.preference(mention, sense) });
      }
    };
    for (const sense of sensesOf(mention, 'entity')) {
      push(vocabulary.countOf(sense.entity), sense, 0);
      const identity = vocabulary.identityColumns(sense.entity)[0];
      const isOwn = sensesOf(mention, 'entity').some(({ entity }) => entity === anchor);
      if (identity !== undefined && !isOwn && vocabulary.model.dimension(identity))
        push(vocabulary.distinctOf(anchor, identity), sense, 0.2);
    }
    for (const sense of sensesOf(mention, 'dimension')) {
      if (isEntity(mention) || !vocabulary.isThing(sense.member)) continue;
      push(vocabulary.distinctOf(anchor, sense.member), sense, 0.05);
    }
    for (const sense of sensesOf(mention, 'measure')) {
      push(vocabulary.measure(sense.member), sense, isEntity(mention) ? 0.1 : 0);
    }
    return options.sort((a, b) => a.cost - b.cost)[0];
  }
}

/** "sold the most units": the rows that the verb is about, where the noun may be a number of them or of others. */
function doneBy(mention: Mention, { mentions, ranking }: Request): ReadonlySet<string> {
  const own = new Set(sensesOf(mention, 'measure').map(({ entity }) => entity));
  const verbs = mentions.filter((other) => other !== mention && !isEntity(other));
  const ranked = ranking?.own.flatMap(({ of, entity }) => (of === 'measure' ? [entity] : [])) ?? [];
  const done = [...ranked, ...verbs.flatMap((verb) => sensesOf(verb, 'verb').map(({ entity }) => entity))];
  return new Set(own.size > 1 ? done.filter((entity) => own.has(entity)) : []);
}

function extremeOf(heads: Request['heads']): 'min' | 'max' | undefined {
  return heads.has('minimum') ? 'min' : heads.has('maximum') ? 'max' : undefined;
}
