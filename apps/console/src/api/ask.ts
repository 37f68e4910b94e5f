import { text } from '../messages';
import { ApiError, errorFromEvent, errorFromResponse, errorFromThrown } from './api-error';
import { eventsOf } from './event-stream';
import { sessionFetch } from './session-fetch';
import type { Answer, AnswerEvent, AskRequest, RunTool } from './types';

export interface AskOptions {
  signal: AbortSignal;
  /** The same key asks for the same answer, not for another one: kept when a broken connection is tried again. */
  idempotencyKey: string;
  onEvent(event: AnswerEvent): void;
}

const interrupted = () => new ApiError({ code: 'INTERRUPTED', ...text.errors.interrupted, retryable: true });

/** A tool has an address of its own; all else that can be asked is a question. */
function requestOf({ call, persona, conversationId, ...asked }: AskRequest): {
  path: string;
  content: AskRequest | RunTool;
} {
  const where = {
    ...(persona === undefined ? {} : { persona }),
    ...(conversationId === undefined ? {} : { conversationId }),
  };
  return call === undefined
    ? { path: '/v1/questions', content: { ...asked, ...where } }
    : {
        path: `/v1/tools/${encodeURIComponent(call.tool)}`,
        content: { arguments: call.arguments, ...where },
      };
}

/** Asks, reports progress, and gives the answer. Throws {@link ApiError}, or the signal's AbortError. */
export async function ask(
  body: AskRequest,
  { signal, idempotencyKey, onEvent }: AskOptions,
): Promise<Answer> {
  try {
    const { path, content } = requestOf(body);
    const response = await sessionFetch(
      new Request(new URL(path, location.origin), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'text/event-stream',
          'idempotency-key': idempotencyKey,
        },
        body: JSON.stringify(content),
        signal,
      }),
    );
    if (!response.ok) {
      throw errorFromResponse(response, await response.json().catch(() => null), text.errors);
    }
    if (!response.headers.get('content-type')?.includes('text/event-stream')) {
      // A repeated Idempotency-Key may be answered with the stored document.
      return (await response.json()) as Answer;
    }
    if (response.body === null) throw interrupted();
    for await (const data of eventsOf(response.body)) {
      const event = JSON.parse(data) as AnswerEvent;
      if (event.type === 'answer-end') return event.answer;
      if (event.type === 'error') throw errorFromEvent(event.error);
      onEvent(event);
    }
    throw interrupted();
  } catch (thrown) {
    if (signal.aborted) throw signal.reason;
    if (thrown instanceof SyntaxError) throw interrupted();
    throw errorFromThrown(thrown, text.errors);
  }
}
