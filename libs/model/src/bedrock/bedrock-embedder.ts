import { type BedrockRuntimeClient, InvokeModelCommand } from '@aws-sdk/client-bedrock-runtime';
import { QuartermasterError } from '#libs/contracts';
import { SettingsError } from '#libs/runtime';
import type { CallOptions, Embedder } from '../language-model';
import type { ModelDescription } from '../model-catalog';
import { awsCall } from './aws-call';
import { invalidAnswer, modelError } from './bedrock-errors';
import { type EmbeddingFormat, embeddingFormat, normalised } from './embedding-formats';

/** Calls of one embedding that are under way at a time. */
const AT_A_TIME = 8;
const INPUT_TOKENS = 'x-amzn-bedrock-input-token-count';

/** An embedding model of Bedrock: Titan Text Embeddings v2, Cohere Embed v3 and v4. */
export class BedrockEmbedder implements Embedder {
  readonly id: string;
  readonly dimensions: number;
  private readonly format: EmbeddingFormat;

  /** @throws SettingsError for a model of another family */
  constructor(
    private readonly client: BedrockRuntimeClient,
    private readonly description: ModelDescription,
  ) {
    const format = embeddingFormat(description);
    if (format === undefined)
      throw new SettingsError([
        {
          path: 'models.embeddingModel',
          message: `${description.model} is of no family that Quartermaster can ask: Titan Text Embeddings v2, Cohere Embed v3 or v4`,
        },
      ]);
    this.format = format;
    this.id = description.id;
    this.dimensions = description.dimensions ?? 1024;
  }

  async embed(texts: readonly string[], options: CallOptions): Promise<readonly Float32Array[]> {
    const { batch } = this.format;
    const starts = Array.from({ length: Math.ceil(texts.length / batch) }, (_, index) => index * batch);
    const vectors = new Array<Float32Array>(texts.length);
    // The first failure ends the others: nobody would use what they give.
    const calls = new AbortController();
    const abort = () => calls.abort();
    options.signal.addEventListener('abort', abort, { once: true });
    let next = 0;
    const work = async () => {
      for (let start = starts[next++]; start !== undefined; start = starts[next++]) {
        const given = await this.invoke(texts.slice(start, start + batch), options, calls.signal);
        given.forEach((vector, index) => (vectors[start! + index] = vector));
      }
    };
    try {
      if (options.signal.aborted) throw new QuartermasterError('CANCELLED');
      await Promise.all(Array.from({ length: Math.min(AT_A_TIME, starts.length) }, work));
      return vectors;
    } catch (thrown) {
      calls.abort();
      throw modelError(thrown, options.signal);
    } finally {
      options.signal.removeEventListener('abort', abort);
    }
  }

  private async invoke(
    texts: readonly string[],
    { onUsage, onActivity }: CallOptions,
    signal: AbortSignal,
  ): Promise<Float32Array[]> {
    const command = new InvokeModelCommand({
      modelId: this.description.model,
      contentType: 'application/json',
      accept: 'application/json',
      body: JSON.stringify(this.format.body(texts, this.dimensions)),
    });
    let tokens = 0;
    // The SDK leaves out of its answer what the service metered: it stands in a header.
    command.middlewareStack.add(
      (following) => async (args) => {
        const result = await following(args);
        const { headers } = result.response as { headers?: Readonly<Record<string, string>> };
        tokens = Number(headers?.[INPUT_TOKENS] ?? 0);
        return result;
      },
      { step: 'deserialize', priority: 'low' },
    );
    const { body } = await awsCall(signal, (call) => this.client.send(command, call));
    onActivity?.();
    if (tokens > 0) onUsage?.({ input: tokens, output: 0, cacheRead: 0, cacheWrite: 0 });
    const vectors = this.format.vectors(parse(body.transformToString()));
    return texts.map((_, index) => normalised(vectors[index], this.dimensions));
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw invalidAnswer('the vectors are not JSON', cause);
  }
}
