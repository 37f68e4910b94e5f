import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Clock, loadSettings, Logger, Metrics } from '#libs/runtime';
import { openModels } from './open-models';

describe('openModels', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qm-models-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const open = async (values: object, today = '2026-11-21') => {
    const lines = new PassThrough();
    const models = await openModels(
      { ...loadSettings({ env: {} }).models, ...values },
      {
        logger: Logger.create({ serviceName: 'spec', destination: lines }),
        metrics: new Metrics({ serviceName: 'spec', processMetrics: false }),
        clock: new Clock({ timeZone: 'UTC', today }),
      },
    );
    return { models, log: String(lines.read() ?? '') };
  };

  it('gives nothing, at no cost, without a provider', async () => {
    const { models } = await open({});
    expect(models).toMatchObject({ language: null, embedder: null, guardrail: null, passages: null });
    expect(models.costOf({ input: 1e6, output: 1e6, cacheRead: 0, cacheWrite: 0 }).totalUsd).toBe(0);
    await models.close();
  });

  it('plays the script that the settings name', async () => {
    const scriptFile = write('script.yaml', 'rules: [{ reply: [{ text: Hello }] }]');
    const { models } = await open({ provider: 'scripted', model: 'scripted-1', scriptFile });
    expect(models.description?.id).toBe('scripted-1');
    const events = models.language!.converse(
      {
        system: '',
        messages: [{ role: 'user', content: [{ kind: 'text', text: 'hi' }] }],
        tools: [],
        toolChoice: 'auto',
        maxOutputTokens: 10,
        temperature: 0,
      },
      { signal: new AbortController().signal },
    );
    const seen = [];
    for await (const event of events) seen.push(event);
    expect(seen.at(-1)).toMatchObject({ type: 'end', turn: { content: [{ text: 'Hello' }] } });
  });

  it('warns of a model that ends within 90 days', async () => {
    const catalogFile = write(
      'models.yaml',
      "models: [{ id: old, provider: scripted, model: o, contextTokens: 1, prices: { input: 3 }, endOfLife: '2027-01-31' }]",
    );
    const scriptFile = write('script.yaml', 'rules: [{ reply: [{ text: Hello }] }]');
    const chosen = { provider: 'scripted', model: 'old', scriptFile, catalogFile };
    expect((await open(chosen, '2026-11-02')).log).toMatch(/"model\.ends-soon".*"daysLeft":90/);
    const early = await open(chosen, '2026-11-01');
    expect(early.log).toBe('');
    expect(early.models.costOf({ input: 2000, output: 0, cacheRead: 0, cacheWrite: 0 }).totalUsd).toBe(0.006);
  });
});
