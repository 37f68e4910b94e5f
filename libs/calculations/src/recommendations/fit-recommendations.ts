import { QuartermasterError } from '#libs/contracts';
import { chooseSettings } from './choose-settings';
import { easeWeights, gramMatrix, itemMeans } from './ease';
import { type InteractionMatrix, type Interactions, interactionMatrix, type Weighting } from './interactions';
import type { Baseline, ModelSettings, RecommendationModel } from './recommendation-model';
import { tailWeights } from './tail-weights';

/** Items in the matrix unless said otherwise: its inverse takes 4 seconds and 50 MB. */
export const DEFAULT_MATRIX_ITEMS = 2_500;

/** More would take half a minute and 130 MB. */
export const MOST_MATRIX_ITEMS = 4_000;

export interface RecommendationRequest {
  interactions: Interactions;
  /** By item; for "at most so many of a category" and for users of whom only rare purchases are known. */
  categories?: Readonly<Record<string, string>>;
  /** Above 0. Left out, held-out interactions decide. */
  lambda?: number;
  /** Default `binary`. */
  weighting?: Weighting;
  /** Left out, held-out interactions decide. */
  baseline?: Baseline;
  /** The most bought items, so many, are in the matrix; the rest are predicted from a few of them. Default 2,500, at most 4,000. */
  matrixItems?: number;
}

export interface FitProgress {
  /** 0 to 1. */
  share: number;
  text: string;
}

/**
 * Fits what is recommended from what was bought together by the same users: EASE for the most bought items (see
 * `easeWeights`), a regression on few of them for the rest (see `tailWeights`). The same rows in any order give the same
 * model. Stop reading the generator to give up.
 *
 * @throws VALIDATION_FAILED naming the row or setting, PAYLOAD_TOO_LARGE naming the limit
 */
export function* fitRecommendations(
  request: RecommendationRequest,
): Generator<FitProgress, RecommendationModel> {
  const { lambda, weighting = 'binary', matrixItems = DEFAULT_MATRIX_ITEMS } = request;
  checkSettings(lambda, matrixItems);
  const matrix = interactionMatrix(request.interactions, weighting);
  yield { share: 0.02, text: `${matrix.users.length} users, ${matrix.items.length} items` };
  const { baseline } = request;
  const settings: ModelSettings = { weighting, ...chooseSettings(matrix, { lambda, baseline }) };
  const begin = settings.baseline === 'none' ? 'nothing' : 'popularity';
  yield { share: 0.3, text: `λ ${settings.lambda}, scores begin at ${begin}` };
  const inner = Math.min(matrixItems, matrix.items.length);
  const gram = gramMatrix(matrix, inner, settings.baseline);
  const tail = tailWeights(matrix, gram, inner, settings);
  yield { share: 0.35, text: `${matrix.items.length - inner} rare items` };
  const steps = easeWeights(gram, itemMeans(matrix, inner), settings);
  let step = steps.next();
  while (!step.done) {
    yield { share: 0.35 + 0.65 * step.value, text: `Matrix of ${inner} items` };
    step = steps.next();
  }
  const base = new Float32Array(matrix.items.length);
  base.set(step.value.base);
  base.set(tail.base, inner);
  return {
    settings,
    users: matrix.users.length,
    items: matrix.items,
    categories: categoriesOf(matrix, request.categories),
    buyers: matrix.buyers,
    inner,
    base,
    weights: step.value.weights,
    tailStarts: tail.tailStarts,
    tailItems: tail.tailItems,
    tailWeights: tail.tailWeights,
  };
}

/** Runs `fitRecommendations` to its end. */
export function recommendationModel(request: RecommendationRequest): RecommendationModel {
  const steps = fitRecommendations(request);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function categoriesOf(
  { items }: InteractionMatrix,
  categories: Readonly<Record<string, string>> = {},
): string[] {
  return items.map((item) => (Object.hasOwn(categories, item) ? categories[item]! : ''));
}

function checkSettings(lambda: number | undefined, matrixItems: number): void {
  if (lambda !== undefined && !(lambda > 0 && lambda < Infinity))
    throw new QuartermasterError('VALIDATION_FAILED', {
      message: `lambda is ${lambda}; it must be a number above 0.`,
      nextStep: 'Leave it out, and held-out interactions decide.',
    });
  if (!Number.isInteger(matrixItems) || matrixItems < 1 || matrixItems > MOST_MATRIX_ITEMS)
    throw new QuartermasterError('VALIDATION_FAILED', {
      message: `matrixItems is ${matrixItems}; it must be a whole number from 1 to ${MOST_MATRIX_ITEMS}.`,
      nextStep: `Leave it out for ${DEFAULT_MATRIX_ITEMS}; items beyond it are recommended all the same.`,
    });
}
