/** The provider could not be reached, or said that it is out of order. */
class ProviderAway extends Error {
  override readonly name = 'ProviderAway';
}

type Options = Omit<RequestInit, 'body'> & { body?: unknown };

/** `fetch` that tells a provider which is away from one that refuses. */
export async function fetchFromProvider(url: string, options: Options): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, options as RequestInit);
  } catch (error) {
    throw new ProviderAway('no answer', { cause: error });
  }
  if (response.status >= 500 || response.status === 429)
    throw new ProviderAway(`answered ${response.status}`);
  return response;
}

/** Whether an error comes of the provider being away; libraries wrap what `fetch` threw. */
export function isAway(error: unknown): boolean {
  for (let inner = error; inner instanceof Error || isErrorLike(inner); inner = inner.cause)
    if (inner.name === 'ProviderAway' || inner.name === 'JWKSTimeout') return true;
  return false;
}

/** Errors of another realm are no instance of ours. */
const isErrorLike = (value: unknown): value is Error =>
  typeof value === 'object' && value !== null && 'message' in value && 'name' in value;
