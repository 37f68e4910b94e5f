import createClient from 'openapi-fetch';
import { text } from '../messages';
import { errorFromResponse, errorFromThrown } from './api-error';
import type { paths } from './schema';
import { sessionFetch } from './session-fetch';

/** Typed by the published OpenAPI document and nothing else. */
export const client = createClient<paths>({ baseUrl: location.origin, fetch: sessionFetch });

interface Outcome<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** Gives the data of a call, or throws an {@link ApiError} that says what to do. */
export async function unwrap<Data>(call: Promise<Outcome<Data>>): Promise<Data> {
  let outcome: Outcome<Data>;
  try {
    outcome = await call;
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') throw thrown;
    throw errorFromThrown(thrown, text.errors);
  }
  if (!outcome.response.ok) throw errorFromResponse(outcome.response, outcome.error, text.errors);
  return outcome.data as Data;
}
