import { QuartermasterError } from '#libs/contracts';
import type { ConverseRequest, ImageBlock, LanguageModel, Message } from './language-model';
import type { ImageIntake, ModelDescription } from './model-catalog';

export const imagesIn = ({ messages }: Pick<ConverseRequest, 'messages'>): readonly ImageBlock[] =>
  messages.flatMap(({ content }) => content.filter((block) => block.kind === 'image'));

/** Tokens of an image, before a provider has metered it. Formula: {@link ImageIntake}. */
export function imageTokens(
  { width, height }: Pick<ImageBlock, 'width' | 'height'>,
  { tokenSide, minTokens, maxTokens = Infinity }: ImageIntake,
): number {
  const squares = Math.ceil(width / tokenSide) * Math.ceil(height / tokenSide);
  return Math.min(maxTokens, Math.max(minTokens, squares));
}

export const tokensOfImages = (
  request: Pick<ConverseRequest, 'messages'>,
  { images }: Pick<ModelDescription, 'images'>,
): number =>
  images === undefined ? 0 : imagesIn(request).reduce((sum, image) => sum + imageTokens(image, images), 0);

/** A message without its images. */
export const wordsOf = ({ role, content }: Message): Message => ({
  role,
  content: content.filter(({ kind }) => kind !== 'image'),
});

/** A model that is asked only with images that it takes, so that a wrong call costs nothing and says what is wrong. */
export function withImageLimits(model: LanguageModel, description: ModelDescription): LanguageModel {
  return {
    id: model.id,
    async *converse(request, options) {
      requireTaken(imagesIn(request), description);
      yield* model.converse(request, options);
    },
  };
}

/** @throws QuartermasterError MODEL_REFUSED */
function requireTaken(given: readonly ImageBlock[], { id, images }: ModelDescription): void {
  if (given.length === 0) return;
  if (images === undefined)
    throw new QuartermasterError('MODEL_REFUSED', {
      message: `The language model ${id} takes no images.`,
      nextStep: 'Tell the person who runs Quartermaster: models.visionModel must name one that does.',
    });
  const { maxBytes, maxCount } = images;
  if (given.length > maxCount)
    throw new QuartermasterError('MODEL_REFUSED', {
      message: `${given.length} images are more than the ${maxCount} that the language model ${id} takes in one call.`,
      nextStep: 'Send fewer at a time.',
      details: { maxCount },
    });
  const bytes = Math.max(...given.map((image) => image.bytes.length));
  if (bytes > maxBytes)
    throw new QuartermasterError('MODEL_REFUSED', {
      message: `An image of ${inMegabytes(bytes)} MB is larger than the ${inMegabytes(maxBytes)} MB that the language model ${id} takes.`,
      nextStep: 'Send a smaller one.',
      details: { maxBytes },
    });
}

const inMegabytes = (bytes: number): string =>
  (bytes / 1_000_000).toLocaleString('en', { maximumFractionDigits: 2 });
