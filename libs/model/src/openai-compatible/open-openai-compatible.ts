import OpenAI from 'openai';
import type { Settings } from '#libs/runtime';
import type { ModelProvider } from '../model-provider';
import { OpenAiEmbedder } from './openai-embedder';
import { OpenAiLanguageModel } from './openai-language-model';

/** Deadlines are the resilience layer's; the client wants one, so it gets the longest that a timer takes. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;

/** OpenAI itself has given up the older name of this parameter, which other servers know better than the newer. */
const OPENAI_HOSTS = /(^|\.)openai\.(com|azure\.com)$/;

/** A server that speaks the OpenAI API. Its client retries nothing, logs nothing and reads no environment variable. */
export function openOpenAiCompatible({ openaiCompatible }: Settings['models']): ModelProvider {
  const { baseUrl, apiKey } = openaiCompatible;
  const client = new OpenAI({
    baseURL: baseUrl,
    apiKey: apiKey ?? 'none',
    // Servers of one's own often want no key, and some refuse a wrong one.
    defaultHeaders: apiKey === undefined ? { Authorization: null } : {},
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: NO_TIMEOUT_MS,
    // It would print what it cannot parse, which may be a person's words.
    logLevel: 'off',
  });
  const outputLimit = OPENAI_HOSTS.test(new URL(client.baseURL).hostname)
    ? 'max_completion_tokens'
    : 'max_tokens';
  return {
    language: (description) => new OpenAiLanguageModel(client, description, outputLimit),
    embedder: (description) => new OpenAiEmbedder(client, description),
    guardrail: null,
    passages: null,
  };
}
