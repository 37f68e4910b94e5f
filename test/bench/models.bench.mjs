// What the way to a model costs: CPU time of a streamed call with a tool, through the bare client of the provider,
// through our adapter, and through adapter and resilience layer. Each runs in a process of its own against a server that
// runs in another, so that only the caller's CPU counts.
import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const CALLS = 400;
const WARM_UP = 150;
const ROUNDS = 5;
const AIM_MS = 1;

const REPLY = {
  kind: 'turn',
  content: [
    { kind: 'text', text: 'I look at what is in stock, warehouse by warehouse. '.repeat(4) },
    {
      kind: 'tool-use',
      id: 'call_1',
      name: 'query_metrics',
      input: { measures: ['stock.on_hand'], limit: 50 },
    },
  ],
};
const REQUEST = {
  system: 'You read questions about stock and sales. '.repeat(50),
  messages: [{ role: 'user', content: [{ kind: 'text', text: 'What is low in WH-03?' }] }],
  tools: Array.from({ length: 12 }, (_, i) => ({
    name: `tool_${i}`,
    description: 'Asks the warehouse for measures by dimensions, filtered, ordered and limited.',
    inputSchema: {
      type: 'object',
      properties: { measures: { type: 'array', items: { type: 'string' } }, limit: { type: 'integer' } },
    },
  })),
  toolChoice: 'auto',
  maxOutputTokens: 500,
  temperature: 0,
};

/** By provider: how its double starts, and each way of one call. */
const PROVIDERS = {
  'openai-compatible': {
    start: async () =>
      require('../../dist/libs/testing/src/openai-double/openai-double.js').startOpenAiDouble(),
    description: {
      id: 'bench',
      provider: 'openai-compatible',
      model: 'bench',
      contextTokens: 8000,
      prices: { input: 0 },
    },
    settings: (url) => ({ openaiCompatible: { baseUrl: url } }),
    open: (settings) =>
      require('../../dist/libs/model/src/openai-compatible/open-openai-compatible.js').openOpenAiCompatible(
        settings,
      ),
    /** The bare client, asked for the same. */
    bare(url, description) {
      const OpenAI = require('openai').default;
      const { chatCompletion } = require('../../dist/libs/model/src/openai-compatible/openai-messages.js');
      const client = new OpenAI({ baseURL: url, apiKey: 'none', maxRetries: 0, logLevel: 'off' });
      const body = chatCompletion(REQUEST, description, 'max_tokens');
      return async () => {
        let chunks = 0;
        for await (const _ of await client.chat.completions.create(body)) chunks += 1;
        return chunks;
      };
    },
  },
  bedrock: {
    start: async () =>
      require('../../dist/libs/testing/src/bedrock-double/start-bedrock-double.js').startBedrockDouble(),
    description: {
      id: 'bench',
      provider: 'bedrock',
      model: 'eu.anthropic.claude-haiku-4-5-20251001-v1:0',
      contextTokens: 8000,
      promptCaching: true,
      prices: { input: 0 },
    },
    settings: (url) => ({ bedrock: { ...bedrockSettings(), endpoint: url } }),
    open: (settings) => require('../../dist/libs/model/src/bedrock/open-bedrock.js').openBedrock(settings),
    /** The SDK's client with the connections that the adapter uses: as it comes it opens one for every stream. */
    bare(url, description) {
      const { BedrockRuntimeClient, ConverseStreamCommand } = require('@aws-sdk/client-bedrock-runtime');
      const { converseInput } = require('../../dist/libs/model/src/bedrock/converse-input.js');
      const client = new BedrockRuntimeClient({
        region: bedrockSettings().region,
        endpoint: url,
        maxAttempts: 1,
        requestHandler: { disableConcurrentStreams: false },
      });
      const input = converseInput(REQUEST, { description, promptCaching: true, guardrail: null });
      return async () => {
        let events = 0;
        const { stream } = await client.send(new ConverseStreamCommand(input), { isEventStream: false });
        for await (const _ of stream) events += 1;
        return events;
      };
    },
  },
};

/** Signs this process in to the double, too. */
function bedrockSettings() {
  const {
    DOUBLE_CREDENTIALS,
    DOUBLE_REGION,
  } = require('../../dist/libs/testing/src/bedrock-double/start-bedrock-double.js');
  const { loadSettings } = require('../../dist/libs/runtime/src/index.js');
  process.env.AWS_ACCESS_KEY_ID = DOUBLE_CREDENTIALS.accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY = DOUBLE_CREDENTIALS.secretAccessKey;
  return { ...loadSettings({ env: {} }).models.bedrock, region: DOUBLE_REGION };
}

function waysOf(name, url) {
  const { description: given, settings: own, open, bare } = PROVIDERS[name];
  const { loadSettings, Metrics } = require('../../dist/libs/runtime/src/index.js');
  const { CallRoom, ModelDescription, withResilience } = require('../../dist/libs/model/src/index.js');
  const description = ModelDescription.parse(given);
  const settings = { ...loadSettings({ env: {} }).models, ...own(url) };
  const adapter = open(settings).language(description);
  const room = new CallRoom(settings, new Metrics({ serviceName: 'bench', processMetrics: false }));
  const resilient = withResilience(adapter, description, room);
  const through = (model) => async () => {
    let end;
    const options = { signal: new AbortController().signal, onUsage: () => undefined };
    for await (const event of model.converse(REQUEST, options)) if (event.type === 'end') end = event;
    if (end.turn.content[1].input.limit !== 50) throw new Error('the answer is not the one that was given');
  };
  return { bare: bare(url, description), adapter: through(adapter), resilient: through(resilient) };
}

/** CPU milliseconds a call of each way, the ways by turns so that a busy machine hits all alike; best of the rounds. */
async function measure(name, url) {
  const best = {};
  const ways = Object.entries(waysOf(name, url));
  for (const [, call] of ways) for (let i = 0; i < WARM_UP; i += 1) await call();
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [way, call] of ways) {
      const before = process.cpuUsage();
      for (let i = 0; i < CALLS; i += 1) await call();
      const { user, system } = process.cpuUsage(before);
      best[way] = Math.min(best[way] ?? Infinity, (user + system) / 1000 / CALLS);
    }
  return best;
}

export async function models(report) {
  for (const name of Object.keys(PROVIDERS)) {
    const { bare, adapter, resilient } = await inAnotherProcess(name);
    const more = (figure) => `${figure.toFixed(2)} ms CPU, ${(figure - bare).toFixed(2)} more`;
    report(`${name}: bare client`, `${bare.toFixed(2)} ms CPU a call`, '');
    report(`${name}: adapter`, more(adapter), `aim: at most ${AIM_MS} ms more`);
    report(`${name}: adapter and resilience`, more(resilient), `aim: at most ${AIM_MS} ms more`);
  }
}

/** The double stays here; whoever calls it has a process of its own. */
async function inAnotherProcess(name) {
  const double = await PROVIDERS[name].start();
  double.reply(REPLY);
  const child = fork(fileURLToPath(import.meta.url), [name, double.url]);
  try {
    return await new Promise((resolve, reject) => {
      child.once('message', resolve);
      child.once('exit', (code) => reject(new Error(`the caller ended with ${code}`)));
    });
  } finally {
    child.kill();
    await double.stop();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.send !== undefined) {
  const [, , name, url] = process.argv;
  process.send(await measure(name, url));
}
