import type { Choice, ReadResult, ToolArguments, ToolDefinition, Turn } from '#libs/contracts';
import type { Calendar } from '#libs/semantics';
import { textOf } from './arguments-of';
import { callReading, periodText, type ReadCall } from './call-reading';
import { type Candidate, candidatesFor } from './candidates';
import { callOf, editedCall, isLeading, opensAsFollowUp, recalled } from './follow-up';
import { written } from './phrase-pattern';
import { refusal, refusedAtOnce, refusedUnread } from './refusals';
import { phrasesOf, type ToolPhrases } from './tool-phrases';
import { type Utterance, utteranceOf } from './utterance';

const MAX_CHOICES = 4;
const MAX_WORDS = 60;
/** Tools whose phrases say a question nearly as well as the best are asked about. */
const NEARLY_AS_WELL = 0.2;
/** What a tool says it does not do is said a little more on purpose. */
const DECLINED = 0.4;
const MIN_CONFIDENCE = 0.6;
const PER_COST = 0.12;
const CORRECTED = 0.06;
/** Of a question that no phrase says and that is looked up as it stands. */
const OPEN_CONFIDENCE = 0.65;
const OPEN_QUESTION =
  /^(how|what|whats|what's|when|where|why|which|who|can|could|may|is|are|do|does|did|should|shall|must|has|have|am i allowed|explain|describe|in case|if|procedure|sop|policy|steps?)\b/i;
const POLITE_START =
  /^((hey|hi|hello|ok|okay|so|um|uh|please|sorry|excuse me|quick question|question|can you tell me|could you tell me|do you know|tell me|i want to know|i need to know|i was wondering)[\s,:]+)+/i;

export interface ToolQuestion {
  readonly question: string;
  /** YYYY-MM-DD */
  readonly today: string;
  /** Earlier turns of the conversation, oldest first. */
  readonly history: readonly Turn[];
  readonly tools: readonly ToolDefinition[];
}

/**
 * Reads questions of people who have tools and no tables. Pure: the same words on the same day with the same tools give
 * the same call. Every word has to be accounted for; where one is not, it asks back.
 */
export class ToolReader {
  constructor(
    private readonly calendar: Calendar,
    /** Questions that this persona can ask. */
    private readonly examples: readonly string[],
  ) {}

  read(asked: ToolQuestion): ReadResult {
    return this.readOnce(asked, true);
  }

  private readOnce(asked: ToolQuestion, offersChoices: boolean): ReadResult {
    const { question, today, history, tools } = asked;
    const phrases = phrasesOf(tools);
    const utterance = utteranceOf(question, today, this.calendar, phrases.words);
    const context: Context = { asked, phrases, utterance, offersChoices };
    const refused = refusedAtOnce(question);
    if (refused) return refusal(refused, this.examples);
    if (utterance.words.length > MAX_WORDS)
      return this.askBack(
        context,
        'The question is too long to be understood as a whole. Ask in two steps.',
        this.nearest(context, []),
      );
    const { candidates, declined } = candidatesFor(utterance, phrases, today);
    const whole = candidates.filter(({ match }) => match.left.length === 0);
    const [best] = whole;
    if (declined && (best === undefined || declined.match.score + DECLINED > best.match.score))
      return refusal(declined.decline, this.examples);
    const opens = opensAsFollowUp(question) && callOf(history.at(-1)) !== undefined;
    const edited =
      (opens || best === undefined || best.missing.length > 0) &&
      editedCall(utterance, history, phrases, today);
    if (edited && (!opens || edited.definition === best?.definition || !isSaidBetter(best, utterance)))
      return planOf(utterance, edited);
    if (best && utterance.words.length === 1)
      return this.askBack(
        context,
        'One word is not enough. Which of these is meant?',
        this.nearest(context, candidates),
      );
    if (best) return this.ofCandidate(best, whole, context);
    const unread = refusedUnread(question);
    if (unread) return refusal(unread, this.examples);
    return this.open(context, candidates) ?? this.unread(context, candidates);
  }

  private ofCandidate(best: Candidate, whole: readonly Candidate[], context: Context): ReadResult {
    const { utterance, asked } = context;
    const rivals = whole.filter(
      ({ match, missing }) => missing.length === 0 && best.match.score - match.score < NEARLY_AS_WELL,
    );
    if (rivals.length > 1 && best.missing.length === 0) {
      const choices = rivals.flatMap((rival) => this.choiceOf(rival, context));
      if (choices.length > 1)
        return this.askBack(context, 'That can be asked in more than one way. Which one is meant?', choices);
    }
    const values: ToolArguments = { ...best.values };
    const assumptions: ReadCall['assumptions'][number][] = [];
    for (const capture of best.read.pronouns) {
      const value = recalled(asked.history, capture.parameter);
      const said = textOf(utterance, capture);
      if (value === undefined) {
        const label = capture.parameter.label.toLowerCase();
        return this.askBack(
          context,
          `I do not know what “${said}” stands for: no ${label} was named before.`,
          this.examplesOf(best.definition, context),
        );
      }
      values[capture.parameter.name] = value;
      assumptions.push({ text: `“${said}” is ${value}, from the conversation.` });
    }
    if (best.read.unfit) {
      const { parameter, from, to } = best.read.unfit;
      const what = parameter.kind === 'day' ? 'one day' : 'days with a beginning and an end';
      return this.askBack(
        context,
        `“${textOf(utterance, { from, to })}” cannot be taken here: ${parameter.label.toLowerCase()} is ${what}.`,
        this.examplesOf(best.definition, context),
      );
    }
    const [missing] = best.missing;
    if (missing)
      return this.askBack(
        context,
        `${best.definition.label}: for which ${missing.label.toLowerCase()}? Say it with the question.`,
        this.examplesOf(best.definition, context),
      );
    const { cost, corrected, said } = best.match;
    const confidence = Math.max(0, 0.98 - cost * PER_COST - (corrected ? CORRECTED : 0));
    if (confidence < MIN_CONFIDENCE)
      return this.askBack(
        context,
        'I am not sure enough what is meant. Which of these is it?',
        this.nearest(context, [best]),
      );
    return planOf(utterance, {
      definition: best.definition,
      values,
      captures: best.read.captures,
      said,
      assumptions,
      confidence,
    });
  }

  /** What no phrase says and is a question goes, as it stands, to the tool that looks up anything. */
  private open(
    { asked, phrases, utterance }: Context,
    candidates: readonly Candidate[],
  ): ReadResult | undefined {
    const { open } = phrases;
    const question = asked.question.trim().replace(POLITE_START, '');
    if (open === undefined || opensAsFollowUp(question)) return undefined;
    const content = utterance.words.filter(({ kind }) => kind === 'content').length;
    const isNear = candidates.some(({ match }) => match.left.length === 1 && content < 4);
    if (!OPEN_QUESTION.test(question) || content < 2 || isNear) return undefined;
    const { definition, parameter } = open;
    const whole = { parameter, from: 0, to: utterance.words.length };
    return planOf(utterance, {
      definition,
      values: { [parameter.name]: question },
      captures: [whole],
      said: [],
      assumptions: [],
      confidence: OPEN_CONFIDENCE,
    });
  }

  private unread(context: Context, candidates: readonly Candidate[]): ReadResult {
    const { asked, utterance } = context;
    if (opensAsFollowUp(asked.question)) {
      const reason =
        callOf(asked.history.at(-1)) === undefined
          ? 'I do not know what that goes on from: there is no question before it.'
          : 'I cannot apply that to the question before it. Ask it as a whole question.';
      return this.askBack(context, reason, this.nearest(context, candidates));
    }
    const [near] = candidates;
    const left = near?.match.left.map((at) => utterance.words[at]!) ?? [];
    const words = left.length > 0 && left.length <= 3 ? left : [];
    const texts = words.map(({ start, end }) => asked.question.slice(start, end));
    const message =
      texts.length > 0
        ? `I do not know what “${texts.join('”, “')}” ${texts.length === 1 ? 'is' : 'are'} for here. Can you say it in other words?`
        : 'I am not sure what is meant. Can you say it in other words?';
    return this.askBack(context, message, this.nearest(context, candidates), texts);
  }

  private askBack(
    { utterance }: Context,
    message: string,
    choices: readonly Choice[],
    unresolved: readonly string[] = [],
  ): ReadResult {
    const words = utterance.words
      .filter(({ start, end }) => unresolved.includes(utterance.question.slice(start, end)))
      .map(({ start, end }) => ({
        text: utterance.question.slice(start, end),
        start,
        end,
        role: 'unknown' as const,
        meaning: 'Not understood',
      }));
    return { kind: 'clarify', message, choices: distinct(choices), unresolved: [...unresolved], words };
  }

  /** The candidate as a question of its own, where its phrases can say it so that it is read the same. */
  private choiceOf({ definition, values, match }: Candidate, context: Context): Choice[] {
    if (!context.offersChoices) return [];
    const texts = new Map(
      definition.parameters.flatMap(({ name, kind, choices = [] }) => {
        const value = values[name];
        if (value === undefined) return [];
        const text =
          kind === 'choice'
            ? (choices.find((choice) => choice.value === value)?.says[0] ?? String(value))
            : kind === 'period' && Array.isArray(value)
              ? periodText(value.map(String))
              : String(value);
        return [[name, text] as const];
      }),
    );
    const tool = context.phrases.tools.find((each) => each.definition === definition);
    const patterns = [match.pattern, ...(tool?.patterns ?? [])];
    for (const { nodes } of patterns) {
      const question = written(nodes, texts);
      if (question !== undefined && this.isRead(question, context, definition.name))
        return [{ label: `${definition.label}: ${question}`, question }];
    }
    return [];
  }

  private examplesOf(definition: ToolDefinition, context: Context): Choice[] {
    return definition.examples
      .filter((question) => context.offersChoices && this.isRead(question, context, definition.name))
      .map((question) => ({ label: question, question }));
  }

  /** Examples of the tools that share words with the question, then the persona's own. */
  private nearest(context: Context, candidates: readonly Candidate[]): Choice[] {
    if (!context.offersChoices) return [];
    const { utterance, phrases } = context;
    const roots = utterance.words.flatMap(({ kind, root, meant }) =>
      kind === 'content' ? [root, ...(meant === undefined ? [] : [meant])] : [],
    );
    const rated = phrases.tools
      .map(({ definition }) => {
        const about = phrases.about.get(definition.name)!;
        const shared = roots.filter((root) => about.has(root)).length;
        const at = candidates.findIndex((each) => each.definition === definition);
        return { definition, rate: shared * 2 + (at < 0 ? 0 : 1 / (1 + at)) };
      })
      .filter(({ rate }) => rate > 0)
      .sort((a, b) => b.rate - a.rate);
    const near = rated
      .slice(0, MAX_CHOICES)
      .flatMap(({ definition }) => this.examplesOf(definition, context).slice(0, 1));
    if (near.length > 0) return near;
    return this.examples
      .filter((question) => this.isRead(question, context))
      .map((question) => ({ label: question, question }));
  }

  private isRead(question: string, { asked }: Context, tool?: string): boolean {
    const result = this.readOnce({ ...asked, question, history: [] }, false);
    if (result.kind !== 'plan') return false;
    const [step] = result.plan.plan.steps;
    return tool === undefined || (step?.kind === 'tool' && step.call.tool === tool);
  }
}

interface Context {
  readonly asked: ToolQuestion;
  readonly phrases: ToolPhrases;
  readonly utterance: Utterance;
  readonly offersChoices: boolean;
}

function planOf(utterance: Utterance, call: ReadCall): ReadResult {
  return { kind: 'plan', plan: callReading(utterance, call) };
}

/** "and who works tomorrow": a question of its own, although it begins like an addition to the one before. */
function isSaidBetter(best: Candidate | undefined, { words }: Utterance): boolean {
  if (best === undefined || best.missing.length > 0) return false;
  return best.match.said.some((at) => words[at]!.kind === 'content' && !isLeading(words[at]!.norm));
}

function distinct(choices: readonly Choice[]): Choice[] {
  const seen = new Set<string>();
  return choices.filter(({ question }) => !seen.has(question) && seen.add(question)).slice(0, MAX_CHOICES);
}
