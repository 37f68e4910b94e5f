import { Injectable } from '@nestjs/common';
import { type CallContext, Handles } from '#libs/bus';
import {
  type InputOf,
  type OutputOf,
  type Photo,
  type PhotoList,
  photos,
  type SuggestedDescription,
} from '#libs/contracts';
import { Photos } from './photos';
import { PhotoSuggestions } from './suggestions/photo-suggestions';

/** Translates messages; the work is in Photos. */
@Injectable()
export class PhotoHandlers {
  constructor(
    private readonly photos: Photos,
    private readonly suggestions: PhotoSuggestions,
  ) {}

  @Handles(photos.list)
  list(input: InputOf<typeof photos.list>, context: CallContext): Promise<PhotoList> {
    return this.photos.list(input, context);
  }

  @Handles(photos.add)
  add(input: InputOf<typeof photos.add>, context: CallContext): Promise<Photo> {
    return this.photos.add(input, context);
  }

  @Handles(photos.describe)
  describe(input: InputOf<typeof photos.describe>, context: CallContext): Promise<Photo> {
    return this.photos.describe(input, context);
  }

  @Handles(photos.suggestDescription)
  suggestDescription(
    { photoId }: InputOf<typeof photos.suggestDescription>,
    context: CallContext,
  ): Promise<SuggestedDescription> {
    return this.suggestions.suggest(photoId, context);
  }

  @Handles(photos.remove)
  async remove(
    { photoId }: InputOf<typeof photos.remove>,
    context: CallContext,
  ): Promise<Record<string, never>> {
    await this.photos.remove(photoId, context);
    return {};
  }

  @Handles(photos.content)
  content(input: InputOf<typeof photos.content>): Promise<OutputOf<typeof photos.content>> {
    return this.photos.content(input);
  }
}
