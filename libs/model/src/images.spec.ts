import { loadSettings } from '#libs/runtime';
import { imageTokens, withImageLimits } from './images';
import type { ConverseRequest, ImageBlock, LanguageModel } from './language-model';
import { ImageIntake, ModelCatalog, ModelDescription } from './model-catalog';
import { costOfTokens, mostTokens } from './model-costs';

const image = (bytes = 10): ImageBlock => ({
  kind: 'image',
  mediaType: 'image/jpeg',
  bytes: new Uint8Array(bytes),
  width: 1_024,
  height: 768,
});
const request = (...content: ConverseRequest['messages'][number]['content']): ConverseRequest => ({
  system: '',
  messages: [{ role: 'user', content }],
  tools: [],
  toolChoice: 'auto',
  maxOutputTokens: 300,
  temperature: 0,
});
const description = (images?: object): ModelDescription =>
  ModelDescription.parse({
    id: 'looks',
    provider: 'scripted',
    model: 'looks',
    contextTokens: 1_000,
    images,
    prices: { input: 2, output: 10 },
  });

describe('tokens of an image', () => {
  it.each([
    ['cuts it into squares', { tokenSide: 28 }, [1_024, 768], 37 * 28],
    ['counts a started square whole', { tokenSide: 28 }, [29, 1], 2],
    ['shrinks what would be more', { tokenSide: 28, maxTokens: 1_568 }, [4_000, 3_000], 1_568],
    ['enlarges what would be less', { tokenSide: 22, minTokens: 2_600 }, [100, 100], 2_600],
  ])('%s', (_, intake, [width, height], tokens) => {
    expect(imageTokens({ width: width!, height: height! }, ImageIntake.parse(intake))).toBe(tokens);
  });

  it('are held before a call, beside those of the words; its bytes are not', () => {
    const taking = description({ tokenSide: 28 });
    const words = mostTokens(request({ kind: 'text', text: 'What is this?' }), taking);
    const both = mostTokens(request({ kind: 'text', text: 'What is this?' }, image(500_000)), taking);
    expect(both.input - words.input).toBe(37 * 28);
    expect(costOfTokens(taking, { ...both, input: 1_500 }).totalUsd).toBeCloseTo(0.003 + 0.003, 12);
  });
});

describe('a model that is given images', () => {
  const ask = async (given: ConverseRequest, of: ModelDescription) => {
    let asked = 0;
    const model: LanguageModel = {
      id: of.id,

      async *converse() {
        asked += 1;
      },
    };
    const signal = new AbortController().signal;
    try {
      for await (const _ of withImageLimits(model, of).converse(given, { signal }));
      return { asked, error: null };
    } catch (error) {
      return { asked, error };
    }
  };

  it('is asked where it takes them, and always without any', async () => {
    expect(await ask(request(image()), description({ tokenSide: 28 }))).toEqual({ asked: 1, error: null });
    expect(await ask(request({ kind: 'text', text: 'Hi' }), description())).toEqual({
      asked: 1,
      error: null,
    });
  });

  it.each([
    ['takes none', [image()], undefined, 'The language model looks takes no images.', 'models.visionModel'],
    [
      'takes fewer',
      [image(), image(), image()],
      { tokenSide: 28, maxCount: 2 },
      '3 images are more than the 2 that the language model looks takes in one call.',
      'Send fewer',
    ],
    [
      'takes smaller ones',
      [image(), image(3_800_000)],
      { tokenSide: 28 },
      'An image of 3.8 MB is larger than the 3.75 MB that the language model looks takes.',
      'Send a smaller one.',
    ],
  ])('that %s is not asked, and it is said why', async (_, images, intake, message, nextStep) => {
    const { asked, error } = await ask(request(...images), description(intake));
    expect(asked).toBe(0);
    expect(error).toMatchObject({
      code: 'MODEL_REFUSED',
      message,
      nextStep: expect.stringContaining(nextStep),
    });
  });
});

describe('the model for images', () => {
  const choose = (values: object) =>
    ModelCatalog.load().chosen({ ...loadSettings({ env: {} }).models, ...values }, 'vision', '2026-11-21');

  it('is one that takes them; others are refused with those that do', () => {
    expect(choose({ provider: 'bedrock', visionModel: 'claude-haiku-4.5-eu' })?.description.images).toEqual({
      tokenSide: 28,
      minTokens: 1,
      maxTokens: 1_568,
      maxBytes: 3_750_000,
      maxCount: 20,
    });
    expect(choose({ provider: 'bedrock' })).toBeNull();
    expect(() => choose({ provider: 'bedrock', visionModel: 'nova-micro' })).toThrow(
      /models\.visionModel \(QM_VISION_MODEL\): nova-micro takes no images; those that do: claude-opus-5\.5.*nova-lite/,
    );
    expect(() => choose({ provider: 'openai-compatible', visionModel: 'local-qwen3-8b' })).toThrow(
      'local-qwen3-vl-8b',
    );
  });

  it('cannot be named without a provider', () => {
    expect(() => loadSettings({ env: { QM_VISION_MODEL: 'scripted-1' } })).toThrow(
      /models\.visionModel.*can be given only with models\.provider/,
    );
  });
});
