import type { Provider } from '@nestjs/common';
import type { ChosenModel, Models } from '#libs/model';
import { MODELS } from '../../models/models.module';

/** The model that looks at photos; null where the settings name none. */
export const VISION = Symbol('Vision');

export const vision: Provider = {
  provide: VISION,
  inject: [MODELS],
  useFactory: (models: Models | null): ChosenModel | null => models?.vision ?? null,
};
