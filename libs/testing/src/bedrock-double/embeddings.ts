import { createHash } from 'node:crypto';
import { tokensOf } from './prompt-cache';
import { ServiceError } from './service-error';

const MOST_TEXTS = 96;
const TITAN_DIMENSIONS = [256, 512, 1024];
const COHERE_DIMENSIONS = [256, 512, 1024, 1536];
const INPUT_TYPES = ['search_document', 'search_query', 'classification', 'clustering'];

export interface InvokeModelAnswer {
  readonly body: unknown;
  readonly inputTokens: number;
}

/**
 * InvokeModel of the embedding models, in the shapes of Titan and Cohere. Vectors are hashed bags of words: the same words
 * give the same vector and similar texts near ones, without a model.
 *
 * @throws ServiceError a ValidationException for what the models refuse
 */
export function embed(model: string, body: unknown): InvokeModelAnswer {
  if (model.includes('titan-embed')) return titan(body as Titan);
  if (model.includes('cohere.embed')) return cohere(body as Cohere, model.includes('v4'));
  throw invalid('The provided model identifier is invalid.');
}

interface Titan {
  readonly inputText?: string;
  readonly dimensions?: number;
  readonly normalize?: boolean;
}

function titan({ inputText, dimensions = 1024, normalize = true }: Titan): InvokeModelAnswer {
  if (inputText === undefined || inputText === '') throw invalid('minLength: 1, actual: 0 (#/inputText)');
  if (!TITAN_DIMENSIONS.includes(dimensions)) throw invalid('#/dimensions: is not a valid enum value');
  const inputTokens = tokensOf(inputText);
  const embedding = vector(inputText, dimensions, normalize);
  return {
    body: { embedding, embeddingsByType: { float: embedding }, inputTextTokenCount: inputTokens },
    inputTokens,
  };
}

interface Cohere {
  readonly texts?: readonly string[];
  readonly input_type?: string;
  readonly embedding_types?: readonly string[];
  readonly output_dimension?: number;
}

function cohere(
  { texts = [], input_type: type = '', embedding_types: types, output_dimension: dimension }: Cohere,
  isVersion4: boolean,
): InvokeModelAnswer {
  if (texts.length === 0 || texts.length > MOST_TEXTS)
    throw invalid(`texts: 1 to ${MOST_TEXTS} are accepted`);
  if (!INPUT_TYPES.includes(type)) throw invalid(`input_type: ${type} is not valid`);
  if (dimension !== undefined && (!isVersion4 || !COHERE_DIMENSIONS.includes(dimension)))
    throw invalid('output_dimension is not valid for this model');
  const size = dimension ?? (isVersion4 ? 1536 : 1024);
  // Not of length 1, as Cohere does not promise it.
  const vectors = texts.map((text) => vector(text, size, false));
  return {
    body: {
      id: 'embedding',
      response_type: types === undefined ? 'embeddings_floats' : 'embeddings_by_type',
      embeddings: types === undefined ? vectors : { float: vectors },
      texts,
    },
    inputTokens: texts.reduce((sum, text) => sum + tokensOf(text), 0),
  };
}

function vector(text: string, dimensions: number, normalize: boolean): number[] {
  const sums = new Array<number>(dimensions).fill(0);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [text]) {
    const hash = createHash('sha256').update(word).digest();
    const place = hash.readUInt32BE(0) % dimensions;
    sums[place] = (sums[place] ?? 0) + (hash.readUInt8(4) % 2 === 0 ? 1 : -1);
  }
  const length = normalize ? Math.hypot(...sums) || 1 : 1;
  return sums.map((value) => value / length);
}

const invalid = (message: string) => new ServiceError('ValidationException', message);
