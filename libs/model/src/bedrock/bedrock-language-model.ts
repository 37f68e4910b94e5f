import {
  type BedrockRuntimeClient,
  ConverseStreamCommand,
  type ConverseStreamOutput,
} from '@aws-sdk/client-bedrock-runtime';
import { QuartermasterError } from '#libs/contracts';
import type { CallOptions, ConverseRequest, LanguageModel, ModelEvent } from '../language-model';
import type { ModelDescription } from '../model-catalog';
import { AwsCall } from './aws-call';
import { modelError } from './bedrock-errors';
import { converseInput, type ConverseSurroundings } from './converse-input';
import { ConverseTurn } from './converse-turn';

const LONGEST_REST_MS = 1_000;

/** A model of Bedrock by ConverseStream. */
export class BedrockLanguageModel implements LanguageModel {
  readonly id: string;

  constructor(
    private readonly client: BedrockRuntimeClient,
    private readonly description: ModelDescription,
    private readonly surroundings: Pick<ConverseSurroundings, 'promptCaching' | 'guardrail'>,
  ) {
    this.id = description.id;
  }

  async *converse(request: ConverseRequest, options: CallOptions): AsyncGenerator<ModelEvent, void> {
    const { signal, traceparent, onActivity, onUsage } = options;
    const { description } = this;
    const input = converseInput(request, { ...this.surroundings, description, traceparent });
    const call = new AwsCall(signal);
    const turn = new ConverseTurn(description.model);
    let events: AsyncIterator<ConverseStreamOutput> | undefined;
    try {
      const { stream } = await this.client.send(new ConverseStreamCommand(input), call.options);
      events = stream?.[Symbol.asyncIterator]();
      while (events !== undefined && !turn.isWhole) {
        const { done, value } = await events.next();
        if (done === true) break;
        onActivity?.();
        const text = turn.take(value);
        if (value.metadata !== undefined && turn.usage !== null) onUsage?.(turn.usage);
        if (text !== '') yield { type: 'text-delta', text };
      }
      if (signal.aborted) throw new QuartermasterError('CANCELLED');
      yield { type: 'end', turn: turn.finish() };
    } catch (thrown) {
      throw modelError(thrown, signal);
    } finally {
      call.release();
      if (turn.isWhole && events !== undefined) letEnd(events, call);
      else call.reset();
    }
  }
}

/** Lets a stream that has told everything end by itself. A reset is for those that do not. */
function letEnd(events: AsyncIterator<ConverseStreamOutput>, call: AwsCall): void {
  const timer = setTimeout(call.reset, LONGEST_REST_MS).unref();
  events
    .next()
    .then(({ done }) => (done === true ? undefined : call.reset()))
    .catch(() => undefined)
    .finally(() => clearTimeout(timer));
}
