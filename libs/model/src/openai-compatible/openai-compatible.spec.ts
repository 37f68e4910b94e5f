import { loadSettings } from '#libs/runtime';
import { startOpenAiDouble } from '#libs/testing';
import { describeEmbedder } from '../embedder.conformance';
import type { ConverseRequest, ModelEvent } from '../language-model';
import { describeLanguageModel } from '../language-model.conformance';
import { ModelDescription } from '../model-catalog';
import { openOpenAiCompatible } from './open-openai-compatible';

const provider = (baseUrl: string, apiKey?: string) =>
  openOpenAiCompatible({ ...loadSettings({ env: {} }).models, openaiCompatible: { baseUrl, apiKey } });
const description = (values: object = {}) =>
  ModelDescription.parse({
    id: 'local',
    provider: 'openai-compatible',
    model: 'qwen3:8b',
    contextTokens: 8000,
    prices: { input: 0 },
    ...values,
  });

describeLanguageModel('openai-compatible', async () => {
  const double = await startOpenAiDouble();
  return { model: provider(double.url).language(description()), double };
});

describeEmbedder('openai-compatible', async () => {
  const double = await startOpenAiDouble({ dimensions: 24 });
  const embedder = provider(double.url).embedder(description({ kind: 'embedding', dimensions: 24 }));
  return { embedder, double };
});

describe('openai-compatible', () => {
  let double: Awaited<ReturnType<typeof startOpenAiDouble>>;
  beforeEach(async () => {
    double = await startOpenAiDouble({ apiKey: 'right' });
  });
  afterEach(() => double.stop());

  const request: ConverseRequest = {
    system: 'Be brief.',
    messages: [{ role: 'user', content: [{ kind: 'text', text: 'Hi' }] }],
    tools: [{ name: 'today', description: 'The day.', inputSchema: { type: 'object' } }],
    toolChoice: 'required',
    maxOutputTokens: 50,
    temperature: 0.5,
  };
  const converse = async (values: object = {}, more: Partial<ConverseRequest> = {}, apiKey = 'right') => {
    const events: ModelEvent[] = [];
    const model = provider(double.url, apiKey).language(description(values));
    const options = {
      signal: new AbortController().signal,
      traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
    };
    for await (const event of model.converse({ ...request, ...more }, options)) events.push(event);
    return events.at(-1);
  };

  it('sends its key, the trace and what the model takes', async () => {
    await converse();
    expect(double.calls[0]).toMatchObject({
      headers: { authorization: 'Bearer right', traceparent: expect.stringContaining('aaaa') },
      body: {
        temperature: 0.5,
        tool_choice: 'required',
        max_tokens: 50,
        stream_options: { include_usage: true },
      },
    });
    await converse({ takesTemperature: false, takesRequiredTools: false });
    expect(double.calls[1]!.body).toMatchObject({ tool_choice: 'auto' });
    expect(double.calls[1]!.body).not.toHaveProperty('temperature');
    await expect(converse({}, {}, 'wrong')).rejects.toMatchObject({ code: 'MODEL_REFUSED' });
  });

  it('sends no key where there is none', async () => {
    await double.stop();
    double = await startOpenAiDouble();
    const model = provider(double.url).language(description());
    for await (const _ of model.converse(request, { signal: new AbortController().signal }));
    expect(double.calls[0]!.headers).not.toHaveProperty('authorization');
  });

  it('puts results of tools right behind the call that asked for them, failed ones marked', async () => {
    await converse(
      {},
      {
        messages: [
          ...request.messages,
          { role: 'assistant', content: [{ kind: 'tool-use', id: 'a', name: 'today', input: {} }] },
          {
            role: 'user',
            content: [
              { kind: 'text', text: 'And tomorrow?' },
              { kind: 'tool-result', toolUseId: 'a', content: 'no clock', failed: true },
            ],
          },
        ],
      },
    );
    expect(double.calls[0]!.body).toMatchObject({
      messages: [
        { role: 'system' },
        { role: 'user', content: 'Hi' },
        { role: 'assistant', tool_calls: [{ id: 'a', function: { name: 'today', arguments: '{}' } }] },
        { role: 'tool', tool_call_id: 'a', content: 'This failed: no clock' },
        { role: 'user', content: 'And tomorrow?' },
      ],
    });
  });

  it('gives no tool of an answer that was cut off', async () => {
    double.reply({
      kind: 'turn',
      content: [
        { kind: 'text', text: 'I look.' },
        { kind: 'tool-use', id: 'a', name: 'today', input: {} },
      ],
      stopReason: 'max-tokens',
    });
    expect(await converse()).toMatchObject({
      turn: { stopReason: 'max-tokens', content: [{ kind: 'text', text: 'I look.' }] },
    });
  });

  it('takes `stop` with a tool for what it is', async () => {
    double.reply({
      kind: 'turn',
      content: [{ kind: 'tool-use', id: 'a', name: 'today', input: {} }],
      stopReason: 'end',
    });
    expect(await converse()).toMatchObject({ turn: { stopReason: 'tool-use' } });
  });

  it('refuses vectors of another length than the catalog says', async () => {
    const embedder = provider(double.url, 'right').embedder(description({ dimensions: 3 }));
    await expect(embedder.embed(['ink'], { signal: new AbortController().signal })).rejects.toMatchObject({
      code: 'MODEL_ANSWER_INVALID',
    });
  });
});
