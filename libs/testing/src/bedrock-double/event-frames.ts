import { EventStreamCodec } from '@smithy/core/event-streams';

/** One event of a stream of Converse, for example `{ contentBlockDelta: … }` by its name and content. */
export interface StreamEvent {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes as Uint8Array).toString('utf8'),
  (text) => Buffer.from(text, 'utf8'),
);
const text = (value: string) => ({ type: 'string' as const, value });

function frame(kind: 'event' | 'exception', type: string, payload: unknown): Uint8Array {
  return codec.encode({
    headers: {
      [`:${kind}-type`]: text(type),
      ':content-type': text('application/json'),
      ':message-type': text(kind),
    },
    body: Buffer.from(JSON.stringify(payload)),
  });
}

const PADDING = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** An event as Bedrock frames it, with the padding `p` that hides how long a piece of text is. */
export const eventFrame = ({ type, payload }: StreamEvent): Uint8Array =>
  frame('event', type, { ...payload, p: PADDING.slice(0, 4 + ((type.length * 7) % 40)) });

export const exceptionFrame = (type: string, payload: unknown): Uint8Array =>
  frame('exception', type, payload);

/** The same frame with one bit of its body turned over: its checksum is wrong. */
export function damaged(whole: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(whole);
  const place = bytes.length - 6;
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  return bytes;
}
