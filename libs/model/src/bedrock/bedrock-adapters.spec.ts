import { describeEmbedder } from '../embedder.conformance';
import { describeLanguageModel } from '../language-model.conformance';
import { ModelDescription } from '../model-catalog';
import { bedrockUnderTest, CLAUDE } from './bedrock-under-test.conformance';

describeLanguageModel('Bedrock', async () => {
  const { double, provider } = await bedrockUnderTest();
  return { double, model: provider.language(CLAUDE) };
});

describe.each([
  ['Titan v2', 'amazon.titan-embed-text-v2:0', 512],
  ['Cohere v3', 'cohere.embed-multilingual-v3', 1024],
  ['Cohere v4', 'global.cohere.embed-v4:0', 1536],
])('%s', (name, model, dimensions) => {
  const description = ModelDescription.parse({
    id: 'embedding',
    provider: 'bedrock',
    kind: 'embedding',
    model,
    dimensions,
    contextTokens: 512,
    prices: { input: 0.1 },
  });
  describeEmbedder(`Bedrock's ${name}`, async () => {
    const { double, provider } = await bedrockUnderTest();
    return { double, embedder: provider.embedder(description) };
  });
});
