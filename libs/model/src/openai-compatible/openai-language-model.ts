import type OpenAI from 'openai';
import type { CallOptions, ConverseRequest, LanguageModel, ModelEvent } from '../language-model';
import type { ModelDescription } from '../model-catalog';
import { modelError } from './openai-errors';
import { chatCompletion, type OutputLimit } from './openai-messages';
import { TurnAssembly } from './turn-assembly';

/** Streamed chat completions with tools. */
export class OpenAiLanguageModel implements LanguageModel {
  readonly id: string;

  constructor(
    private readonly client: OpenAI,
    private readonly description: ModelDescription,
    private readonly outputLimit: OutputLimit,
  ) {
    this.id = description.id;
  }

  async *converse(
    request: ConverseRequest,
    { signal, traceparent, onUsage, onActivity }: CallOptions,
  ): AsyncGenerator<ModelEvent> {
    const assembly = new TurnAssembly();
    let told = false;
    const tellUsage = () => {
      if (told || assembly.usage === undefined) return;
      told = true;
      onUsage?.(assembly.usage);
    };
    try {
      const stream = await this.client.chat.completions.create(
        chatCompletion(request, this.description, this.outputLimit),
        { signal, ...(traceparent !== undefined && { headers: { traceparent } }) },
      );
      for await (const chunk of stream) {
        onActivity?.();
        const text = assembly.add(chunk);
        if (text !== '') yield { type: 'text-delta', text };
      }
      // The client ends an aborted stream as if it were whole.
      signal.throwIfAborted();
      const turn = assembly.turn();
      tellUsage();
      yield { type: 'end', turn: { ...turn, model: turn.model || this.description.model } };
    } catch (thrown) {
      throw modelError(thrown, signal);
    } finally {
      tellUsage();
    }
  }
}
