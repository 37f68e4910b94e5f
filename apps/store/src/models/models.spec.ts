import * as model from '#libs/model';
import { loadSettings, type Settings } from '#libs/runtime';
import { LiveVectors } from '../procedures/search/live-vectors';
import { PhotoSuggestions } from '../photos/suggestions/photo-suggestions';
import { RunningStore } from '../testing/running-store';

jest.mock('#libs/model', () => {
  const actual = jest.requireActual<typeof model>('#libs/model');
  return { ...actual, openModels: jest.fn(actual.openModels) };
});

describe('the models of the store', () => {
  const openModels = jest.mocked(model.openModels);
  const { models } = loadSettings({ env: {} });
  const named: Partial<Settings['models']> = {
    provider: 'openai-compatible',
    openaiCompatible: { baseUrl: 'http://127.0.0.1:9/v1', apiKey: undefined },
    visionModel: 'local-qwen3-vl-8b',
    embeddingModel: 'local-nomic-embed',
  };

  beforeEach(() => openModels.mockClear());

  async function running(
    change: Parameters<typeof RunningStore.start>[0],
    look: (store: RunningStore) => void,
  ) {
    const store = await RunningStore.start(change);
    try {
      look(store);
    } finally {
      await store.stop();
    }
  }

  it('are opened once for photos and procedures, and closed once', async () => {
    const closed = jest.fn();
    const actual = jest.requireActual<typeof model>('#libs/model');
    openModels.mockImplementation(async (...given) => {
      const opened = await actual.openModels(...given);
      return { ...opened, close: () => opened.close().then(closed) };
    });
    await running({ models: { ...models, ...named } }, ({ app }) => {
      expect(app.get(PhotoSuggestions, { strict: false })).toHaveProperty('vision.description.id');
      expect(app.get(LiveVectors, { strict: false })).toHaveProperty('models.embedder.id');
      expect(openModels).toHaveBeenCalledTimes(1);
      expect(closed).not.toHaveBeenCalled();
    });
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('are not opened where nothing names one', async () => {
    await running({}, () => expect(openModels).not.toHaveBeenCalled());
  });
});
