import type { MetricQuery, Reading, QueryReadResult, QueryTurn } from '#libs/contracts';
import type { SemanticModel } from '#libs/semantics';
import { Composer } from './compose/composer';
import type { Draft } from './compose/draft';
import { withGoods } from './compose/goods';
import { queryOf } from './compose/query';
import { Vocabulary } from './compose/vocabulary';
import { Alternatives } from './evidence/alternatives';
import { confidenceOf, lessAsides, MIN_CONFIDENCE } from './evidence/confidence';
import { summaryOf } from './evidence/summary';
import { unaccounted } from './evidence/unaccounted';
import { wordsOf } from './evidence/words';
import { leaning } from './follow-up/detect';
import { Editor } from './follow-up/editor';
import { complete } from './follow-up/ellipsis';
import { isUnconnected } from './follow-up/unconnected';
import { isFiller } from './grammar/line';
import { countMeaningful, isAboutData } from './grammar/meaningful';
import type { Mention } from './grammar/mention';
import { parse } from './grammar/parse';
import type { Request } from './grammar/request';
import { Segmenter } from './grammar/segmenter';
import { Lexicon } from './lexicon/lexicon';
import {
  type ClarifyContext,
  type NameStretch,
  whatIsMeant,
  whichCode,
  whichValue,
} from './limits/clarification';
import { isInjection } from './limits/injection';
import { otherPersona } from './limits/other-persona';
import { negativeFigure } from './limits/negative-figure';
import { OtherTables } from './limits/other-tables';
import { isOffTopic } from './limits/off-topic';
import { refuse } from './limits/refusal';
import { isWriteRequest } from './limits/write-request';
import type { TimeRange } from './time/time-expression';
import type { Token } from './tokens/token';
import { MAX_TOKENS, nameTokensOf, tokenize } from './tokens/tokenizer';
import { Understanding } from './understanding';
import type { ValueIndex } from './values/value-index';

const MAX_SIMILAR = 4;
/** A question with more parts than this is not one question. */
const MAX_MEANINGFUL = 40;

export interface Question {
  question: string;
  /** YYYY-MM-DD */
  today: string;
  /** Earlier turns of the conversation, oldest first. */
  history: readonly QueryTurn[];
}

/** A code that does not exist, where it stands in the question, and the nearest that do. */
export interface MissingCode {
  word: { start: number; end: number };
  member: string;
  value: string;
  nearest: readonly string[];
}

/** What a question comes to, before it is told. */
interface Found {
  readonly draft: Draft;
  readonly request: Request;
  readonly confidence: number;
}

/** Asks back or refuses: made only where it is told, because its choices are read as well. */
type NotFound = () => QueryReadResult;
type AskBack = (build: (context: ClarifyContext) => QueryReadResult) => NotFound;

/** Reads questions of one persona over one semantic model and one data version. Pure: the same input, the same answer. */
export class Reader {
  /** What was understood, in parts to see, to change and to look behind. */
  readonly understanding: Understanding;
  /** What words stand for, and the cut of a question into them: shared with what reads plans. */
  readonly vocabulary: Vocabulary;
  readonly segmenter: Segmenter;
  private readonly lexicon: Lexicon;
  private readonly composer: Composer;
  private readonly alternatives: Alternatives;
  private readonly editor: Editor;
  private readonly otherTables: OtherTables;
  private readonly hasAddresses: boolean;
  private readonly exampleAnswers = new Map<string, boolean>();
  private examplesDay = '';

  constructor(
    model: SemanticModel,
    persona: string,
    readonly values: ValueIndex,
  ) {
    this.lexicon = new Lexicon(model, persona);
    this.vocabulary = new Vocabulary(this.lexicon);
    this.segmenter = new Segmenter(this.lexicon, this.values);
    this.understanding = new Understanding(this.vocabulary, this.segmenter, values);
    this.composer = new Composer(this.vocabulary);
    this.alternatives = new Alternatives(this.vocabulary);
    this.editor = new Editor(this.vocabulary);
    this.otherTables = new OtherTables(model, this.lexicon, values);
    this.hasAddresses = this.vocabulary.entities.some((entity) =>
      [...entity.dimensions.values()].some(({ role }) => role === 'text'),
    );
  }

  read(question: Question): QueryReadResult {
    const found = this.find(question, tokenize(question.question));
    const result = typeof found === 'function' ? found() : this.told(found, question);
    return this.alternatives.offer(result, question.question, (other) =>
      this.tried({ ...question, question: other }),
    );
  }

  /** The question back where the data holds no such code: the reader itself knows these codes only by their looks. */
  noSuchCode(
    { question, today }: Question,
    { word: { start, end }, member, value, nearest }: MissingCode,
  ): QueryReadResult {
    const context = this.context(question, today, this.segmenter.segment(question, today));
    return whichCode(context, { start, end, text: value, unknownCode: { member, nearest } });
  }

  private find({ question, today, history }: Question, tokens: readonly Token[]): Found | NotFound {
    if (isInjection(question)) return () => refuse('INJECTION', this.lexicon, []);
    if (isWriteRequest(tokens, history.length > 0)) return () => refuse('WRITE_REQUEST', this.lexicon, []);
    if (isOffTopic(question)) return () => refuse('OFF_TOPIC', this.lexicon, []);
    const mentions = this.segmenter.segment(question, today, tokens);
    const ask: AskBack = (build) => () => build(this.context(question, today, mentions));
    const other = otherPersona(mentions);
    if (other !== undefined) return ask(({ words }) => refuse('OTHER_PERSONA', this.lexicon, words, other));
    const unclear = mentions.find(({ unknownCode }) => unknownCode);
    if (unclear) return ask((context) => whichCode(context, unclear));
    const negative = negativeFigure(question);
    if (negative !== undefined)
      return ask((context) =>
        whatIsMeant(
          context,
          [],
          `I cannot read “${negative}”: figures start at 0 here. Say it without the minus.`,
        ),
      );
    if (tokens.length >= MAX_TOKENS || countMeaningful(mentions) > MAX_MEANINGFUL) {
      return ask((context) =>
        whatIsMeant(context, [], 'The question is too long to be understood as a whole. Ask in two steps.'),
      );
    }
    const parsed = parse(question, mentions, today, this.hasAddresses);
    const whole = complete(parsed, history.at(-1), (text) => this.periodIn(text, today));
    const request = withGoods(this.vocabulary, whole);
    const ambiguous = mentions.find((mention) => mention.candidates && !isText(request, mention));
    if (ambiguous)
      return ask((context) => whichValue(context, this.nameStretch(question, mentions, ambiguous)));
    const isOwnQuestion = history.length === 0;
    const isLoose = leaning(request).opens;
    const isNothingKnown = !isAboutData(mentions) && request.conditions.length === 0;
    if (isOwnQuestion && !isLoose && isNothingKnown && mentions.some(({ isUnknown }) => isUnknown))
      return ask(({ words }) => refuse('OFF_TOPIC', this.lexicon, words));
    if (request.unplaced.length > 0) return ask((context) => whatIsMeant(context, request.unplaced, ''));
    const found = this.followUp(request, history) ?? this.fresh(request, { question, today, history }, ask);
    if (typeof found === 'function') return found;
    const left = unaccounted(found.draft, found.request);
    if (left.length > 0) return ask((context) => whatIsMeant(context, left, ''));
    return { ...found, confidence: lessAsides(found.confidence, mentions) };
  }

  /** What the question would come to, without what is told about it; undefined where it is not answered. */
  private tried(question: Question): Pick<Reading, 'query' | 'assumptions'> | undefined {
    const tokens = tokenize(question.question);
    // Whatever else it may be, it is not answered.
    if (tokens.length >= MAX_TOKENS) return undefined;
    const found = this.find(question, tokens);
    if (typeof found === 'function') return undefined;
    return { query: queryOf(found.draft), assumptions: this.alternatives.open(found.draft) };
  }

  private periodIn(text: string, today: string): TimeRange | undefined {
    const [only, ...others] = this.segmenter.segment(text, today).filter((mention) => !isFiller(mention));
    return only?.time?.kind === 'range' && others.length === 0 ? only.time : undefined;
  }

  private followUp(request: Request, history: readonly QueryTurn[]): Found | undefined {
    const lean = leaning(request);
    if (history.length === 0 || !lean.isFollowUp) return undefined;
    const draft = this.editor.edit(history, request, lean);
    if (!draft) return undefined;
    return { draft, request, confidence: confidenceOf(draft, undefined, request.mentions, true) };
  }

  private fresh(request: Request, { question, today, history }: Question, ask: AskBack): Found | NotFound {
    const lean = leaning(request);
    const refers =
      (history.length > 0 ? lean.refersBack : lean.isDangling) ||
      (history.length > 0 ? lean.isFollowUp && !lean.standsAlone : lean.opens && isEllipsis(request));
    if (refers) {
      const reason =
        history.length > 0
          ? 'I cannot apply that to the question before it.'
          : 'I do not know what that refers to: there is no question before it.';
      return ask((context) => whatIsMeant(context, [], reason));
    }
    const [draft, ...others] = this.composer.compose(request);
    if (!draft || isVague(request))
      return ask((context) =>
        whatIsMeant(
          context,
          [],
          'I need to know what you want to see: which figures, of what, and for which period.',
        ),
      );
    if (history.length > 0 && isUnconnected(request, draft))
      return ask((context) =>
        whatIsMeant(context, [], 'I cannot tell how that belongs to the question before it.'),
      );
    const foreign = this.otherTables.personaFor(question, today, draft);
    if (foreign !== undefined)
      return ask(({ words }) => refuse('OTHER_PERSONA', this.lexicon, words, foreign));
    const query = JSON.stringify(queryOf(draft));
    const rival = others.find(
      (each) => each.anchor !== draft.anchor && JSON.stringify(queryOf(each)) !== query,
    );
    const confidence = confidenceOf(draft, rival, request.mentions, false);
    if (confidence < MIN_CONFIDENCE) {
      return ask((context) =>
        whatIsMeant(context, [], 'I am not sure enough what is meant. Can you say it in other words?'),
      );
    }
    return { draft, request, confidence };
  }

  /** What was found, with what is told about it. */
  private told({ draft, request, confidence }: Found, { history, today }: Question): QueryReadResult {
    const query: MetricQuery = queryOf(draft);
    const reading: Reading = {
      intent: 'SQL_QUERY',
      query,
      summary: summaryOf(this.vocabulary, query),
      words: wordsOf(this.vocabulary, request.mentions, draft.senses),
      chips: [],
      periods: [],
      assumptions: this.alternatives.open(draft),
      confidence,
    };
    return this.understanding.withParts(
      { kind: 'reading', reading },
      request.mentions,
      history.at(-1)?.reading.periods ?? [],
      today,
    );
  }

  /** The name that was typed, over all its words, with the values that it may be. */
  private nameStretch(question: string, mentions: readonly Mention[], mention: Mention): NameStretch {
    const isName = (each: Mention | undefined): boolean =>
      each !== undefined &&
      (each.candidates !== undefined ||
        each.isPartial === true ||
        each.isUnknown ||
        (each.number !== undefined && !each.time));
    let [first, last] = [mentions.indexOf(mention), mentions.indexOf(mention)];
    while (isName(mentions[first - 1])) first--;
    while (isName(mentions[last + 1])) last++;
    const own = { start: mentions[first]!.start, end: mentions[last]!.end };
    const text = question.slice(own.start, own.end);
    const isWhole = first === last;
    const candidates = isWhole
      ? (mention.candidates ?? [])
      : this.values.similar(
          nameTokensOf(text).map(({ stem }) => [stem]),
          MAX_SIMILAR,
        );
    return { ...own, text, candidates };
  }

  /** Whether a choice would be answered. The persona's examples are asked about again and again. */
  private answers(question: string, today: string): boolean {
    const isExample = this.lexicon.persona.examples.includes(question);
    if (today !== this.examplesDay) this.exampleAnswers.clear();
    this.examplesDay = today;
    const known = this.exampleAnswers.get(question);
    if (known !== undefined) return known;
    const result = this.tried({ question, today, history: [] }) !== undefined;
    if (isExample) this.exampleAnswers.set(question, result);
    return result;
  }

  private context(question: string, today: string, mentions: readonly Mention[]): ClarifyContext {
    return {
      question,
      today,
      words: wordsOf(this.vocabulary, mentions, new Map()),
      examples: this.lexicon.persona.examples,
      answers: (other) => this.answers(other, today),
      label: (member) => this.vocabulary.dimension(member).label,
    };
  }
}

function isText({ conditions }: Request, mention: Mention): boolean {
  return conditions.some((condition) => condition.kind === 'text' && condition.mentions.includes(mention));
}

/** Nothing is named that rows could be of or be selected by: "give me a report". */
function isVague({ targets, conditions, terms, verbs, cues, ranking, mentions }: Request): boolean {
  return (
    conditions.length + terms.length + verbs.length + cues.length === 0 &&
    ranking === undefined &&
    (targets.length === 0 || isOneField(targets, mentions))
  );
}

/** "what is the status": of what? */
function isOneField(targets: Request['targets'], mentions: readonly Mention[]): boolean {
  const [only] = targets;
  if (!only || targets.length > 1 || /[^su]s$/i.test(only.mention.text)) return false;
  const { senses } = only.mention;
  const isField =
    senses.some((sense) => sense.kind === 'dimension' && !sense.numeric) &&
    senses.every(({ kind }) => kind !== 'entity');
  return isField && /^the$/i.test(mentions[mentions.indexOf(only.mention) - 1]?.text ?? '');
}

/** "and for WH-09?", "what about last month?": not a question of its own. */
function isEllipsis({ targets, terms, groups, verbs, heads, mentions }: Request): boolean {
  const first = mentions[0];
  return (
    targets.length === 0 &&
    terms.length === 0 &&
    groups.length === 0 &&
    // "ok so how much did we sell yesterday"
    !(verbs.length > 0 && (heads.has('amount') || heads.has('count') || heads.has('list'))) &&
    first !== undefined &&
    first.tags.has('follow-up')
  );
}
