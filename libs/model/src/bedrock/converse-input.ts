import type {
  ContentBlock as BedrockBlock,
  ConverseStreamCommandInput,
  SystemContentBlock,
  Tool,
  ToolConfiguration,
  ToolInputSchema,
} from '@aws-sdk/client-bedrock-runtime';
import type { ContentBlock, ConverseRequest, Message } from '../language-model';
import type { ModelDescription } from '../model-catalog';

/** JSON, as the SDK calls it. */
type DocumentType = ToolInputSchema.JsonMember['json'];

export interface GuardrailReference {
  readonly id: string;
  readonly version: string;
}

export interface ConverseSurroundings {
  readonly description: ModelDescription;
  /** Of the settings: whether what calls begin with is to be kept. */
  readonly promptCaching: boolean;
  readonly guardrail: GuardrailReference | null;
  readonly traceparent?: string;
}

const IMAGE_FORMATS = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'image/webp': 'webp' } as const;
const CACHE_POINT = { cachePoint: { type: 'default' } } as const;

/** A request in the words of Converse. */
export function converseInput(
  request: ConverseRequest,
  { description, promptCaching, guardrail, traceparent }: ConverseSurroundings,
): ConverseStreamCommandInput {
  const keeps = promptCaching && description.promptCaching;
  const system: SystemContentBlock[] = request.system.trim() === '' ? [] : [{ text: request.system }];
  return {
    modelId: description.model,
    system: keeps && system.length > 0 ? [...system, CACHE_POINT] : system,
    messages: request.messages.map(({ role, content }) => ({
      role,
      content: blocks({ role, content }, description),
    })),
    inferenceConfig: {
      maxTokens: Math.min(request.maxOutputTokens, description.maxOutputTokens ?? Infinity),
      ...(description.takesTemperature ? { temperature: request.temperature } : {}),
    },
    ...(request.tools.length === 0 ? {} : { toolConfig: toolConfig(request, description, keeps) }),
    ...(guardrail === null
      ? {}
      : {
          guardrailConfig: {
            guardrailIdentifier: guardrail.id,
            guardrailVersion: guardrail.version,
            // `async` would show text before it is judged.
            streamProcessingMode: 'sync',
          },
        }),
    // Finds the call in Bedrock's own log of invocations.
    ...(traceparent === undefined ? {} : { requestMetadata: { traceparent } }),
  };
}

function toolConfig(
  { tools, toolChoice }: ConverseRequest,
  description: ModelDescription,
  keeps: boolean,
): ToolConfiguration {
  const specifications: Tool[] = tools.map(({ name, description: words, inputSchema }) => ({
    toolSpec: { name, description: words, inputSchema: { json: inputSchema as DocumentType } },
  }));
  return {
    tools: keeps && isClaude(description) ? [...specifications, CACHE_POINT] : specifications,
    // `auto` is what Bedrock does by itself; some models refuse to be told.
    ...(toolChoice === 'required' && description.takesRequiredTools ? { toolChoice: { any: {} } } : {}),
  };
}

function blocks({ content }: Message, description: ModelDescription): BedrockBlock[] {
  // Bedrock refuses a blank text, and models write some beside the tools that they ask for.
  return content
    .filter((block) => block.kind !== 'text' || block.text.trim() !== '')
    .map((block) => bedrockBlock(block, description));
}

function bedrockBlock(block: ContentBlock, description: ModelDescription): BedrockBlock {
  switch (block.kind) {
    case 'text':
      return { text: block.text };
    case 'image':
      return { image: { format: IMAGE_FORMATS[block.mediaType], source: { bytes: block.bytes } } };
    case 'tool-use':
      return { toolUse: { toolUseId: block.id, name: block.name, input: block.input as DocumentType } };
    case 'tool-result':
      return {
        toolResult: {
          toolUseId: block.toolUseId,
          content: [{ text: block.content.trim() === '' ? '(nothing)' : block.content }],
          ...(block.failed && (isClaude(description) || isNova(description)) ? { status: 'error' } : {}),
        },
      };
  }
}

/** Only Claude takes a cache point among the tools; only it and Nova take the status of a tool's result. */
const isClaude = ({ model }: ModelDescription) => model.includes('anthropic.');
const isNova = ({ model }: ModelDescription) => model.includes('amazon.nova');
