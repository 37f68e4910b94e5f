import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Settings, SettingsError } from '#libs/runtime';
import { readCheckedYaml } from './checked-yaml';
import { nearestIds } from './nearest-ids';

const usdPerMillion = z.number().min(0);

/** How a model takes images. Defaults of the limits are those of Bedrock's Converse. */
export const ImageIntake = z.strictObject({
  /** Pixels of the side of the square that makes a token: an image is ⌈width / side⌉ × ⌈height / side⌉ tokens. */
  tokenSide: z.int().min(1),
  /** Of one image. The provider enlarges smaller ones. */
  minTokens: z.int().min(1).default(1),
  /** Of one image. The provider shrinks larger ones. */
  maxTokens: z.int().min(1).optional(),
  /** Largest file of one image. */
  maxBytes: z.int().min(1).default(3_750_000),
  /** Most images of one call. */
  maxCount: z.int().min(1).default(20),
});
export type ImageIntake = z.output<typeof ImageIntake>;

/** What is known of one model. Data, not code: `libs/model/models.yaml`, and a file of the settings. */
export const ModelDescription = z.strictObject({
  /** Our id: what `models.model` names. */
  id: z.string().regex(/^[a-z0-9][a-z0-9.:-]{1,79}$/),
  provider: z.enum(['bedrock', 'openai-compatible', 'scripted']),
  /** Identifier at the provider: a Bedrock model id or inference profile, an OpenAI model name. */
  model: z.string().min(1),
  kind: z.enum(['text', 'embedding']).default('text'),
  contextTokens: z.int().min(1),
  maxOutputTokens: z.int().min(1).optional(),
  /** Of an embedding model. */
  dimensions: z.int().min(1).optional(),
  /** Whether what calls begin with can be kept at the provider. */
  promptCaching: z.boolean().default(false),
  /** False: a call that gives a temperature is refused by the provider, so none is sent. */
  takesTemperature: z.boolean().default(true),
  /** False: it cannot be made to ask for a tool; `toolChoice: 'required'` is sent as `auto`. */
  takesRequiredTools: z.boolean().default(true),
  /** Absent: it takes no images. */
  images: ImageIntake.optional(),
  /** USD for a million tokens of each kind. */
  prices: z.strictObject({
    input: usdPerMillion,
    output: usdPerMillion.default(0),
    cacheRead: usdPerMillion.optional(),
    cacheWrite: usdPerMillion.optional(),
  }),
  /** The provider ends it on this day; from 90 days before, a start warns, and after it the model is refused. */
  endOfLife: z.iso.date().optional(),
});
export type ModelDescription = z.output<typeof ModelDescription>;

const CatalogFile = z.strictObject({
  models: z.array(ModelDescription).check(({ value, issues }) => {
    const issue = (index: number, field: string, message: string) =>
      issues.push({ code: 'custom', input: value, path: [index, field], message });
    value.forEach((model, index) => {
      if (value.findIndex(({ id }) => id === model.id) < index)
        issue(index, 'id', `${model.id} is there twice`);
      if (model.kind === 'embedding' && model.dimensions === undefined)
        issue(index, 'dimensions', 'must be given for an embedding model');
    });
  }),
});

/** A start warns from this many days before a model ends. */
export const WARN_DAYS_BEFORE_END = 90;

/** What a model is chosen for. */
const USES = {
  text: { path: 'models.model (QM_MODEL)', key: 'model', kind: 'text' },
  embedding: { path: 'models.embeddingModel', key: 'embeddingModel', kind: 'embedding' },
  vision: { path: 'models.visionModel (QM_VISION_MODEL)', key: 'visionModel', kind: 'text' },
} as const;
export type ModelUse = keyof typeof USES;

/** All models that are known: the built-in ones, with those of `models.catalogFile` over them. */
export class ModelCatalog {
  private constructor(private readonly models: ReadonlyMap<string, ModelDescription>) {}

  /** @throws SettingsError naming file, line and field of each fault */
  static load(file?: string): ModelCatalog {
    const own = file === undefined ? [] : readCheckedYaml('models.catalogFile', file, CatalogFile).models;
    const all = [...readCheckedYaml('the built-in models', builtInFile(), CatalogFile).models, ...own];
    return new ModelCatalog(new Map(all.map((model) => [model.id, model])));
  }

  get ids(): readonly string[] {
    return [...this.models.keys()];
  }

  /**
   * The model that a setting names, or null where it names none.
   *
   * @param today YYYY-MM-DD
   * @throws SettingsError when it is not known, of another kind or provider, takes no images, or has ended
   */
  chosen(
    settings: Settings['models'],
    use: ModelUse,
    today: string,
  ): { description: ModelDescription; daysLeft: number } | null {
    const { path, key, kind } = USES[use];
    const id = settings[key];
    if (settings.provider === 'none' || id === undefined) return null;
    const fault = (message: string) => new SettingsError([{ path, message }]);
    const description = this.models.get(id);
    if (description === undefined)
      throw fault(`${id} is not in the catalog of models; nearest: ${this.nearest(id, settings.provider)}`);
    if (description.kind !== kind) throw fault(`${id} is of kind ${description.kind}, not ${kind}`);
    if (description.provider !== settings.provider)
      throw fault(`${id} is served by ${description.provider}, but models.provider is ${settings.provider}`);
    if (use === 'vision' && description.images === undefined)
      throw fault(`${id} takes no images; ${this.takingImages(settings.provider)}`);
    const daysLeft = daysUntil(description.endOfLife, today);
    if (daysLeft < 0)
      throw fault(
        `${id} ended on ${description.endOfLife}; take another one: ${this.nearest(id, settings.provider)}`,
      );
    return { description, daysLeft };
  }

  private takingImages(provider: string): string {
    const ids = [...this.models.values()]
      .filter((model) => model.provider === provider && model.images && model.endOfLife === undefined)
      .map(({ id }) => id);
    return ids.length === 0
      ? 'say `images` of it in models.catalogFile if it does'
      : `those that do: ${ids.join(', ')}`;
  }

  private nearest(id: string, provider: string): string {
    const candidates = [...this.models.values()].filter((model) => model.provider === provider);
    return nearestIds(
      id,
      candidates.filter(({ endOfLife }) => endOfLife === undefined).map((model) => model.id),
    ).join(', ');
  }
}

function daysUntil(end: string | undefined, today: string): number {
  return end === undefined ? Infinity : (Date.parse(end) - Date.parse(today)) / 86_400_000;
}

/** Beside the sources, also when the compiled code below dist/ runs. */
function builtInFile(): string {
  const candidates = [
    join(__dirname, '../models.yaml'),
    join(__dirname, '../../../../libs/model/models.yaml'),
  ];
  const found = candidates.find((path) => existsSync(path));
  if (found === undefined)
    throw new Error(`The built-in models are missing; looked in ${candidates.join(' and ')}.`);
  return found;
}
