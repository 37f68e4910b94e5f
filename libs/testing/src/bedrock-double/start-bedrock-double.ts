import {
  createSecureServer,
  createServer,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
} from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import { DOUBLE_CREDENTIALS, DOUBLE_REGION } from '../aws/account';
import { AwsError } from '../aws/aws-error';
import { type AwsCredentials, verifySignature } from '../aws/signature';
import type { BedrockDouble, BedrockReply, Operation, SeenRequest } from './bedrock-reply';
import { Conversations } from './conversations';
import { type ConverseBody, imagesOf } from './converse-body';
import { embed } from './embeddings';
import { Guard } from './guard';
import { KnowledgeBase } from './knowledge-base';
import { Replies } from './replies';
import { ServiceError } from './service-error';
import { Wire } from './wire';

export interface BedrockDoubleOptions {
  /** Default: a free one. */
  readonly port?: number;
  readonly region?: string;
  readonly credentials?: AwsCredentials;
  /** Serves TLS with them. */
  readonly tls?: { readonly key: string; readonly cert: string };
  readonly now?: () => number;
}

const ROUTES: readonly [RegExp, Operation][] = [
  [/^\/model\/([^/]+)\/converse$/, 'Converse'],
  [/^\/model\/([^/]+)\/converse-stream$/, 'ConverseStream'],
  [/^\/model\/([^/]+)\/invoke$/, 'InvokeModel'],
  [/^\/guardrail\/([^/]+)\/version\/[^/]+\/apply$/, 'ApplyGuardrail'],
  [/^\/knowledgebases\/([^/]+)\/retrieve$/, 'Retrieve'],
];
/** `<provider>.<model>`, with or without a region's prefix, or an ARN. */
const MODEL_ID = /^(arn:aws[\w-]*:bedrock:.+|([a-z]{2,6}\.)?[a-z0-9]+\.[\w.:-]+)$/;

/**
 * A local Bedrock over HTTP/2 that the real SDK talks to: it checks signatures and requests, frames events, and goes wrong
 * in the ways that it is told to.
 */
export async function startBedrockDouble(options: BedrockDoubleOptions = {}): Promise<BedrockDouble> {
  const { region = DOUBLE_REGION, credentials = DOUBLE_CREDENTIALS, now = Date.now, tls } = options;
  const guard = new Guard();
  const knowledgeBase = new KnowledgeBase();
  const replies = new Replies();
  const conversations = new Conversations(replies, guard, now);
  const requests: SeenRequest[] = [];
  const refusals: string[] = [];
  const sockets = new Set<Socket>();
  const streams = new Set<ServerHttp2Stream>();
  let connections = 0;
  let failing: number | null = null;

  const server = tls === undefined ? createServer() : createSecureServer({ ...tls });
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('sessionError', () => undefined);
  server.on('stream', (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => {
    streams.add(stream);
    stream.on('close', () => streams.delete(stream));
    stream.on('error', () => undefined);
    void serve(stream, headers);
  });

  async function serve(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): Promise<void> {
    const { remotePort } = stream.session?.socket ?? {};
    let cut = false;
    const wire = new Wire(
      stream,
      () => {
        cut = true;
        [...sockets].find((socket) => socket.remotePort === remotePort)?.destroy();
      },
      now,
    );
    try {
      const body = await readAll(stream);
      const call = accept(headers, body);
      if (stream.aborted) call.aborted = true;
      stream.on('aborted', () => (call.aborted = !cut));
      requests.push(call);
      await answer(call, wire);
    } catch (thrown) {
      if (!wire.open) return;
      const { name, message, status } =
        thrown instanceof AwsError
          ? thrown
          : new ServiceError('InternalServerException', `In the double itself: ${String(thrown)}`);
      refusals.push(`${name}: ${message}`);
      wire.json(status, { message }, { 'x-amzn-errortype': name });
    }
  }

  function accept(raw: IncomingHttpHeaders, body: Buffer): SeenRequest {
    const { ':method': method = '', ':path': path = '' } = raw as Record<string, string>;
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(raw))
      headers[name] = Array.isArray(value) ? value.join(', ') : String(value);
    verifySignature({ method, path, headers, body }, { credentials, region, service: 'bedrock', now: now() });
    for (const [pattern, operation] of ROUTES) {
      const target = pattern.exec(path)?.[1];
      if (method !== 'POST' || target === undefined) continue;
      const parsed = body.length === 0 ? {} : (JSON.parse(body.toString('utf8')) as unknown);
      return {
        at: now(),
        operation,
        target: decodeURIComponent(target),
        body: parsed,
        headers,
        images: operation.startsWith('Converse') ? imagesOf(parsed as ConverseBody) : [],
        aborted: false,
      };
    }
    throw new ServiceError('UnknownOperationException', `${method} ${path}`);
  }

  async function answer(call: SeenRequest, wire: Wire): Promise<void> {
    const { operation, target, body } = call;
    const isOfModel = operation === 'InvokeModel' || operation.startsWith('Converse');
    if (isOfModel && !MODEL_ID.test(target))
      throw new ServiceError('ValidationException', 'The provided model identifier is invalid.');
    if (operation === 'Converse' || operation === 'ConverseStream') return conversations.answer(call, wire);
    if (operation === 'InvokeModel') return invoke(call, wire);
    if (failing !== null) throw ServiceError.ofStatus(failing);
    if (operation === 'ApplyGuardrail') return wire.json(200, guard.apply(body));
    wire.json(200, knowledgeBase.retrieve(target, body));
  }

  /** Embeddings are always those of the texts; only faults are scripted. */
  function invoke(call: SeenRequest, wire: Wire): void {
    const reply = replies.next(call, wire);
    if (reply === null || reply.kind === 'stall') return;
    if (reply.kind === 'cut') return wire.cut();
    const { body, inputTokens } = embed(call.target, call.body);
    replies.meter({ input: inputTokens });
    wire.json(200, body, { 'x-amzn-bedrock-input-token-count': String(inputTokens) });
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    reply(...given: BedrockReply[]) {
      const last = given.at(-1);
      if (last === undefined) throw new Error('Give a reply.');
      replies.decideBy((_, index) => given[index] ?? last);
    },
    replyWith: (decide) => replies.decideBy(decide),
    fail: (status) => void (failing = status),
    guardWith: (judge) => void (guard.judge = judge),
    hold: (passages) => void (knowledgeBase.passages = passages),
    requests,
    refusals,
    calls: replies.calls,
    get metered() {
      return { ...replies.metered };
    },
    get openStreams() {
      return streams.size;
    },
    get openConnections() {
      return sockets.size;
    },
    get connections() {
      return connections;
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

async function readAll(stream: ServerHttp2Stream): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
