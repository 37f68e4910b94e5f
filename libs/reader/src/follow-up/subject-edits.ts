import type { Measure } from '#libs/semantics';
import type { Draft } from '../compose/draft';
import type { Vocabulary } from '../compose/vocabulary';
import type { Sense } from '../lexicon/sense';
import { has, isEntity, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Request } from '../grammar/request';
import { fits, reshape } from './resume';

/** What is asked for changes: another measure, a number instead of a list, a list instead of a number, more columns. */
export class SubjectEdits {
  constructor(private readonly vocabulary: Vocabulary) {}

  apply(draft: Draft, request: Request): Draft | undefined {
    const { targets, heads, counted } = request;
    const nouns = targets.map(({ mention }) => mention).filter((mention) => !isReplaced(request, mention));
    if (counted ?? heads.has('count')) return this.counted(draft, counted, request);
    const by = request.ranking?.by ?? request.sorting?.by;
    if (
      by &&
      draft.shape === 'measures' &&
      nouns.length === 0 &&
      sensesOf(by, 'measure').length > 0 &&
      !isEntity(by)
    )
      nouns.push(by);
    const measured = nouns.filter((mention) => this.isMeasure(mention, draft, request));
    if (measured.length > 0) return this.measures(draft, measured, request);
    if (heads.has('total') || (heads.has('amount') && nouns.length === 0)) return this.total(draft);
    if (heads.has('average') && nouns.length === 0) return this.average(draft);
    if (nouns.length === 0) return this.asksRows(request) ? this.rows(draft) : draft;
    const fields = nouns.filter((mention) => !isEntity(mention));
    if (fields.length === 0) return this.entity(draft, nouns[0]!, isAlone(request));
    return this.fields(draft, fields, request);
  }

  private isMeasure(mention: Mention, draft: Draft, { heads }: Request): boolean {
    if (isEntity(mention) || sensesOf(mention, 'measure').length === 0) return false;
    const dimensions = sensesOf(mention, 'dimension');
    if (draft.shape === 'measures') return !dimensions.some(({ numeric }) => !numeric);
    if (dimensions.length === 0) return true;
    // "what are they worth?" is about all of them together, "how late were they?" about each.
    const isSum = sensesOf(mention, 'measure').some(
      ({ member }) => this.vocabulary.measure(member).format === 'money',
    );
    return heads.has('total') || heads.has('average') || (isSum && !draft.isPinned);
  }

  /** "list them", "show me the ones in WH-10": the rows behind a number. */
  private asksRows({ heads, conditions, periods, groups, grain, ranking, mentions }: Request): boolean {
    if (!heads.has('list') || groups.length > 0 || grain || ranking) return false;
    if (conditions.length + periods.length === 0) return true;
    return (
      /^(list|show|show me|give me|display)$/.test(mentions[0]?.phrase ?? '') &&
      mentions.some(({ phrase }) => /^(one|those|these|them)$/.test(phrase))
    );
  }

  /** "on average": the mean of what was summed. */
  private average(draft: Draft): Draft | undefined {
    const [only] = draft.measures;
    if (!only || draft.measures.length > 1) return undefined;
    const { entity, sql, where } = this.vocabulary.measure(only.measure);
    const mean = [...this.vocabulary.entity(entity).measures.values()].find(
      (each) => each.aggregate === 'avg' && sql !== undefined && each.sql === sql && each.where === where,
    );
    return mean && this.measureOf(draft, mean);
  }

  /** "list them": the rows behind a number. */
  private rows(draft: Draft): Draft {
    if (draft.shape !== 'measures') return draft;
    const next = reshape(draft, 'rows', draft.anchor);
    const { list } = this.vocabulary.entity(draft.anchor);
    next.addDimension(...list.map((field) => this.vocabulary.memberOf(draft.anchor, field)));
    return next;
  }

  /** "how many is that?", "how many customers?" */
  private counted(draft: Draft, noun: Mention | undefined, request: Request): Draft | undefined {
    const { vocabulary } = this;
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
    return this.best(draft, noun, options);
  }

  /** A number becomes the number of its rows: "how many are overdue?" after a list of values by warehouse. */
  private countedRows(draft: Draft): Draft | undefined {
    const count = this.vocabulary.countOf(draft.anchor);
    const [first] = draft.measures;
    if (first && this.vocabulary.measure(first.measure).aggregate.startsWith('count'))
      return this.withoutGroups(draft);
    return count && this.withoutGroups(this.measureOf(draft, count));
  }

  private measures(draft: Draft, mentions: readonly Mention[], request: Request): Draft | undefined {
    const adds = request.tags.has('also') && draft.shape === 'measures';
    let result: Draft | undefined = draft;
    mentions.forEach((mention, at) => {
      if (!result) return;
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
    return result;
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

  /** The same restrictions and groups, another number. */
  private measureOf(draft: Draft, measure: Measure): Draft {
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

  /** "total it up": the groups together, or what the rows of the list are worth. */
  private total(draft: Draft): Draft | undefined {
    if (draft.shape === 'measures') return this.withoutGroups(draft);
    const value = this.vocabulary.lexicon.persona.prefer['value'];
    const measure = value === undefined ? undefined : this.vocabulary.model.measure(value);
    return measure && fits(this.vocabulary, draft, measure.entity)
      ? this.measureOf(draft, measure)
      : undefined;
  }

  /** "what about purchase orders": rows of another entity under the same restrictions. */
  private entity(draft: Draft, mention: Mention, isAlone: boolean): Draft | undefined {
    const { vocabulary } = this;
    const senses = sensesOf(mention, 'entity');
    if (
      senses.some(
        ({ entity }) => entity === draft.anchor || vocabulary.identity(draft.anchor).startsWith(`${entity}.`),
      )
    )
      return draft;
    const ranked = senses
      .filter(({ entity }) => fits(vocabulary, draft, entity))
      .sort((a, b) => vocabulary.preference(mention, a) - vocabulary.preference(mention, b));
    const best = ranked[0];
    if (!best) return undefined;
    if (draft.shape === 'measures') {
      // "open orders by warehouse", "and items?": a number of other rows only where rows were counted.
      const count = vocabulary.countOf(draft.anchor);
      const other = vocabulary.countOf(best.entity);
      const isCount = draft.measures.length === 1 && draft.measures[0]?.measure === count?.member;
      if (!other || !(isCount || isAlone)) return isAlone ? undefined : draft;
      draft.senses.set(mention, best);
      return this.measureOf(draft, other);
    }
    const next = reshape(draft, 'rows', best.entity);
    next.addDimension(
      ...vocabulary.entity(best.entity).list.map((field) => vocabulary.memberOf(best.entity, field)),
    );
    next.senses.set(mention, best);
    return next;
  }

  /** Further columns of a list; another thing to group by; or the different values of a field. */
  private fields(draft: Draft, mentions: readonly Mention[], request: Request): Draft | undefined {
    const { vocabulary } = this;
    const { connections } = vocabulary;
    const members: string[] = [];
    for (const mention of mentions) {
      const best = sensesOf(mention, 'dimension')
        .filter(({ entity }) => connections.reaches(draft.anchor, entity))
        .map((sense) => ({
          sense,
          cost: connections.cost(draft.anchor, sense.entity) + vocabulary.preference(mention, sense),
        }))
        .sort((a, b) => a.cost - b.cost)[0];
      if (!best) return undefined;
      draft.senses.set(mention, best.sense);
      members.push(best.sense.member);
    }
    if (draft.shape === 'rows') {
      const asksThings =
        members.every(
          (member) => vocabulary.isThing(member) && vocabulary.dimension(member).role !== 'text',
        ) &&
        !request.mentions.some(({ phrase }) => /^(with|include|including|add|also|plus)$/.test(phrase)) &&
        request.mentions.some((mention) => has(mention, 'list', 'who', 'relative')) &&
        mentions.every(({ text }) => /[^su]s$/i.test(text));
      if (!asksThings) {
        draft.addDimension(...members);
        return draft;
      }
      const next = reshape(draft, 'things', draft.anchor);
      next.addDimension(...members);
      return next;
    }
    if (draft.shape === 'things') {
      draft.dimensions = request.tags.has('also') ? [...new Set([...draft.dimensions, ...members])] : members;
      return draft;
    }
    if (members.some((member) => !vocabulary.isThing(member))) return undefined;
    const adds = request.mentions.some(({ phrase }) =>
      /^(with|include|including|add|also|plus)$/.test(phrase),
    );
    draft.dimensions = adds ? [...new Set([...draft.dimensions, ...members])] : members;
    return draft;
  }
}

/** "what about orders": nothing else is said that could change. */
function isAlone({ conditions, periods, groups, grain, ranking, sorting, share }: Request): boolean {
  return conditions.length + periods.length + groups.length === 0 && !(grain ?? ranking ?? sorting ?? share);
}

/** "units instead of revenue": the second is what goes. */
function isReplaced({ mentions }: Request, mention: Mention): boolean {
  const at = mentions.indexOf(mention);
  const before = mentions[at - 1]?.phrase === 'of' ? at - 2 : at - 1;
  return (
    before >= 0 &&
    (/^(instead|instead of|rather than)$/.test(mentions[before]!.phrase) && before !== at - 1
      ? true
      : /^(instead of|rather than)$/.test(mentions[before]!.phrase))
  );
}

function isEach({ mentions }: Request): boolean {
  return /^(each|apiece)$/.test(
    mentions.filter(({ punctuation }) => punctuation === undefined).at(-1)?.phrase ?? '',
  );
}
