import { setTimeout as delay } from 'node:timers/promises';
import type { QuartermasterError } from '#libs/contracts';
import { loadSettings, type Settings } from '#libs/runtime';
import {
  type BedrockDouble,
  type BedrockDoubleOptions,
  DOUBLE_CREDENTIALS,
  DOUBLE_REGION,
  startBedrockDouble,
} from '#libs/testing';
import type { ConverseRequest, ModelEvent, ModelTurn, TokenUsage } from '../language-model';
import { ModelDescription } from '../model-catalog';
import type { ModelProvider } from '../model-provider';
import { openBedrock } from './open-bedrock';

export const CLAUDE = ModelDescription.parse({
  id: 'claude',
  provider: 'bedrock',
  model: 'eu.anthropic.claude-haiku-4-5-20251001-v1:0',
  contextTokens: 200_000,
  promptCaching: true,
  prices: { input: 1, output: 5, cacheRead: 0.1, cacheWrite: 1.25 },
});
export const NOVA = ModelDescription.parse({ ...CLAUDE, id: 'nova', model: 'eu.amazon.nova-lite-v1:0' });

export const asks = (text: string, request: Partial<ConverseRequest> = {}): ConverseRequest => ({
  system: 'You read questions about stock.',
  messages: [{ role: 'user', content: [{ kind: 'text', text }] }],
  tools: [
    {
      name: 'query_metrics',
      description: 'Asks the warehouse.',
      inputSchema: { type: 'object', properties: { measures: { type: 'array' } } },
    },
  ],
  toolChoice: 'auto',
  maxOutputTokens: 500,
  temperature: 0,
  ...request,
});

export interface BedrockUnderTest {
  readonly double: BedrockDouble;
  readonly provider: ModelProvider;
  stop(): Promise<void>;
}

type Bedrock = Settings['models']['bedrock'];

/** What this process is to AWS: the double's account, and nothing else that the machine may be set up for. */
export function signInToDouble(credentials = DOUBLE_CREDENTIALS): void {
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  });
  if (credentials.sessionToken !== undefined) process.env['AWS_SESSION_TOKEN'] = credentials.sessionToken;
}

/** The adapter over the real SDK, and the double that it talks to. */
export async function bedrockUnderTest(
  bedrock: Partial<Bedrock> = {},
  { models, ...double }: BedrockDoubleOptions & { models?: Partial<Settings['models']> } = {},
): Promise<BedrockUnderTest> {
  signInToDouble(double.credentials);
  const server = await startBedrockDouble(double);
  const settings = loadSettings({ env: {} }).models;
  let provider: ModelProvider;
  try {
    provider = openBedrock({
      ...settings,
      ...models,
      bedrock: { ...settings.bedrock, region: DOUBLE_REGION, endpoint: server.url, ...bedrock },
    });
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    double: server,
    provider,
    async stop() {
      await provider.close?.();
      await server.stop();
    },
  };
}

export interface Played {
  readonly events: readonly ModelEvent[];
  readonly usages: readonly TokenUsage[];
  readonly error: unknown;
}

/** All of a call: its events, what it told of usage, and what ended it. */
export async function play(
  { provider }: BedrockUnderTest,
  request: ConverseRequest,
  {
    signal = new AbortController().signal,
    description = CLAUDE,
    traceparent = undefined as string | undefined,
  } = {},
): Promise<Played> {
  const events: ModelEvent[] = [];
  const usages: TokenUsage[] = [];
  const onUsage = (usage: TokenUsage) => usages.push(usage);
  try {
    for await (const event of provider
      .language(description)
      .converse(request, { signal, traceparent, onUsage }))
      events.push(event);
    return { events, usages, error: undefined };
  } catch (error) {
    return { events, usages, error };
  }
}

export const errorOf = ({ error }: Played) => error as QuartermasterError | undefined;

/** The turn that a call ended with; throws what it failed by. */
export function turnOf({ events, error }: Played): ModelTurn {
  const last = events.at(-1);
  if (last?.type !== 'end') throw error;
  return last.turn;
}

export async function until(holds: () => boolean): Promise<void> {
  for (let left = 2000; !holds(); left -= 1) {
    if (left === 0) throw new Error(`waited in vain for ${holds}`);
    await delay(5);
  }
}
