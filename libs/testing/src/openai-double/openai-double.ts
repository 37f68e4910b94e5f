import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { TokenUsage } from '#libs/model';
import type { ModelDouble, ModelReply, SeenCall } from '../model-reply';
import { type Chunk, chunksOf } from './chat-chunks';
import { ChatRequest, EmbeddingRequest, imagesOf } from './request-check';
import { vectorOf } from './vectors';

export interface OpenAiDoubleOptions {
  /** Calls without it are refused. */
  readonly apiKey?: string;
  /** Length of vectors; default 16. */
  readonly dimensions?: number;
}

const HELLO: ModelReply = { kind: 'turn', content: [{ kind: 'text', text: 'Hello, I am a double.' }] };
/** What a fault happens in the middle of. */
const LONG = {
  content: [{ kind: 'text' as const, text: 'It is a long story that will not come to its end. ' }],
};

/**
 * A local server that speaks chat completions (streamed) and embeddings as OpenAI-compatible servers do, and refuses what
 * they would refuse. Its address is `url`, with `/v1`.
 */
export async function startOpenAiDouble(options: OpenAiDoubleOptions = {}): Promise<ModelDouble> {
  const calls: SeenCall[] = [];
  const metered = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };
  let decide: (call: SeenCall, index: number) => ModelReply | undefined = () => undefined;

  const meter = (usage: TokenUsage) => {
    for (const kind of Object.keys(metered) as (keyof TokenUsage)[]) metered[kind] += usage[kind];
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(request);
    const asked = ChatRequest.safeParse(body).data;
    const call: SeenCall = {
      at: Date.now(),
      body,
      headers: headersOf(request),
      images: asked === undefined ? [] : imagesOf(asked),
      aborted: false,
    };
    const index = calls.push(call) - 1;
    response.on('close', () => (call.aborted = !response.writableFinished));
    if (options.apiKey !== undefined && request.headers.authorization !== `Bearer ${options.apiKey}`)
      return refuse(response, 401, 'invalid_api_key', 'Incorrect API key provided.');
    const reply = decide(call, index);
    if (request.url === '/v1/embeddings') return embed(response, body, reply);
    if (request.url === '/v1/chat/completions') return converse(response, body, reply ?? HELLO);
    refuse(response, 404, 'not_found', 'Not found.');
  };

  const converse = async (response: ServerResponse, body: unknown, reply: ModelReply) => {
    if (reply.kind === 'status') return status(response, reply, body);
    const checked = ChatRequest.safeParse(body);
    if (!checked.success) return refuse(response, 400, 'invalid_request_error', checked.error.message);
    const asked = {
      model: checked.data.model,
      includeUsage: checked.data.stream_options?.include_usage ?? false,
    };
    await play(response, reply, (turn) => chunksOf(turn, asked), meter);
  };

  const embed = (response: ServerResponse, body: unknown, reply: ModelReply | undefined) => {
    if (reply?.kind === 'status') return status(response, reply, body);
    if (reply?.kind === 'stall') return;
    if (reply?.kind === 'cut') return void response.destroy();
    const checked = EmbeddingRequest.safeParse(body);
    if (!checked.success) return refuse(response, 400, 'invalid_request_error', checked.error.message);
    const { input, model } = checked.data;
    const tokens = input.reduce((sum, text) => sum + Math.ceil(text.length / 4), 0);
    meter({ input: tokens, output: 0, cacheRead: 0, cacheWrite: 0 });
    json(response, 200, {
      object: 'list',
      model,
      data: input.map((text, index) => ({
        object: 'embedding',
        index,
        embedding: vectorOf(text, options.dimensions ?? 16),
      })),
      usage: { prompt_tokens: tokens, total_tokens: tokens },
    });
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls,
    metered,
    reply(...replies) {
      const first = calls.length;
      decide = (_, index) => replies[Math.min(index - first, replies.length - 1)];
    },
    replyWith(given) {
      decide = given;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Everything but a status: a stream that ends well, or not. */
async function play(
  response: ServerResponse,
  reply: Exclude<ModelReply, { kind: 'status' }>,
  chunks: (turn: Parameters<typeof chunksOf>[0]) => Chunk[],
  meter: (usage: TokenUsage) => void,
): Promise<void> {
  const send = async (list: readonly Chunk[], pauseMs = 0) => {
    for (const [index, { data, usage }] of list.entries()) {
      if (index > 0 && pauseMs > 0) await delay(pauseMs);
      if (response.destroyed) return;
      if (usage !== undefined) meter(usage);
      write(response, JSON.stringify(data));
    }
  };
  if (reply.kind === 'turn') await delay(reply.latencyMs ?? 0, undefined, { ref: false });
  if (response.destroyed) return;
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.flushHeaders();
  switch (reply.kind) {
    case 'turn':
      await send(chunks(reply), reply.pauseMs);
      return end(response);
    case 'malformed-tool-input': {
      const { name, input } = reply;
      await send(chunks({ content: [{ kind: 'tool-use', id: 'call_double', name, input }] }));
      return end(response);
    }
    case 'stream-error':
      await send(chunks(LONG).slice(0, reply.afterEvents));
      write(response, JSON.stringify({ error: streamError(reply.throttled ?? false) }));
      return void response.end();
    case 'damaged':
      await send(chunks(LONG).slice(0, 2));
      write(response, '{"id":"chatcmpl-double","choices":[{"ind');
      return end(response);
    case 'stall':
      return send(chunks(LONG).slice(0, reply.afterEvents));
    case 'cut':
      await send(chunks(LONG).slice(0, reply.afterEvents));
      // What was written has to be on its way before the connection goes.
      await delay(5);
      return void response.destroy();
  }
}

/** Each event in two pieces, cut in the middle of its bytes, as networks do. */
function write(response: ServerResponse, data: string): void {
  const bytes = Buffer.from(`data: ${data}\n\n`);
  const middle = Math.floor(bytes.length / 2);
  response.write(bytes.subarray(0, middle));
  response.write(bytes.subarray(middle));
}

function end(response: ServerResponse): void {
  if (response.destroyed) return;
  response.end('data: [DONE]\n\n');
}

const streamError = (throttled: boolean) =>
  throttled
    ? { message: 'Slow down.', type: 'rate_limit_error', code: 'rate_limit_exceeded' }
    : { message: 'The engine died.', type: 'server_error', code: 'internal_error' };

/** Servers quote what they were asked in their errors; so does this. */
function status(
  response: ServerResponse,
  { status, retryAfterSeconds }: Extract<ModelReply, { kind: 'status' }>,
  body: unknown,
): void {
  if (retryAfterSeconds !== undefined) response.setHeader('retry-after', String(retryAfterSeconds));
  refuse(response, status, 'double', `Cannot do that: ${JSON.stringify(body)}`);
}

const refuse = (response: ServerResponse, code: number, type: string, message: string): void =>
  json(response, code, { error: { message, type, param: null, code: null } });

function json(response: ServerResponse, code: number, body: object): void {
  response.writeHead(code, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
}

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
