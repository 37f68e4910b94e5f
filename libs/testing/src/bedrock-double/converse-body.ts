import { imageKind } from '../image-kind';
import type { SeenImage } from '../model-reply';
import { ServiceError } from './service-error';

/** The parts of a request to Converse that the double looks at, as they stand in the JSON. */
export interface ConverseBody {
  readonly messages?: readonly {
    readonly role?: string;
    readonly content?: readonly Readonly<Record<string, unknown>>[];
  }[];
  readonly system?: readonly Readonly<Record<string, unknown>>[];
  readonly toolConfig?: {
    readonly tools?: readonly Readonly<Record<string, unknown>>[];
    readonly toolChoice?: Readonly<Record<string, unknown>>;
  };
  readonly inferenceConfig?: { readonly maxTokens?: number; readonly temperature?: number };
  readonly guardrailConfig?: { readonly guardrailIdentifier?: string; readonly guardrailVersion?: string };
}

interface ToolUse {
  readonly toolUseId?: string;
}
const MOST_CACHE_POINTS = 4;

const IMAGE_FORMATS = ['png', 'jpeg', 'gif', 'webp'];
const MOST_IMAGES = 20;
const MOST_IMAGE_BYTES = 3_750_000;

interface ImageJson {
  readonly format?: string;
  readonly source?: { readonly bytes?: unknown };
}

/** The pictures of a request, as they arrived. */
export function imagesOf({ messages = [] }: ConverseBody): SeenImage[] {
  return messages.flatMap(({ content = [] }) =>
    content.flatMap((block) => {
      const image = block['image'] as ImageJson | undefined;
      if (typeof image?.source?.bytes !== 'string') return [];
      return [{ mediaType: `image/${image.format}`, bytes: Buffer.from(image.source.bytes, 'base64') }];
    }),
  );
}

function checkImages(body: ConverseBody): void {
  for (const { role, content = [] } of body.messages ?? [])
    for (const block of content) {
      const image = block['image'] as ImageJson | undefined;
      if (image === undefined) continue;
      if (role !== 'user') throw invalid('Image blocks are only allowed in messages of the user role.');
      if (!IMAGE_FORMATS.includes(image.format ?? ''))
        throw invalid(`image.format: ${image.format} is not one of ${IMAGE_FORMATS.join(', ')}`);
      if (typeof image.source?.bytes !== 'string') throw invalid('image.source: bytes are required');
    }
  const images = imagesOf(body);
  if (images.length > MOST_IMAGES) throw invalid(`too many images: ${images.length} > ${MOST_IMAGES}`);
  for (const { mediaType, bytes } of images) {
    if (bytes.length > MOST_IMAGE_BYTES) throw invalid('image exceeds the maximum allowed size');
    if (imageKind(bytes) !== mediaType)
      throw invalid(`The image was specified using the ${mediaType} media type, but is not one.`);
  }
}

/**
 * Refuses what Bedrock refuses of a conversation: these are the mistakes that callers make.
 *
 * @throws ServiceError a ValidationException in words like Bedrock's
 */
export function checkConverse(body: ConverseBody): void {
  const { messages = [], inferenceConfig = {}, toolConfig } = body;
  if (messages[0]?.role !== 'user')
    throw invalid('A conversation must start with a user message. Try again with a conversation that does.');
  const { maxTokens = 1, temperature = 0 } = inferenceConfig;
  if (maxTokens < 1) throw invalid('maxTokens: value must be greater than or equal to 1');
  if (temperature < 0 || temperature > 1) throw invalid('temperature: value must be between 0 and 1');
  let asked: string[] = [];
  let cachePoints = countCachePoints(body.system) + countCachePoints(toolConfig?.tools);
  messages.forEach(({ role, content = [] }, index) => {
    if (index > 0 && role === messages[index - 1]?.role)
      throw invalid('messages: roles must alternate between "user" and "assistant"');
    if (content.length === 0) throw invalid(`messages.${index}.content: at least one block is required`);
    content.forEach((block, place) => {
      if (typeof block['text'] === 'string' && block['text'].trim() === '')
        throw invalid(
          `The text field in the ContentBlock object at messages.${index}.content.${place} is blank.`,
        );
      if (('toolUse' in block || 'toolResult' in block) && toolConfig === undefined)
        throw invalid(
          'The toolConfig field must be defined when using toolUse and toolResult content blocks.',
        );
    });
    const given = idsOf(content, 'toolResult');
    const missing = asked.filter((id) => !given.includes(id));
    if (missing.length > 0)
      throw invalid(
        `Expected toolResult blocks at messages.${index}.content for the following Ids: ${missing.join(', ')}`,
      );
    if (given.some((id) => !asked.includes(id)))
      throw invalid(
        `messages.${index}: the number of toolResult blocks exceeds the number of toolUse blocks`,
      );
    asked = idsOf(content, 'toolUse');
    cachePoints += countCachePoints(content);
  });
  if (cachePoints > MOST_CACHE_POINTS)
    throw invalid(`A maximum of ${MOST_CACHE_POINTS} cache points may be given. Found ${cachePoints}.`);
  if (toolConfig !== undefined) checkTools(toolConfig);
  checkImages(body);
}

function checkTools({ tools = [], toolChoice }: NonNullable<ConverseBody['toolConfig']>): void {
  const specifications = tools.flatMap((tool) => (tool['toolSpec'] === undefined ? [] : [tool['toolSpec']]));
  if (specifications.length === 0) throw invalid('toolConfig.tools: at least one tool is required');
  for (const tool of specifications as { name?: string; inputSchema?: { json?: unknown } }[]) {
    if (!/^[a-zA-Z0-9_-]{1,64}$/.test(tool.name ?? ''))
      throw invalid(
        `Value '${tool.name}' at 'toolConfig.tools.member.toolSpec.name' failed to satisfy [a-zA-Z0-9_-]+`,
      );
    if ((tool.inputSchema?.json as { type?: unknown } | undefined)?.type !== 'object')
      throw invalid(`The value at toolConfig.tools.toolSpec.inputSchema.json.type must be: object.`);
  }
  if (toolChoice !== undefined && Object.keys(toolChoice).length !== 1)
    throw invalid('toolConfig.toolChoice: exactly one of auto, any, tool');
}

const idsOf = (content: readonly Readonly<Record<string, unknown>>[], kind: 'toolUse' | 'toolResult') =>
  content.flatMap((block) => (block[kind] as ToolUse | undefined)?.toolUseId ?? []);
const countCachePoints = (blocks: readonly Readonly<Record<string, unknown>>[] = []) =>
  blocks.filter((block) => 'cachePoint' in block).length;
const invalid = (message: string) => new ServiceError('ValidationException', message);

/** What the user said last, and how many results of tools were given since. */
export function lastAsked({ messages = [] }: ConverseBody): { text: string; toolResults: number } {
  let toolResults = 0;
  for (const { role, content = [] } of [...messages].reverse()) {
    if (role !== 'user') continue;
    const words = content.flatMap((block) => (typeof block['text'] === 'string' ? [block['text']] : []));
    if (words.length > 0) return { text: words.join('\n'), toolResults };
    toolResults += content.filter((block) => 'toolResult' in block).length;
  }
  return { text: '', toolResults };
}
