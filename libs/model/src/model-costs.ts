import type { Cost } from '#libs/contracts';
import { tokensOfImages, wordsOf } from './images';
import type { ConverseRequest, TokenUsage } from './language-model';
import type { ModelDescription } from './model-catalog';

const UNITS = {
  input: 'thousand-input-tokens',
  output: 'thousand-output-tokens',
  cacheRead: 'thousand-cache-read-tokens',
  cacheWrite: 'thousand-cache-write-tokens',
} as const;

/** What a usage costs at the catalog's prices: a line for each kind of token that was used. */
export function costOfTokens({ prices }: ModelDescription, usage: TokenUsage): Cost {
  const perMillion = {
    ...prices,
    // Where a provider has no price of its own for them, they are input like any other.
    cacheRead: prices.cacheRead ?? prices.input,
    cacheWrite: prices.cacheWrite ?? prices.input,
  };
  const byService = (Object.keys(UNITS) as (keyof TokenUsage)[])
    .filter((kind) => usage[kind] > 0)
    .map((kind) => ({
      service: 'model',
      unit: UNITS[kind],
      quantity: usage[kind] / 1000,
      usd: (usage[kind] * perMillion[kind]) / 1_000_000,
    }));
  return { totalUsd: byService.reduce((sum, { usd }) => sum + usd, 0), byService };
}

/** Fewer than any tokeniser makes of English, so that a call never costs more than is held for it. */
const CHARACTERS_A_TOKEN = 3;

/** What a call may use at most, to be held before it; what it did use the provider tells. */
export function mostTokens(request: ConverseRequest, description: ModelDescription): TokenUsage {
  const { system, messages, tools, maxOutputTokens } = request;
  const characters = JSON.stringify([system, messages.map(wordsOf), tools]).length;
  const input = Math.ceil(characters / CHARACTERS_A_TOKEN) + tokensOfImages(request, description);
  return { input, output: maxOutputTokens, cacheRead: 0, cacheWrite: 0 };
}
