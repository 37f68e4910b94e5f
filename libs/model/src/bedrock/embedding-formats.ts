import type { ModelDescription } from '../model-catalog';
import { invalidAnswer } from './bedrock-errors';

/** How one family of embedding models is asked by InvokeModel, and how it answers. */
export interface EmbeddingFormat {
  /** Texts that one call takes. */
  readonly batch: number;
  body(texts: readonly string[], dimensions: number): unknown;
  vectors(answer: unknown): readonly (readonly number[])[];
}

const titan: EmbeddingFormat = {
  batch: 1,
  body: ([inputText], dimensions) => ({ inputText, dimensions, normalize: true }),
  vectors: (answer) => {
    const { embedding } = answer as { embedding?: number[] };
    return embedding === undefined ? [] : [embedding];
  },
};

const cohere = (extra: (dimensions: number) => object): EmbeddingFormat => ({
  batch: 96,
  body: (texts, dimensions) => ({
    texts,
    input_type: 'search_document',
    embedding_types: ['float'],
    truncate: 'END',
    ...extra(dimensions),
  }),
  vectors: (answer) => {
    const { embeddings } = answer as { embeddings?: number[][] | { float?: number[][] } };
    return (Array.isArray(embeddings) ? embeddings : embeddings?.float) ?? [];
  },
});
const FORMATS: readonly [RegExp, EmbeddingFormat][] = [
  [/amazon\.titan-embed-text-v2/, titan],
  [/cohere\.embed-(english|multilingual)-v3/, cohere(() => ({}))],
  [/cohere\.embed-v4/, cohere((dimensions) => ({ output_dimension: dimensions }))],
];

/** The format of a model, or undefined where none is known. */
export const embeddingFormat = ({ model }: ModelDescription): EmbeddingFormat | undefined =>
  FORMATS.find(([pattern]) => pattern.test(model))?.[1];

/** @throws QuartermasterError MODEL_ANSWER_INVALID when it is not a vector of this many numbers */
export function normalised(vector: readonly number[] | undefined, dimensions: number): Float32Array {
  if (vector?.length !== dimensions)
    throw invalidAnswer(`a vector of ${vector?.length ?? 0} numbers in place of ${dimensions}`);
  const length = Math.hypot(...vector);
  if (!(length > 0)) throw invalidAnswer('a vector without a direction');
  return Float32Array.from(vector, (value) => value / length);
}
