import { Inject, Injectable } from '@nestjs/common';
import { ServiceClient } from '#libs/bus';
import { type AnswerEvent, type ModelUse, QuartermasterError, sqlAgents, type Turn } from '#libs/contracts';
import {
  type ContentBlock,
  type ConverseRequest,
  type GuardedQuestion,
  type LanguageModel,
  type Message,
  type ModelTurn,
  TOO_LATE,
} from '#libs/model';
import { Logger, SETTINGS, type Settings } from '#libs/runtime';
import type { Asked } from '../asked';
import type { Reservation } from '../money/money';
import { ToolCatalog } from '../plans/tool-catalog';
import { timed } from '../timed-step';
import { instructionsFor } from './domain/instructions';
import { ModelRecord } from './domain/model-use';
import { toolsFor } from './model-tools';
import { openingOf, textsOf } from './opening';
import { type Failure, withoutModel } from './domain/without-model';
import { reasonToAsk, type Unread } from './domain/worth-asking';
import { sentenceOf } from './found-sentence';
import { type Blocked, Guarding } from './guarding';
import { NAMES_UNKNOWN } from './known-people';
import { type HandOverModels, MODELS } from './language-models';
import { MeteredModel } from './metered-model';
import { ToolDesk, type ToolUse, type Work } from './tool-desk';
import type { Found } from './tool-outcome';

/** What a model came to; `model` goes into the evidence. A topic that is blocked is not handed over. */
export type HandedOver =
  | { kind: 'found'; found: Found; sentence?: string; model: ModelUse }
  | { kind: 'unread'; result: Unread; model: ModelUse }
  | { kind: 'blocked'; result: Unread; topic: string };

/** Turns in which it may ask for exactly the same. */
const MOST_REPEATS = 2;
/** Kept of the question's time, so that there is still an answer when the model has had none. */
const TIME_TO_ANSWER_MS = 3_000;

/**
 * Hands a question that the reader did not read over to a language model. The model reads, by asking for queries and
 * calculations; what is shown is made by the same code as any other answer. Whatever goes wrong on the way, the person
 * gets what the reader would have said without a model.
 */
@Injectable()
export class HandOver {
  constructor(
    @Inject(MODELS) private readonly models: HandOverModels,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly services: ServiceClient,
    private readonly tools: ToolCatalog,
    private readonly desk: ToolDesk,
    private readonly guarding: Guarding,
    private readonly logger: Logger,
  ) {}

  /** Id of the model that questions are handed over to; null where they are not. */
  get model(): string | null {
    return this.settings.models.handOver ? (this.models.language?.id ?? null) : null;
  }

  /** @returns null where no model is asked: there is none, it could not read better, or nobody is there to look at it */
  async *of(
    asked: Asked,
    unread: Unread,
    history: readonly Turn[],
    reservation: Reservation,
  ): AsyncGenerator<AnswerEvent, HandedOver | null> {
    const { language } = this.models;
    const because = reasonToAsk(asked.text, unread);
    if (language === null || this.model === null || asked.purpose !== 'conversation') return null;
    const blocked = this.guarding.blocked(asked, unread);
    if (blocked !== null) return this.refused(blocked);
    if (because === null) return null;
    const startedAt = performance.now();
    const provider = this.models.description?.provider ?? this.settings.models.provider;
    const record = new ModelRecord({ model: language.id, provider, because });
    const timeUp = new AbortController();
    const left = Math.max(0, asked.context.deadline - Date.now() - TIME_TO_ANSWER_MS);
    const timer = setTimeout(() => timeUp.abort(new QuartermasterError('DEADLINE_EXCEEDED')), left);
    const signal = AbortSignal.any([asked.context.signal, timeUp.signal]);
    const inTime = { ...asked, context: { ...asked.context, signal } };
    let guard: GuardedQuestion | null = null;
    const use = (sentence: ModelUse['sentence']): ModelUse => ({
      ...record.use(sentence, performance.now() - startedAt),
      ...(guard !== null && { guarded: guard.guarded }),
    });
    let outcome: Exclude<HandedOver, { kind: 'blocked' }>;
    try {
      guard = await this.guarding.of(inTime, textsOf(openingOf(asked.text, unread, history, null)));
      const ended = yield* this.converse(language, inTime, unread, history, reservation, record, guard);
      outcome =
        'failure' in ended
          ? { kind: 'unread', result: withoutModel(unread, ended.failure), model: use('template') }
          : { ...ended, model: use(ended.said) };
    } catch (error) {
      asked.context.signal.throwIfAborted();
      const { code, details } = QuartermasterError.from(error);
      const isLate = timeUp.signal.aborted || details?.reason === TOO_LATE;
      const namesUnknown = details?.reason === NAMES_UNKNOWN;
      const failure: Failure = isLate ? 'too-late' : namesUnknown ? NAMES_UNKNOWN : code;
      this.logger.warn('hand-over.failed', { failure, err: error });
      outcome = { kind: 'unread', result: withoutModel(unread, failure), model: use('template') };
    } finally {
      clearTimeout(timer);
    }
    this.log(outcome, reservation);
    return outcome;
  }

  private async *converse(
    model: LanguageModel,
    asked: Asked,
    unread: Unread,
    history: readonly Turn[],
    reservation: Reservation,
    record: ModelRecord,
    guard: GuardedQuestion | null,
  ): AsyncGenerator<AnswerEvent, Ended> {
    const { persona, principal, today, context } = asked;
    const { maxSteps, maxToolsPerCall, temperature, rawSql, ...limits } = this.settings.models;
    const modelsOwn = this.models.description?.maxOutputTokens ?? Infinity;
    const maxOutputTokens = Math.min(limits.maxOutputTokens, modelsOwn);
    const [catalog, tools] = await Promise.all([
      this.services.call(sqlAgents.describe, { persona }, context),
      this.tools.of(persona, context),
    ]);
    // What is about customers stays with those who asked for it.
    const calculators = tools.filter(({ confidential }) => confidential !== true);
    const hasTables = catalog.entities.length > 0;
    // Nothing restricts SQL that a model wrote to some sites.
    const mayWriteSql = rawSql && hasTables && principal.sites === null;
    const metered = new MeteredModel({ models: this.models, model, reservation, record });
    const work: Work = { asked, unread, calculators, rawSql: mayWriteSql, reservation, runs: 0 };
    const constant = {
      system: instructionsFor(catalog, today, guard !== null),
      tools: toolsFor(calculators, mayWriteSql, hasTables),
      maxOutputTokens,
      temperature,
    };
    const askedFor = new Map<string, number>();
    const messages: Message[] = openingOf(asked.text, unread, history, guard);
    for (let call = 1; call <= maxSteps; call += 1) {
      const request: ConverseRequest = {
        ...constant,
        messages,
        toolChoice: call === 1 ? 'required' : 'auto',
      };
      const label = call === 1 ? 'Asking the language model' : `Asking the language model, call ${call}`;
      const turn = yield* timed('model', label, () => metered.converse(request, context));
      const uses = turn.content.filter((block): block is ToolUse => block.kind === 'tool-use');
      if (turn.stopReason === 'guardrail' || turn.stopReason === 'filtered')
        return { failure: 'provider-refused' };
      // What it wrote is cut off: a tool that it was asking for is not run, and half a sentence is none.
      if (turn.stopReason === 'max-tokens') return { failure: 'MODEL_ANSWER_INVALID' };
      if (uses.length === 0) return await this.concluded(work, turn, guard);
      // Who asks for the very same again and again will not come to an end.
      const same = JSON.stringify(uses.map(({ name, input }) => [name, input]));
      const times = (askedFor.get(same) ?? 0) + 1;
      askedFor.set(same, times);
      if (times > MOST_REPEATS) return { failure: 'no-answer' };
      const results: ContentBlock[] = [];
      for (const [at, toolUse] of uses.entries()) {
        if (at >= maxToolsPerCall) {
          results.push(resultOf(toolUse, `At most ${maxToolsPerCall} at a time. Ask again.`, true));
          continue;
        }
        const { summary, ok, content, found, ended } = yield* this.desk.use(revealed(toolUse, guard), work);
        record.did({ tool: knownName(toolUse, constant.tools), summary, ok });
        if (ended?.sentence === 'model' && hasReadOrders(guard)) return { failure: 'no-answer' };
        if (ended !== undefined) return { kind: 'unread', result: ended.result, said: ended.sentence };
        work.found = found ?? work.found;
        results.push(resultOf(toolUse, await this.guarding.asData(content, guard, asked), !ok));
      }
      messages.push({ role: 'assistant', content: turn.content }, { role: 'user', content: results });
    }
    return { failure: 'no-answer' };
  }

  /** The model has ended by itself: its newest rows are the answer. Words without rows are none. */
  private async concluded(
    { found, asked }: Work,
    { content }: ModelTurn,
    guard: GuardedQuestion | null,
  ): Promise<Ended> {
    if (found === undefined) return { failure: 'no-answer' };
    const written = content.flatMap((block) => (block.kind === 'text' ? [block.text] : [])).join(' ');
    const sentence = sentenceOf(guard?.reveal(written) ?? written, found, asked.text);
    if (
      sentence === null ||
      hasReadOrders(guard) ||
      !(await this.guarding.allows(sentence, asked.context.signal))
    )
      return { kind: 'found', found, said: 'template' };
    return { kind: 'found', found, sentence, said: 'model' };
  }

  private refused({ topic, result }: Blocked): HandedOver {
    this.logger.info('hand-over.blocked', { topic });
    return { kind: 'blocked', result, topic };
  }

  /** Never the question or what the model wrote: they may hold names. */
  private log({ kind, model: use }: Exclude<HandedOver, { kind: 'blocked' }>, { cost }: Reservation): void {
    const { model, provider, calls, tokens, sentence, ms } = use;
    const usd = cost.byService.reduce((sum, line) => sum + (line.service === 'model' ? line.usd : 0), 0);
    const tools = use.steps.map(({ tool, ok }) => (ok ? tool : `${tool} failed`));
    this.logger.info('hand-over.ended', {
      outcome: kind,
      model,
      provider,
      calls,
      tokens,
      usd,
      tools,
      sentence,
      ms,
    });
  }
}

type Ended =
  | { failure: Failure }
  | { kind: 'found'; found: Found; sentence?: string; said: ModelUse['sentence'] }
  | { kind: 'unread'; result: Unread; said: ModelUse['sentence'] };

/** Data gave it instructions, of which some may not have been found: rows stay what they are, but its words are not shown. */
const hasReadOrders = (guard: GuardedQuestion | null): boolean => (guard?.guarded.cleaned ?? 0) > 0;

/** What the model asks for, with what its tokens stand for. */
const revealed = (use: ToolUse, guard: GuardedQuestion | null): ToolUse =>
  guard === null ? use : { ...use, input: guard.revealAll(use.input) };

function resultOf({ id }: ToolUse, content: string, failed: boolean): ContentBlock {
  return { kind: 'tool-result', toolUseId: id, content, failed };
}

/** A name that the model made up is not repeated. */
const knownName = ({ name }: ToolUse, tools: ConverseRequest['tools']): string =>
  tools.some((tool) => tool.name === name) ? name : 'unknown';
