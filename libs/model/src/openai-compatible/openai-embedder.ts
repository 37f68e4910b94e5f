import type OpenAI from 'openai';
import { QuartermasterError } from '#libs/contracts';
import type { CallOptions, Embedder } from '../language-model';
import type { ModelDescription } from '../model-catalog';
import { modelError } from './openai-errors';

/** Servers bound what one call takes; this is below all that we know of. */
const TEXTS_A_CALL = 96;

export class OpenAiEmbedder implements Embedder {
  readonly id: string;
  readonly dimensions: number;

  constructor(
    private readonly client: OpenAI,
    private readonly description: ModelDescription,
  ) {
    this.id = description.id;
    this.dimensions = description.dimensions!;
  }

  async embed(texts: readonly string[], options: CallOptions): Promise<readonly Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (let from = 0; from < texts.length; from += TEXTS_A_CALL)
      vectors.push(...(await this.embedSome(texts.slice(from, from + TEXTS_A_CALL), options)));
    return vectors;
  }

  private async embedSome(
    texts: readonly string[],
    { signal, traceparent, onUsage, onActivity }: CallOptions,
  ): Promise<Float32Array[]> {
    try {
      const { data, usage } = await this.client.embeddings.create(
        // Without it the client asks for base64, which not every server gives.
        { model: this.description.model, input: [...texts], encoding_format: 'float' },
        { signal, ...(traceparent !== undefined && { headers: { traceparent } }) },
      );
      onActivity?.();
      onUsage?.({ input: usage?.prompt_tokens ?? 0, output: 0, cacheRead: 0, cacheWrite: 0 });
      if (data.length !== texts.length) throw invalid(`${data.length} vectors for ${texts.length} texts`);
      return [...data].sort((a, b) => a.index - b.index).map(({ embedding }) => this.normalised(embedding));
    } catch (thrown) {
      throw modelError(thrown, signal);
    }
  }

  private normalised(values: readonly number[]): Float32Array {
    if (values.length !== this.dimensions)
      throw invalid(`a vector of ${values.length}, but the catalog says ${this.dimensions}`);
    const length = Math.hypot(...values);
    if (!(length > 0)) throw invalid('a vector without a direction');
    return Float32Array.from(values, (value) => value / length);
  }
}

const invalid = (message: string) =>
  new QuartermasterError('MODEL_ANSWER_INVALID', { cause: new Error(message) });
