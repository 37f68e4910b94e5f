import type { Measure } from '#libs/semantics';
import type { Draft } from '../compose/draft';
import { isMean } from '../compose/means';
import type { Vocabulary } from '../compose/vocabulary';
import type { Sense } from '../lexicon/sense';
import { sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Request } from '../grammar/request';
import { showsNumber } from './fragments';
import { fits, reshape } from './resume';

/** "highest revenue": says of what, unlike "biggest". */
const NAMED_EXTREME =
  /^(the )?(highest|lowest|longest|shortest|largest|smallest|biggest|greatest|slowest|fastest) \w/;

/** Another number under the same restrictions: how many, how much together, on average, in money, another measure. */
export class MeasureEdits {
  constructor(private readonly vocabulary: Vocabulary) {}

  /** "how many is that?", "how many customers?" */
  counted(draft: Draft, noun: Mention | undefined, request: Request): Draft | undefined {
    const { vocabulary } = this;
    if (!noun && draft.shape === 'things' && isEach(request)) {
      const count = vocabulary.countOf(draft.anchor);
      const each = count && this.measureOf(draft, count);
      if (each) each.dimensions = draft.dimensions;
      return each;
    }
    if (noun && draft.shape === 'things' && request.groups.length === 0 && isEach(request)) {
      const things = draft.dimensions;
      const each = this.counted(draft, noun, { ...request, mentions: [] });
      if (each) each.dimensions = things;
      return each;
    }
    if (noun === undefined && request.groups.length > 0 && draft.shape !== 'measures') {
      const count = vocabulary.countOf(draft.anchor);
      return count && this.measureOf(draft, count);
    }
    if (noun === undefined) {
      if (draft.shape === 'measures') return this.countedRows(draft);
      const measure = draft.shape === 'rows' ? vocabulary.countOf(draft.anchor) : this.distinctOf(draft);
      return measure && this.measureOf(draft, measure);
    }
    if (draft.shape === 'measures' && this.isGroup(draft, noun)) {
      const measure = this.distinctOf(draft);
      const next = measure && this.withoutGroups(this.measureOf(draft, measure));
      next?.senses.set(noun, noun.senses[0]!);
      return next;
    }
    const options = [
      ...sensesOf(noun, 'entity').map((sense) => ({
        sense: sense as Sense,
        measure: vocabulary.countOf(sense.entity),
      })),
      ...sensesOf(noun, 'measure').map((sense) => ({
        sense: sense as Sense,
        measure: vocabulary.measure(sense.member) as Measure | undefined,
      })),
      ...sensesOf(noun, 'dimension')
        .filter(({ numeric }) => !numeric)
        .map((sense) => ({
          sense: sense as Sense,
          measure:
            vocabulary.distinctOf(draft.anchor, sense.member) ??
            vocabulary.distinctOf(sense.entity, sense.member),
        })),
    ];
    const next = this.best(draft, noun, options);
    const own = next && this.stated(next, request);
    const counted = own ? this.measureOf(next, own) : next;
    return counted && draft.shape === 'measures' && joins(request) ? beside(draft, counted) : counted;
  }

  /** "how many units do we still owe": the state is a number of its own. */
  private stated({ measures }: Draft, { conditions }: Request): Measure | undefined {
    const base = this.vocabulary.measure(measures[0]!.measure);
    if (base.aggregate !== 'sum') return undefined;
    return conditions
      .flatMap((each) =>
        each.kind === 'values' && !each.negated && each.mentions.length === 1 ? each.mentions : [],
      )
      .flatMap((mention) => sensesOf(mention, 'measure').map(({ member }) => this.vocabulary.measure(member)))
      .find(
        ({ entity, format, where }) =>
          entity === base.entity && format === base.format && where !== undefined,
      );
  }

  measures(draft: Draft, mentions: readonly Mention[], request: Request): Draft | undefined {
    const adds = joins(request) && draft.shape === 'measures';
    let result: Draft | undefined = draft;
    mentions.forEach((mention, at) => {
      if (!result) return;
      const value = this.isValue(mention) ? this.valueOf(result) : undefined;
      if (value && this.vocabulary.connections.reaches(value.entity, result.anchor)) {
        const sense: Sense = { kind: 'measure', entity: value.entity, member: value.member };
        const next = this.best(result, mention, [{ sense, measure: value }]);
        if (next && (adds || at > 0)) next.measures = [...result.measures, ...next.measures];
        result = next;
        return;
      }
      const options = sensesOf(mention, 'measure')
        .filter(({ counted }) => !counted)
        .map((sense) => ({
          sense: sense as Sense,
          measure: this.vocabulary.measure(sense.member) as Measure | undefined,
        }));
      const next = this.best(result, mention, options);
      if (next && (adds || at > 0)) next.measures = [...result.measures, ...next.measures];
      result = next;
    });
    if (adds && result) result.order = draft.order;
    return result && request.heads.has('average') ? this.meanOf(result) : result;
  }

  /** "which of them has the longest lead time": the number that ranks the groups of before, where it is another. */
  rankedBy(draft: Draft, { ranking }: Request): Draft | undefined {
    const [word] = ranking?.mentions ?? [];
    if (draft.shape !== 'measures' || draft.dimensions.length === 0) return undefined;
    const own = ranking?.own.filter(({ of }) => of === 'measure') ?? [];
    const isShown = own.some(({ member }) => draft.measures.some(({ measure }) => measure === member));
    if (!word || ranking?.by || isShown || !NAMED_EXTREME.test(word.phrase)) return undefined;
    const options = own.map((sense) => ({
      sense: sense as Sense,
      measure: this.vocabulary.measure(sense.member) as Measure | undefined,
    }));
    return this.best(draft, word, options);
  }

  /** "which one has the lowest reorder point": a field of the rows, of which nothing has been shown. */
  rankedByField(draft: Draft, by: Mention): Draft | undefined {
    return this.best(draft, by, this.overField(draft, by));
  }

  /** A field of the rows, added up or averaged. */
  private overField(draft: Draft, by: Mention): { sense: Sense; measure: Measure | undefined }[] {
    return sensesOf(by, 'dimension')
      .filter(({ numeric, entity }) => numeric && entity === draft.anchor)
      .map((sense) => {
        const isAdditive = this.vocabulary.dimension(sense.member).role === 'quantity';
        return { sense, measure: this.vocabulary.measureOver(sense.member, isAdditive ? 'sum' : 'avg') };
      });
  }

  /** "average value?": of the rows that were counted before; the sum would be no answer. */
  private meanOf(draft: Draft): Draft | undefined {
    const [only] = draft.measures;
    if (!only || draft.measures.length > 1) return draft;
    const measure = this.vocabulary.measure(only.measure);
    if (isMean(measure)) return draft;
    const others = [...this.vocabulary.entity(measure.entity).measures.values()];
    const mean =
      others.find(
        ({ aggregate, sql, where }) => aggregate === 'avg' && sql === measure.sql && where === measure.where,
      ) ??
      others.find(
        ({ aggregate, numerator, denominator }) =>
          aggregate === 'ratio' && numerator === measure.name && /^orders/.test(denominator ?? ''),
      );
    return mean && this.measureOf(draft, mean);
  }

  /** "average?" of a sum by area: for each of the orders. */
  private meanPerOrder(draft: Draft): Draft | undefined {
    // Of one number alone nobody knows what it should be the average of.
    const next = draft.dimensions.length > 0 ? this.meanOf(draft) : undefined;
    return next && isMean(this.vocabulary.measure(next.measures[0]!.measure)) ? next : undefined;
  }

  /** "total it up": the groups together, or what the rows of the list are worth. */
  total(draft: Draft, word?: Mention): Draft | undefined {
    const [first] = draft.measures;
    if (draft.shape === 'measures' && first) {
      const entity = first.measure.split('.')[0]!;
      if (word) draft.senses.set(word, { kind: 'measure', entity, member: first.measure });
      return this.withoutGroups(draft);
    }
    // Of stock items the pieces are added up, of orders what they are worth.
    const isOfGoods = !this.vocabulary.identity(draft.anchor).startsWith(`${draft.anchor}.`);
    const measure = (isOfGoods ? this.vocabulary.unitsOf(draft.anchor) : undefined) ?? this.valueOf(draft);
    const isOfRows = measure && this.vocabulary.connections.reaches(measure.entity, draft.anchor);
    if (!isOfRows || !fits(this.vocabulary, draft, measure.entity)) return undefined;
    const next = this.measureOf(draft, measure);
    if (measure.assumption !== undefined) next.assumptions.add(measure.assumption);
    if (word) next.senses.set(word, { kind: 'measure', entity: measure.entity, member: measure.member });
    return next;
  }

  /** "on average": the mean of what was summed. */
  average(draft: Draft): Draft | undefined {
    const [only] = draft.measures;
    if (!only || draft.measures.length > 1) return undefined;
    const { entity, sql, where, label, aggregate } = this.vocabulary.measure(only.measure);
    if (aggregate === 'avg' || /^average/i.test(label)) return draft;
    const mean = [...this.vocabulary.entity(entity).measures.values()].find(
      (each) => each.aggregate === 'avg' && sql !== undefined && each.sql === sql && each.where === where,
    );
    return mean ? this.measureOf(draft, mean) : this.meanPerOrder(draft);
  }

  /** "in euros?": what the units were worth. */
  inMoney(draft: Draft, word?: Mention): Draft | undefined {
    const usual = this.valueOf(draft);
    const [only] = draft.measures;
    if (!usual || !only || draft.measures.length > 1 || usual.entity !== draft.anchor) return undefined;
    const next = this.measureOf(draft, usual);
    if (word) next.senses.set(word, { kind: 'measure', entity: usual.entity, member: usual.member });
    return next;
  }

  /** What rows are worth: by their own measure where they have one, otherwise as the persona means it. */
  private valueOf({ anchor }: Draft): Measure | undefined {
    const { lexicon, model } = this.vocabulary;
    const own = [...this.vocabulary.entity(anchor).measures.values()].find(
      (measure) =>
        measure.format === 'money' &&
        measure.aggregate === 'sum' &&
        measure.where === undefined &&
        lexicon.visibility.measure(measure),
    );
    const usual = lexicon.persona.prefer['value'];
    return own ?? (usual === undefined ? undefined : model.measure(usual));
  }

  /** "value", "worth": no more than that it is about money. */
  private isValue(mention: Mention): boolean {
    const { prefer } = this.vocabulary.lexicon.persona;
    return prefer['value'] !== undefined && prefer[mention.phrase] === prefer['value'];
  }

  /** The same restrictions and groups, another number. */
  measureOf(draft: Draft, measure: Measure): Draft {
    const next = reshape(draft, 'measures', measure.entity);
    if (draft.shape === 'measures') {
      next.dimensions = draft.dimensions;
      next.timeDimensions = draft.timeDimensions;
      next.limit = draft.limit;
      next.having = draft.having;
      const old = draft.measures[0];
      next.order = draft.order.map(({ by, direction }) => ({
        by: old && (by === old.measure || by === old.as) ? measure.member : by,
        direction,
      }));
    }
    next.measures = [{ measure: measure.member }];
    return next;
  }

  /** "by number of orders instead": the same groups, by how many rows each has. */
  countOf(draft: Draft, noun: Mention): Draft | undefined {
    if (draft.shape !== 'measures') return undefined;
    const count = sensesOf(noun, 'entity')
      .map(({ entity }) => this.vocabulary.countOf(entity))
      .find((each) => each !== undefined && fits(this.vocabulary, draft, each.entity));
    return count && this.measureOf(draft, count);
  }

  isCount({ anchor, measures }: Draft): boolean {
    return measures.length === 1 && measures[0]!.measure === this.vocabulary.countOf(anchor)?.member;
  }

  /** A number becomes the number of its rows: "how many are overdue?" after a list of values by warehouse. */
  private countedRows(draft: Draft): Draft | undefined {
    const count = this.vocabulary.countOf(draft.anchor);
    const [first] = draft.measures;
    if (first && this.vocabulary.measure(first.measure).aggregate.startsWith('count'))
      return this.withoutGroups(draft);
    return count && this.withoutGroups(this.measureOf(draft, count));
  }

  private best(
    draft: Draft,
    mention: Mention,
    options: readonly { sense: Sense; measure: Measure | undefined }[],
  ): Draft | undefined {
    const { vocabulary } = this;
    const ranked = options
      .flatMap(({ sense, measure }) => {
        if (
          !measure ||
          !vocabulary.lexicon.visibility.measure(measure) ||
          !fits(vocabulary, draft, measure.entity)
        )
          return [];
        const distance = vocabulary.connections.cost(measure.entity, draft.anchor);
        // "the value of dairy there" is that of what the question before was about.
        const preference = measure.entity === draft.anchor ? 0 : vocabulary.preference(mention, sense);
        return [{ sense, measure, cost: Math.min(distance, 3) + preference }];
      })
      .sort((a, b) => a.cost - b.cost);
    const best = ranked[0];
    if (!best) return undefined;
    const next = this.measureOf(draft, best.measure);
    next.senses.set(mention, best.sense);
    if (best.measure.assumption !== undefined) next.assumptions.add(best.measure.assumption);
    return next;
  }

  /** "how many suppliers is that?" of numbers by supplier. */
  private isGroup({ dimensions }: Draft, noun: Mention): boolean {
    const isAmong = (members: readonly string[]): boolean =>
      members.some((member) => dimensions.includes(member));
    return (
      isAmong(sensesOf(noun, 'dimension').map(({ member }) => member)) ||
      sensesOf(noun, 'entity').some(({ entity }) => isAmong(this.vocabulary.identityColumns(entity)))
    );
  }

  private distinctOf(draft: Draft): Measure | undefined {
    const [member] = draft.dimensions;
    if (member === undefined) return undefined;
    return (
      this.vocabulary.distinctOf(draft.anchor, member) ??
      this.vocabulary.distinctOf(member.split('.')[0]!, member)
    );
  }

  private withoutGroups(draft: Draft): Draft {
    draft.dimensions = [];
    draft.order = [];
    draft.limit = undefined;
    draft.timeDimensions = draft.timeDimensions.flatMap(({ granularity: _, ...time }) =>
      (time.dateRange ?? time.compareDateRange) ? [time] : [],
    );
    return draft;
  }
}

/** "add the number of orders", "show the units": beside the numbers of before. */
function joins(request: Request): boolean {
  if (request.tags.has('instead')) return false;
  return request.tags.has('also') || showsNumber(request);
}

/** Both numbers for the same groups, in the order of before. */
function beside(draft: Draft, next: Draft): Draft {
  const known = new Set(draft.measures.map((use) => JSON.stringify(use)));
  next.measures = [...draft.measures, ...next.measures.filter((use) => !known.has(JSON.stringify(use)))];
  next.order = draft.order;
  return next;
}

function isEach({ mentions }: Request): boolean {
  return /^(each|apiece)$/.test(
    mentions.filter(({ punctuation }) => punctuation === undefined).at(-1)?.phrase ?? '',
  );
}
