import type { ConverseRequest, ImageBlock, TokenUsage } from '#libs/model';
import { FakeLanguageModel } from '../testing/fake-language-model';
import { ModelRecord } from './domain/model-use';
import type { HandOverModels } from './language-models';
import { MeteredModel } from './metered-model';

const image: ImageBlock = {
  kind: 'image',
  mediaType: 'image/jpeg',
  width: 280,
  height: 280,
  bytes: new Uint8Array(60_000),
};

/** @returns the tokens that were held for one call */
async function heldFor(content: ConverseRequest['messages'][number]['content']): Promise<TokenUsage> {
  const model = new FakeLanguageModel();
  model.moves = [{ say: 'Yes.' }];
  const held: TokenUsage[] = [];
  const description: HandOverModels['description'] = {
    ...model.models.description!,
    images: { tokenSide: 28, minTokens: 1, maxBytes: 100_000, maxCount: 1 },
  };
  const models: HandOverModels = {
    ...model.models,
    description,
    costOf: (usage) => {
      held.push(usage);
      return model.models.costOf(usage);
    },
  };
  const metered = new MeteredModel({
    models,
    model,
    reservation: { cover: () => Promise.resolve(), spend: () => undefined },
    record: new ModelRecord({ model: 'fake', provider: 'scripted', because: 'not-read' }),
  });
  const request: ConverseRequest = {
    system: 'Look.',
    messages: [{ role: 'user', content }],
    tools: [],
    toolChoice: 'auto',
    maxOutputTokens: 50,
    temperature: 0,
  };
  await metered.converse(request, { signal: new AbortController().signal });
  return held[0]!;
}

describe('what is held for a call', () => {
  it('counts an image by its size in tokens, not by its bytes', async () => {
    const words = await heldFor([{ kind: 'text', text: 'What is this?' }]);
    const both = await heldFor([{ kind: 'text', text: 'What is this?' }, image]);
    expect(words.output).toBe(50);
    expect(both.input - words.input).toBe(100);
  });
});
