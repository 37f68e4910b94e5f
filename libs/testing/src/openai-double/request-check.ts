import { z } from 'zod';
import { imageKind } from '../image-kind';
import type { SeenImage } from '../model-reply';

const DATA_URL = /^data:(image\/(?:jpeg|png|webp|gif));base64,([A-Za-z0-9+/]+={0,2})$/;

function imageOf(url: string): SeenImage {
  const [, mediaType = '', base64 = ''] = DATA_URL.exec(url) ?? [];
  return { mediaType, bytes: Buffer.from(base64, 'base64') };
}

const Call = z.looseObject({
  id: z.string().min(1),
  type: z.literal('function'),
  function: z.strictObject({ name: z.string().min(1), arguments: z.string() }),
});
/** Servers of one's own fetch nothing: an image has to stand in its address, and be what it says. */
const ImageUrl = z
  .string()
  .regex(DATA_URL)
  .refine((url) => imageKind(imageOf(url).bytes) === imageOf(url).mediaType, {
    error: 'is not what it says',
  });
const Part = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string() }),
  z.strictObject({ type: z.literal('image_url'), image_url: z.strictObject({ url: ImageUrl }) }),
]);
const Message = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('system'), content: z.string() }),
  z.strictObject({ role: z.literal('user'), content: z.union([z.string(), z.array(Part).min(1)]) }),
  z.strictObject({
    role: z.literal('assistant'),
    content: z.string(),
    tool_calls: z.array(Call).min(1).optional(),
  }),
  z.strictObject({ role: z.literal('tool'), tool_call_id: z.string(), content: z.string() }),
]);
const Tool = z.strictObject({
  type: z.literal('function'),
  function: z.strictObject({
    name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
    description: z.string(),
    parameters: z.looseObject({ type: z.literal('object') }),
  }),
});

/** What a chat completion may ask for: as strict as the servers that we know, or stricter. */
export const ChatRequest = z.strictObject({
  model: z.string().min(1),
  stream: z.literal(true),
  stream_options: z.strictObject({ include_usage: z.boolean() }).optional(),
  messages: z
    .array(Message)
    .min(1)
    .check(({ value, issues }) => {
      const open = new Set<string>();
      value.forEach((message, index) => {
        const issue = (text: string) =>
          issues.push({ code: 'custom', input: value, path: [index], message: text });
        if (message.role !== 'tool' && open.size > 0) issue(`no result for ${[...open].join(', ')}`);
        if (message.role === 'tool' && !open.delete(message.tool_call_id)) issue('a result nobody asked for');
        if (message.role === 'assistant') for (const call of message.tool_calls ?? []) open.add(call.id);
      });
    }),
  tools: z.array(Tool).min(1).optional(),
  tool_choice: z.enum(['auto', 'required']).optional(),
  max_tokens: z.int().min(1).optional(),
  max_completion_tokens: z.int().min(1).optional(),
  temperature: z.number().min(0).max(2).optional(),
});

export const EmbeddingRequest = z.strictObject({
  model: z.string().min(1),
  input: z.array(z.string().min(1)).min(1).max(2048),
  encoding_format: z.literal('float'),
});

/** The pictures of a request that was checked, as they arrived. */
export const imagesOf = ({ messages }: z.output<typeof ChatRequest>): SeenImage[] =>
  messages.flatMap((message) => {
    if (message.role !== 'user' || typeof message.content === 'string') return [];
    return message.content.flatMap((part) =>
      part.type === 'image_url' ? [imageOf(part.image_url.url)] : [],
    );
  });
