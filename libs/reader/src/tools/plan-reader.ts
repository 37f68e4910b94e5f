import {
  MAX_QUESTION_LENGTH,
  type PlanTurn,
  type QueryReadResult,
  type QueryTurn,
  type ReadResult,
  type ToolDefinition,
  type Turn,
} from '#libs/contracts';
import { wordsOf } from '../evidence/words';
import { negativeFigure } from '../limits/negative-figure';
import { isWriteRequest } from '../limits/write-request';
import type { Reader } from '../reader';
import type { Token } from '../tokens/token';
import { tokenize } from '../tokens/tokenizer';
import { valuesFromTurns } from './conversation';
import { isSure, saysOnlyTools } from './for-tools';
import { ParameterValues } from './parameter-values';
import { type Alignment, findPhrases, wordsOfQuestion } from './phrase-matcher';
import { PlanClarifications } from './plan-clarification';
import type { Composed } from './composition';
import { PlanComposer } from './plan-composer';
import { PlanEditor } from './plan-editor';
import { planReading } from './plan-reading';
import { planWords } from './plan-words';
import { Sentence } from './sentence';
import { type ToolLexicon, toolLexiconOf } from './tool-lexicon';

export interface PlanQuestion {
  readonly question: string;
  /** YYYY-MM-DD */
  readonly today: string;
  /** Earlier turns of the conversation, oldest first. */
  readonly history: readonly Turn[];
  /** What may be used besides queries; without them every question is read as a query. */
  readonly tools?: readonly ToolDefinition[];
}

/** Phrases that are looked at more closely; the others say less. */
const MAX_LOOKS = 16;
const MAX_OF_EACH = 5;
const MAX_PARTS = 3;
const CONJUNCTION = /^(and|then|plus|also|,|;|&|\.)$/;
/** Against one word that is left over. */
const TURNED = 2;
const PER_CONTENT = 0.5;
const PER_DISTANCE = 0.25;
/** Below this a plan is asked back about. */
const MIN_CONFIDENCE = 0.6;

/**
 * Reads questions that need tools, around the reader of queries. What the query reader is sure of stays a query,
 * unless the question says something that only a tool can give; see {@link saysOnlyTools}.
 */
export class PlanReader {
  private readonly values: ParameterValues;
  private readonly composer: PlanComposer;
  private readonly clarifications: PlanClarifications;
  private readonly editor: PlanEditor;

  constructor(private readonly reader: Reader) {
    this.values = new ParameterValues(reader.vocabulary, reader.values);
    this.composer = new PlanComposer(reader, this.values);
    this.clarifications = new PlanClarifications(this.values, reader.values);
    this.editor = new PlanEditor(reader, this.values, this.composer);
  }

  read(asked: PlanQuestion): ReadResult {
    return this.readOnce(asked, true);
  }

  private readOnce(asked: PlanQuestion, offersChoices: boolean): ReadResult {
    const { question, today, history, tools = [] } = asked;
    const last = history.at(-1);
    const queryTurns = history.filter((turn): turn is QueryTurn => 'reading' in turn);
    const asQuery = (turns: readonly QueryTurn[]): QueryReadResult =>
      this.reader.read({ question, today, history: turns });
    if (tools.length === 0 || negativeFigure(question) !== undefined) return asQuery(queryTurns);
    const lexicon = toolLexiconOf(tools);
    const { vocabulary, values, segmenter } = this.reader;
    const tokens = tokenize(question);
    const words = wordsOfQuestion(tokens, lexicon, vocabulary.lexicon, values);
    const phrases = findPhrases(words, lexicon);
    const planned = last && 'plan' in last ? last : undefined;
    if (phrases.length === 0 && !planned) return asQuery(queryTurns);
    const query = asQuery(planned ? [] : queryTurns);
    if (isForbidden(query, tokens, planned)) return query;
    if (isSure(query) && !planned && !saysOnlyTools(phrases, words, lexicon)) return query;
    const sentence = new Sentence(question, words, today, segmenter);
    const context: Context = { asked, sentence, lexicon, query, offersChoices };
    const parts = this.partsOf(sentence, phrases);
    const isOnlyForTools = saysOnlyTools(parts, words, lexicon);
    if (parts.length > 0 && (isOnlyForTools || !isSure(query))) {
      const result = this.plan(parts, isOnlyForTools, context);
      if (result) return result;
    }
    return planned ? this.afterPlan(planned, context) : query;
  }

  private plan(
    parts: readonly Alignment[],
    isOnlyForTools: boolean,
    context: Context,
  ): ReadResult | undefined {
    const { asked, sentence, query } = context;
    const definitions = new Map((asked.tools ?? []).map((each) => [each.name, each]));
    const composed = this.composer.compose(sentence, parts, asked.history, definitions);
    if (composed.kind === 'plan') {
      const { draft } = composed;
      if (draft.confidence < MIN_CONFIDENCE) return undefined;
      // Rows as well, where the words are a query too or in another order than the phrase's: too much of a guess.
      const isGuess = draft.isScattered || query.kind === 'reading' || parts.some(({ isTurned }) => isTurned);
      if (isGuess && draft.readings.size > 0 && !isOnlyForTools) return undefined;
      const summaries = new Map([...draft.readings].map(([id, { summary }]) => [id, summary]));
      const words = planWords(this.reader.vocabulary, sentence, parts, draft);
      return { kind: 'plan', plan: planReading(draft, summaries, definitions, words) };
    }
    // Words that belong to nothing: the query reader knows better what to ask back.
    const isKnownBetter = !isOnlyForTools || query.kind === 'refuse';
    if (isKnownBetter && (composed.kind === 'left' || query.kind === 'reading')) return undefined;
    return this.askBack(composed, parts, context);
  }

  private askBack(
    composed: Exclude<Composed, { kind: 'plan' }>,
    parts: readonly Alignment[],
    { asked, sentence, offersChoices }: Context,
  ): ReadResult {
    const words = wordsOf(this.reader.vocabulary, sentence.mentions, new Map());
    const answers = (question: string): boolean => {
      if (!offersChoices || question.length > MAX_QUESTION_LENGTH) return false;
      const { kind } = this.readOnce({ ...asked, question, history: [] }, false);
      return kind === 'plan' || kind === 'reading';
    };
    switch (composed.kind) {
      case 'trouble':
        return this.clarifications.trouble(sentence, composed.trouble, words, answers);
      case 'missing': {
        const memberOf = memberOfIn(asked.tools ?? []);
        return this.clarifications.missing(
          asked.question,
          composed.definition,
          composed.parameters,
          (parameter) => valuesFromTurns(asked.history, parameter, this.values, memberOf),
          words,
          answers,
        );
      }
      case 'left':
        return this.clarifications.left(sentence, composed.places, parts[0]!.definition, words, answers);
    }
  }

  /** "what about WH-05?" edits the plan before; what is a question of its own is read as one. */
  private afterPlan(last: PlanTurn, { asked, sentence, lexicon, query }: Context): ReadResult {
    const edited = this.editor.edit(last.plan, sentence, lexicon);
    if (edited) return { kind: 'plan', plan: edited };
    if (query.kind === 'reading' || query.kind === 'refuse') return query;
    const isAboutValue = sentence.mentions.some(
      ({ unknownCode, candidates }) => unknownCode !== undefined || candidates !== undefined,
    );
    const isDangling =
      !isAboutValue &&
      /^(and|what about|how about|same|only|just|for|in|but|instead|those|them|it)\b/i.test(
        asked.question.trim(),
      );
    return isDangling
      ? {
          ...query,
          message: 'I cannot apply that to the calculation before it. Ask it as a whole question.',
        }
      : query;
  }

  /** The tools that a sentence asks for, in its order: the phrase that accounts for most of it, and what "and" adds. */
  private partsOf(sentence: Sentence, phrases: readonly Alignment[]): Alignment[] {
    const looked = bestOfEach(phrases).slice(0, MAX_LOOKS);
    const sets = looked.map((alignment) => this.withOthers(sentence, alignment, phrases));
    const rated = sets.map((parts) => ({ parts, cost: this.costOf(sentence, parts) }));
    rated.sort((a, b) => a.cost - b.cost);
    return rated[0]?.parts ?? [];
  }

  /** What the phrases leave unsaid of the sentence, and how freely they have to be taken. */
  private costOf(sentence: Sentence, parts: readonly Alignment[]): number {
    return parts.reduce(
      (cost, { content, distance, isTurned }) =>
        cost - content * PER_CONTENT + distance * PER_DISTANCE + (isTurned ? TURNED : 0),
      this.composer.unaccounted(sentence, parts),
    );
  }

  private withOthers(sentence: Sentence, first: Alignment, phrases: readonly Alignment[]): Alignment[] {
    const parts = [first];
    for (const other of phrases) {
      if (parts.length >= MAX_PARTS) break;
      if (parts.some(({ definition }) => definition === other.definition)) continue;
      if (parts.every((part) => areApart(sentence, part, other))) parts.push(other);
    }
    return parts.sort((a, b) => a.places[0]! - b.places[0]!);
  }
}

interface Context {
  readonly asked: PlanQuestion;
  readonly sentence: Sentence;
  readonly lexicon: ToolLexicon;
  readonly query: QueryReadResult;
  readonly offersChoices: boolean;
}

/** "make it 90 days" changes the plan before, and nothing else. */
function isForbidden(
  query: QueryReadResult,
  tokens: readonly Token[],
  planned: PlanTurn | undefined,
): boolean {
  if (query.kind !== 'refuse') return false;
  if (query.code === 'WRITE_REQUEST') return planned === undefined || isWriteRequest(tokens, true);
  return query.code === 'INJECTION';
}

/** The first few of each tool; phrases that were found at the same words count once. */
function bestOfEach(phrases: readonly Alignment[]): Alignment[] {
  const seen = new Map<ToolDefinition, Set<string>>();
  return phrases.filter(({ definition, places, optional }) => {
    const known = seen.get(definition) ?? new Set<string>();
    seen.set(definition, known);
    const key = [...places, '', ...optional].join();
    return known.size < MAX_OF_EACH && !known.has(key) && known.add(key);
  });
}

/** One after the other, with "and" between them. */
function areApart(sentence: Sentence, a: Alignment, b: Alignment): boolean {
  const [first, second] = a.places[0]! < b.places[0]! ? [a, b] : [b, a];
  const [end, start] = [first.places.at(-1)!, second.places[0]!];
  if (end >= start) return false;
  return sentence.words.slice(end + 1, start).some(({ token }) => CONJUNCTION.test(token.norm));
}

function memberOfIn(
  tools: readonly ToolDefinition[],
): (tool: string, parameter: string) => string | undefined {
  return (tool, parameter) =>
    tools.find(({ name }) => name === tool)?.parameters.find(({ name }) => name === parameter)?.member;
}
