import type { MeasureUse } from '#libs/contracts';
import { takenAs } from '../evidence/alternatives';
import { isEntity, isNumericField, sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Request } from '../grammar/request';
import type { ComparisonResolver } from './comparisons';
import type { ConditionResolver } from './conditions';
import { asksContents } from './contents';
import type { Draft } from './draft';
import { agree } from './glosses';
import { outgrown } from './growth';
import { MeasureChoice, type MeasureOption } from './measure-choice';
import { meansOf } from './means';
import { MeasureForms } from './measure-forms';
import { MeasureGroups } from './measure-groups';
import { asksMuchOfEach, asksPieces } from './pieces';
import { rankGroups } from './ranking';
import { isDoneMost, stateAsMeasure, unitsSo } from './stated-measure';
import { shareOfTop } from './top-share';
import type { Vocabulary } from './vocabulary';

/** "how much do we have" asks for a quantity, "how much did we make" for money. */
const HELD = /\b(have|left|remain|got|there|stock|hold|held|carry|keep)\b/;

/** "what was ordered on PO 100" asks for the lines rather than for their number. */
const CONTENTS = 1;
const SAID_TWICE = 1;
/** "did we sell more in May or April": no noun says of what, as where "than" is said. */
function isEither({ comparesPeriods, targets, verbs, ranking, heads }: Request): boolean {
  return comparesPeriods && targets.length === 0 && verbs.length > 0 && !ranking && heads.size === 0;
}

/** Another entity's rows are meant. */
const NONE = '';

/** Numbers over rows of an entity, all together or for each of some things. */
export class MeasureShape {
  private readonly choice: MeasureChoice;
  private readonly forms: MeasureForms;
  private readonly grouping: MeasureGroups;

  constructor(
    private readonly vocabulary: Vocabulary,
    conditions: ConditionResolver,
    comparisons: ComparisonResolver,
  ) {
    this.forms = new MeasureForms(vocabulary, conditions, comparisons);
    this.choice = new MeasureChoice(vocabulary);
    this.grouping = new MeasureGroups(vocabulary);
  }

  begin(draft: Draft, request: Request): boolean {
    if (!this.measures(draft, request)) return false;
    if (
      draft.measures.length === 0 ||
      this.vocabulary.measure(draft.measures[0]!.measure).entity !== draft.anchor
    )
      return false;
    if (this.isNoDate(draft, request)) return false;
    if (asksContents(request) && !request.counted && !request.heads.has('total')) draft.cost += CONTENTS;
    const grouped = meansOf(this.vocabulary, draft, request);
    return grouped !== undefined && this.grouping.add(draft, grouped);
  }

  /** "when was PO 100 ordered": a number of units is no answer to when. */
  private isNoDate({ measures }: Draft, { asksWhen, grain, ranking, groups }: Request): boolean {
    if (!asksWhen || grain || ranking || groups.length > 0) return false;
    return !measures.some(({ measure }) => this.vocabulary.measure(measure).format === 'date');
  }

  end(draft: Draft, request: Request): boolean {
    const top = shareOfTop(this.vocabulary, draft, request);
    if (top !== undefined) return top;
    if (!this.forms.apply(draft, request) || !agree(this.vocabulary, draft, request.glosses ?? []))
      return false;
    if (request.tags.has('extent') || !outgrown(this.vocabulary, draft, request)) return false;
    return rankGroups(this.vocabulary, draft, request);
  }

  private measures(draft: Draft, request: Request): boolean {
    const { counted, targets, ranking, heads } = request;
    if (counted) {
      const option = this.choice.countedAs(draft.anchor, counted);
      if (!option) return false;
      this.use(draft, counted, stateAsMeasure(this.vocabulary, draft, request, option));
      return this.further(draft, request, counted);
    }
    if (targets.length > 0 && targets.every(({ role }) => role === 'column') && request.groups.length === 0)
      return false;
    const nouns = targets
      .filter(({ role }) => role !== 'context' && role !== 'modifier')
      .map(({ mention }) => mention);
    const asked = targets
      .filter(({ mention, role }) => this.choice.isMeasure(mention, request) && role !== 'modifier')
      .map(({ mention }) => mention);
    for (const mention of asked) {
      // "what is it worth, at cost": says which worth is meant.
      const atWhat = isWorth(mention) ? asked.find(({ phrase }) => phrase.startsWith('at ')) : undefined;
      const [worth] = sensesOf(atWhat, 'measure');
      if (worth) {
        draft.senses.set(mention, worth);
        continue;
      }
      for (const each of extremesOf(request)) {
        const option = this.choice.option(draft.anchor, mention, each, draft.measures.length > 0);
        if (!option) return false;
        this.use(draft, mention, stateAsMeasure(this.vocabulary, draft, request, option, true));
      }
    }
    const by = ranking?.by ?? request.sorting?.by;
    if (by && !asked.includes(by)) {
      const option =
        this.choice.option(draft.anchor, by, request, draft.measures.length > 0) ??
        this.choice.countedAs(draft.anchor, by);
      if (option) {
        const stated = stateAsMeasure(this.vocabulary, draft, request, option, true);
        const isAsked = draft.measures.some(({ measure }) => measure === stated.measure.member);
        if (draft.measures.length > 0 && !isAsked) draft.measures.unshift({ measure: stated.measure.member });
        this.use(draft, by, stated);
      } else if (draft.measures.length === 0) return false;
    }
    if (draft.measures.length > 0) return true;
    if (request.growth ?? isEither(request)) return this.grown(draft, request) || this.usual(draft, request);
    const own = ranking?.own.find(({ of, entity }) => of === 'measure' && entity === draft.anchor);
    if (own) {
      draft.addMeasure({ measure: own.member });
      draft.senses.set(ranking!.mentions[0]!, own);
      return this.vocabulary.lexicon.visibility.measure(this.vocabulary.measure(own.member));
    }
    if (nouns.every((mention) => !this.choice.isMeasure(mention, request)) && this.compared(draft, request))
      return true;
    if (heads.has('amount') && nouns.length > 0 && !ranking && nouns.every(areRows))
      return this.note(draft, nouns) && this.usual(draft, request);
    if ((heads.has('amount') || asksPieces(this.vocabulary, request)) && nouns.length === 0 && !ranking)
      return this.stated(draft, request) || this.usual(draft, request);
    if (request.share?.within) return this.usual(draft, request);
    if (ranking && (ranking.by || ranking.tag === undefined)) return false;
    if (ranking && !request.counted && nouns.length > 0) return this.ranked(draft, request, nouns);
    return this.count(draft, request, nouns, heads);
  }

  /** "how many orders and how much revenue": numbers beside the one that is counted. */
  private further(draft: Draft, request: Request, counted: Mention): boolean {
    return request.targets.every(({ mention, role }) => {
      const isFurther = role === 'joined' || role === 'head';
      if (mention === counted || !isFurther || !this.choice.isMeasure(mention, request)) return true;
      if (isEntity(mention) && !request.heads.has('amount')) return true;
      const option = this.choice.option(draft.anchor, mention, request, true);
      if (option) this.use(draft, mention, option);
      return option !== undefined;
    });
  }

  /** "fill rate below 95 % by product": the number that is compared is the one to show. */
  private compared(draft: Draft, request: Request): boolean {
    if (request.groups.length === 0) return false;
    for (const condition of request.conditions) {
      if (condition.kind !== 'comparison' || !condition.left || isEntity(condition.left)) continue;
      const option = this.choice.option(draft.anchor, condition.left, request, false);
      if (!option) continue;
      this.use(draft, condition.left, option);
      return true;
    }
    return false;
  }

  /** "whom did we spend more with": the number that the verb is called after. */
  private grown(draft: Draft, { mentions }: Request): boolean {
    for (const mention of mentions) {
      const isVerb = sensesOf(mention, 'verb', 'cue').length > 0 && !isEntity(mention);
      const sense = sensesOf(mention, 'measure').find(
        ({ entity, counted }) => entity === draft.anchor && !counted,
      );
      if (!isVerb || !sense) continue;
      this.use(draft, mention, { measure: this.vocabulary.measure(sense.member), sense, cost: 0.1 });
      return true;
    }
    return false;
  }

  /** "how much of it is on order": the state is a number by itself. */
  private stated(draft: Draft, { conditions }: Request): boolean {
    for (const condition of conditions) {
      if (condition.kind !== 'values' || condition.negated || condition.mentions.length !== 1) continue;
      const [mention] = condition.mentions;
      const sense =
        sensesOf(mention, 'measure').find(({ entity }) => entity === draft.anchor) ??
        (mention && unitsSo(this.vocabulary, mention, draft.anchor));
      if (!sense || !mention) continue;
      draft.consumed.add(condition);
      this.use(draft, mention, { measure: this.vocabulary.measure(sense.member), sense, cost: 0 });
      return true;
    }
    return false;
  }

  /** "top 5 areas" by what is usual; "backordered most often" by how many rows are so; "best" only by what says so. */
  private ranked(draft: Draft, request: Request, nouns: readonly Mention[]): boolean {
    const { ranking, conditions } = request;
    const isGood = ranking?.tag === 'best' || ranking?.tag === 'worst';
    if (isGood && ranking?.own.some(({ of }) => of === 'measure')) return false;
    if (/long|short|old|heav/.test(ranking?.mentions[0]?.phrase ?? '')) return false;
    const isOften = /often|frequent/.test(ranking?.mentions[0]?.phrase ?? '');
    const isQuantity = ranking?.tag === 'most' || ranking?.tag === 'least';
    const hasState = conditions.some(
      (condition) =>
        condition.kind === 'values' &&
        condition.mentions.some(
          (mention) =>
            sensesOf(mention, 'segment').length > 0 ||
            sensesOf(mention, 'value').some(({ member }) => /status$/.test(member)),
        ),
    );
    if (!isOften && !(isQuantity && hasState && isAdverb(request))) return this.usual(draft, request);
    const measure = this.vocabulary.countOf(draft.anchor);
    if (
      !measure ||
      nouns.some((noun) => sensesOf(noun, 'entity').some(({ entity }) => entity === draft.anchor))
    )
      return false;
    draft.addMeasure({ measure: measure.member });
    draft.assumptions.add(
      `Ranked by number of ${this.vocabulary.entity(draft.anchor).plural.toLowerCase()}.`,
    );
    draft.cost += 0.2;
    return true;
  }

  /** "how much are the open orders": of rows that are named. */
  private note(draft: Draft, nouns: readonly Mention[]): boolean {
    for (const noun of nouns) {
      const sense = sensesOf(noun, 'entity').find(({ entity }) =>
        this.vocabulary.connections.reaches(draft.anchor, entity),
      );
      if (!sense) return false;
      draft.note(noun, sense, 0);
    }
    return true;
  }

  /** "top 5 areas": ranked by what the persona means by value. */
  private usual(draft: Draft, request: Request): boolean {
    const isGoods = asksPieces(this.vocabulary, request) || isDoneMost(this.vocabulary, request);
    const done = isGoods ? this.done(draft, request) : undefined;
    const isHeld =
      isGoods ||
      asksMuchOfEach(this.vocabulary, request) ||
      request.mentions.some(({ phrase }) => HELD.test(phrase));
    const { prefer } = this.vocabulary.lexicon.persona;
    const member = done ?? (isHeld ? prefer['units held'] : prefer['value']);
    const measure = member === undefined ? undefined : this.vocabulary.model.measure(member);
    if (!measure || measure.entity !== draft.anchor) return false;
    draft.addMeasure({ measure: measure.member });
    draft.assumptions.add(takenAs(measure.label));
    draft.cost += 0.3;
    return true;
  }

  /** "how many P-0041 did we sell": the units that the verb is about. */
  private done({ anchor }: Draft, { mentions }: Request): string | undefined {
    const units = mentions
      .flatMap((mention) => sensesOf(mention, 'verb'))
      .flatMap(({ entity }) => this.vocabulary.unitsOf(entity) ?? []);
    return units.length === 0 ? undefined : (units.find(({ entity }) => entity === anchor)?.member ?? NONE);
  }

  /** "open orders by area", "how many": rows are counted. */
  private count(draft: Draft, request: Request, nouns: readonly Mention[], heads: Request['heads']): boolean {
    const counts =
      heads.has('count') ||
      request.groups.length > 0 ||
      request.grain !== undefined ||
      request.comparesPeriods ||
      request.share !== undefined ||
      request.comparesValues ||
      // "of which more than 1000 were sold in total" lists the things.
      (heads.has('total') && !request.conditions.some(({ kind }) => kind === 'comparison')) ||
      heads.has('amount');
    const isMeanOfGroups = request.grain !== undefined || request.groups.length > 0;
    if (!counts || (request.heads.has('average') && !isMeanOfGroups)) return false;
    const noun = nouns.find(isEntity) ?? request.targets.find(({ mention }) => isEntity(mention))?.mention;
    const measure = this.vocabulary.countOf(draft.anchor);
    if (!measure) return false;
    if (!noun) {
      if (nouns.length > 0) return false;
      draft.addMeasure({ measure: measure.member });
      draft.cost += 0.35;
      return true;
    }
    const option = this.choice.countedAs(draft.anchor, noun);
    if (!option) return false;
    this.use(draft, noun, option);
    return true;
  }

  private use(draft: Draft, mention: Mention, { measure, sense, cost }: MeasureOption): void {
    // "unit cost and price": two words that would mean the same number were hardly both said.
    const isSaidTwice = [...draft.senses].some(
      ([other, known]) =>
        other.phrase !== mention.phrase &&
        known.kind === sense.kind &&
        'member' in known &&
        'member' in sense &&
        known.member === sense.member,
    );
    if (isSaidTwice) draft.cost += SAID_TWICE;
    draft.note(mention, sense, cost);
    draft.addMeasure({ measure: measure.member } satisfies MeasureUse);
    if (measure.assumption !== undefined) draft.assumptions.add(measure.assumption);
  }
}

/** Rows that can be counted, and nothing that is an amount by itself. */
function areRows(noun: Mention): boolean {
  return isEntity(noun) && /s$/i.test(noun.text) && !isNumericField(noun);
}

/** "backordered most", not "the biggest": how often something is so. */
function isAdverb({ ranking }: Request): boolean {
  return /^(the )?(most|least|more often|most often|least often)$/.test(ranking?.mentions[0]?.phrase ?? '');
}

/** "highest and lowest price", "min, max and average": each for itself. */
function extremesOf(request: Request): Request[] {
  const isMeanToo = request.mentions.some(({ phrase }) => /^(average|avg|mean) /.test(phrase));
  const asked = (['minimum', 'maximum', 'average'] as const).filter(
    (head) => request.heads.has(head) || (head === 'average' && isMeanToo && request.heads.size > 0),
  );
  if (asked.length < 2) return [request];
  const others = [...request.heads].filter((head) => !asked.some((each) => each === head));
  return asked.map((head) => ({ ...request, heads: new Set([...others, head]) }));
}

const isWorth = ({ phrase }: Mention): boolean => /^(total )?(worth|value)$/.test(phrase);
