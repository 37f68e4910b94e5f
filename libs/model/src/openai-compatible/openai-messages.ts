import type OpenAI from 'openai';
import type { ConverseRequest, Message } from '../language-model';
import type { ModelDescription } from '../model-catalog';

type Body = OpenAI.Chat.ChatCompletionCreateParamsStreaming;
type OpenAiMessage = OpenAI.Chat.ChatCompletionMessageParam;

/** The parameter that bounds what is written: servers know one of two names. */
export type OutputLimit = 'max_tokens' | 'max_completion_tokens';

/** A call of the port in the words of chat completions. */
export function chatCompletion(
  request: ConverseRequest,
  description: ModelDescription,
  outputLimit: OutputLimit,
): Body {
  return {
    model: description.model,
    stream: true,
    stream_options: { include_usage: true },
    messages: [{ role: 'system', content: request.system }, ...request.messages.flatMap(messagesOf)],
    [outputLimit]: request.maxOutputTokens,
    ...(description.takesTemperature && { temperature: request.temperature }),
    ...(request.tools.length > 0 && {
      tools: request.tools.map(({ name, description: text, inputSchema }) => ({
        type: 'function' as const,
        function: { name, description: text, parameters: { ...inputSchema } },
      })),
      tool_choice:
        request.toolChoice === 'required' && description.takesRequiredTools
          ? ('required' as const)
          : ('auto' as const),
    }),
  };
}

/** Texts and images in their order, images in the address itself: a server of one's own cannot fetch ours. */
const partsOf = (content: Message['content']): OpenAI.Chat.ChatCompletionContentPart[] =>
  content.flatMap((block): OpenAI.Chat.ChatCompletionContentPart[] => {
    if (block.kind === 'text') return [{ type: 'text', text: block.text }];
    if (block.kind !== 'image') return [];
    const base64 = Buffer.from(block.bytes).toString('base64');
    return [{ type: 'image_url', image_url: { url: `data:${block.mediaType};base64,${base64}` } }];
  });

/** Results of tools are messages of their own here, and have to follow the call that asked for them. */
function messagesOf({ role, content }: Message): OpenAiMessage[] {
  const text = content.flatMap((block) => (block.kind === 'text' ? [block.text] : [])).join('');
  if (role === 'assistant') {
    const calls = content.flatMap((block) =>
      block.kind === 'tool-use'
        ? [
            {
              id: block.id,
              type: 'function' as const,
              function: { name: block.name, arguments: JSON.stringify(block.input) },
            },
          ]
        : [],
    );
    return [{ role, content: text, ...(calls.length > 0 && { tool_calls: calls }) }];
  }
  const results = content.flatMap((block) =>
    block.kind === 'tool-result'
      ? [
          {
            role: 'tool' as const,
            tool_call_id: block.toolUseId,
            // There is no field for it.
            content: block.failed ? `This failed: ${block.content}` : block.content,
          },
        ]
      : [],
  );
  if (content.some(({ kind }) => kind === 'image')) return [...results, { role, content: partsOf(content) }];
  return text === '' && results.length > 0 ? results : [...results, { role, content: text }];
}
