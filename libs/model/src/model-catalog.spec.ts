import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '#libs/runtime';
import { ModelCatalog } from './model-catalog';
import { costOfTokens } from './model-costs';
import { nearestIds } from './nearest-ids';

const folder = mkdtempSync(join(tmpdir(), 'qm-catalog-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (text: string) => {
  const path = join(folder, 'models.yaml');
  writeFileSync(path, text);
  return path;
};
const settings = (values: object) => ({ ...loadSettings({ env: {} }).models, ...values });
const TODAY = '2026-11-21';

describe('catalog of models', () => {
  it('knows models of every provider, with prices', () => {
    const catalog = ModelCatalog.load();
    const choose = (provider: string, model: string) =>
      catalog.chosen(settings({ provider, model }), 'text', TODAY)?.description;
    expect(choose('bedrock', 'claude-sonnet-5.5-eu')).toMatchObject({
      model: 'eu.anthropic.claude-sonnet-5-5',
      promptCaching: true,
      takesTemperature: false,
    });
    expect(choose('openai-compatible', 'local-qwen3-8b')?.prices).toMatchObject({ input: 0, output: 0 });
    expect(choose('scripted', 'scripted-1')).toBeDefined();
    expect(new Set(catalog.ids).size).toBe(catalog.ids.length);
  });

  it('gives nothing where nothing is chosen', () => {
    expect(ModelCatalog.load().chosen(settings({ model: 'scripted-1' }), 'text', TODAY)).toBeNull();
    expect(ModelCatalog.load().chosen(settings({ provider: 'bedrock' }), 'embedding', TODAY)).toBeNull();
  });

  it('lets a file add models and replace built-in ones', () => {
    const own = `
models:
  - { id: scripted-1, provider: scripted, model: other, contextTokens: 10, prices: { input: 7 } }
  - { id: mine, provider: scripted, model: mine, contextTokens: 10, prices: { input: 0 } }`;
    const catalog = ModelCatalog.load(file(own));
    const choose = (model: string) =>
      catalog.chosen(settings({ provider: 'scripted', model }), 'text', TODAY);
    expect(choose('scripted-1')?.description).toMatchObject({ model: 'other', prices: { input: 7 } });
    expect(choose('mine')?.description.model).toBe('mine');
    expect(catalog.ids.length).toBe(ModelCatalog.load().ids.length + 1);
  });

  it('reads the example of the guide', () => {
    const guide = readFileSync(join(__dirname, '../../../docs/guides/language-models.md'), 'utf8');
    const example = /```yaml\n(# models\.catalogFile[^`]*)```/.exec(guide)![1]!;
    expect(ModelCatalog.load(file(example)).ids).toContain('our-sonnet');
  });

  it.each([
    [
      'price',
      'models:\n  - id: a1\n    provider: scripted\n    model: a\n    contextTokens: 1\n    prices: { input: -1 }',
      /line 6: models\.0\.prices\.input: /,
    ],
    ['missing field', 'models:\n  - id: a1\n    provider: scripted', /line 2: models\.0\.model: /],
    [
      'doubled id',
      `models:${'\n  - { id: a1, provider: scripted, model: a, contextTokens: 1, prices: { input: 0 } }'.repeat(2)}`,
      /line 3: models\.1\.id: a1 is there twice/,
    ],
    [
      'vector without a length',
      'models:\n  - { id: a1, kind: embedding, provider: scripted, model: a, contextTokens: 1, prices: { input: 0 } }',
      /line 2: models\.0\.dimensions: must be given/,
    ],
    ['provider', 'models:\n  - { id: a1, provider: acme }', /line 2: models\.0\.provider: /],
  ])('names file and line of a wrong %s', (_, text, message) => {
    expect(() => ModelCatalog.load(file(text))).toThrow(message);
    expect(() => ModelCatalog.load(file(text))).toThrow(/models\.catalogFile: .*models\.yaml, line/);
  });

  it('refuses what is unknown, of another kind or of another provider, and names what is near', () => {
    const catalog = ModelCatalog.load();
    const choose = (values: object, kind: 'text' | 'embedding' = 'text') =>
      catalog.chosen(settings(values), kind, TODAY);
    expect(() => choose({ provider: 'bedrock', model: 'claude-sonet-5' })).toThrow(
      /models\.model \(QM_MODEL\): claude-sonet-5 is not in the catalog.*claude-sonnet-5\.5/,
    );
    expect(() => choose({ provider: 'bedrock', model: 'titan-embed-v2' })).toThrow(/is of kind embedding/);
    expect(() => choose({ provider: 'bedrock', model: 'scripted-1' })).toThrow(/is served by scripted/);
    expect(() => choose({ provider: 'bedrock', embeddingModel: 'nova-lite' }, 'embedding')).toThrow(
      /models\.embeddingModel: nova-lite is of kind text/,
    );
  });

  it('counts the days to the end of a model, and refuses it from the day after', () => {
    const catalog = ModelCatalog.load(
      file(
        `models:\n  - { id: old, provider: scripted, model: o, contextTokens: 1, prices: { input: 0 }, endOfLife: '2027-01-31' }`,
      ),
    );
    const on = (today: string) =>
      catalog.chosen(settings({ provider: 'scripted', model: 'old' }), 'text', today);
    expect(on('2026-11-02')?.daysLeft).toBe(90);
    expect(on('2027-01-31')?.daysLeft).toBe(0);
    expect(() => on('2027-02-01')).toThrow(/old ended on 2027-01-31; take another one: scripted-1/);
    expect(
      catalog.chosen(settings({ provider: 'scripted', model: 'scripted-1' }), 'text', TODAY)?.daysLeft,
    ).toBe(Infinity);
  });
});

describe('ids that were probably meant', () => {
  it('are those with the same words and numbers, at most three', () => {
    const known = ['claude-sonnet-5.5', 'claude-haiku-5.5', 'nova-pro', 'titan-embed-v2'];
    expect(nearestIds('sonnet5.5', known)[0]).toBe('claude-sonnet-5.5');
    expect(nearestIds('nova', known)[0]).toBe('nova-pro');
    expect(nearestIds('', known)).toHaveLength(3);
    expect(nearestIds('x', [])).toEqual([]);
  });
});

describe('cost of tokens', () => {
  const { description } = ModelCatalog.load().chosen(
    settings({ provider: 'bedrock', model: 'claude-sonnet-4.6' }),
    'text',
    TODAY,
  )!;

  it('has a line for each kind that was used', () => {
    const cost = costOfTokens(description, { input: 2000, output: 500, cacheRead: 10_000, cacheWrite: 0 });
    expect(cost.byService).toEqual([
      { service: 'model', unit: 'thousand-input-tokens', quantity: 2, usd: 0.006 },
      { service: 'model', unit: 'thousand-output-tokens', quantity: 0.5, usd: 0.0075 },
      { service: 'model', unit: 'thousand-cache-read-tokens', quantity: 10, usd: 0.003 },
    ]);
    expect(cost.totalUsd).toBeCloseTo(0.0165, 12);
  });

  it('takes the price of input for kept tokens where they have none of their own', () => {
    const plain = { ...description, prices: { input: 1, output: 2 } };
    expect(costOfTokens(plain, { input: 0, output: 0, cacheRead: 1e6, cacheWrite: 1e6 }).totalUsd).toBe(2);
  });
});
