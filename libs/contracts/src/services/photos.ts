import { z } from 'zod';
import { Cost } from '../result';
import { defineService } from '../service';

export const MAX_PHOTO_DESCRIPTION_LENGTH = 500;
/** Most photos that one task or question has in a list; the setting that limits them is not larger. */
export const MAX_PHOTOS_LISTED = 100;

export const PhotoSize = z.enum(['full', 'thumbnail']).meta({ id: 'PhotoSize' });
export type PhotoSize = z.infer<typeof PhotoSize>;

/** What a photo belongs to: a task of the store, or a question that its uploader asked. */
export const PhotoSubject = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('task'), taskId: z.uuid() }),
    z.strictObject({ kind: z.literal('question'), answerId: z.uuid() }),
  ])
  .meta({ id: 'PhotoSubject' });
export type PhotoSubject = z.infer<typeof PhotoSubject>;

const Description = z.string().trim().max(MAX_PHOTO_DESCRIPTION_LENGTH);

const PhotoLink = z
  .strictObject({
    /** Path and query for an `img`; whoever has it sees the photo until `linksUntil`, without signing in. */
    href: z.string(),
    /** Pixels. */
    width: z.int().min(1),
    height: z.int().min(1),
    bytes: z.int().min(1),
  })
  .meta({ id: 'PhotoLink' });

export const Photo = z
  .strictObject({
    id: z.uuid(),
    subject: PhotoSubject,
    /** Empty until somebody wrote one. */
    description: z.string(),
    uploadedBy: z.strictObject({ staffId: z.uuid(), name: z.string() }),
    uploadedAt: z.iso.datetime(),
    /** Longest side 2048 pixels at most. */
    full: PhotoLink,
    /** Longest side 320 pixels at most. */
    thumbnail: PhotoLink,
    /** When the links end; load the list again for new ones. */
    linksUntil: z.iso.datetime(),
    /** Whether the caller may describe or delete it. */
    mayChange: z.boolean(),
  })
  .meta({ id: 'Photo' });
export type Photo = z.infer<typeof Photo>;

export const PhotoList = z
  .strictObject({
    /** Oldest first. */
    data: z.array(Photo).max(MAX_PHOTOS_LISTED),
    /** Whether a model can be asked to suggest a description. */
    suggestsDescriptions: z.boolean(),
    limits: z.strictObject({
      /** Bytes of one file. */
      bytes: z.int().min(1),
      /** Photos of one task or question. */
      count: z.int().min(1),
    }),
  })
  .meta({ id: 'PhotoList' });
export type PhotoList = z.infer<typeof PhotoList>;

export const ChangePhoto = z.strictObject({ description: Description }).meta({ id: 'ChangePhoto' });

/** What a model says is to be seen. It is kept nowhere: whoever asked may change it and save it, or not. */
export const SuggestedDescription = z
  .strictObject({
    /** Plain text. */
    description: Description.min(1),
    /** Id of the model in the catalog. */
    model: z.string(),
    cost: Cost,
  })
  .meta({ id: 'SuggestedDescription' });
export type SuggestedDescription = z.infer<typeof SuggestedDescription>;

const ById = z.strictObject({ photoId: z.uuid() });

/** Photos of the stores, re-encoded without metadata in two sizes. */
export const photos = defineService('photos', {
  list: {
    summary: "Photos of a task of the caller's store, or of a question of the caller.",
    input: z.strictObject({ subject: PhotoSubject }),
    output: PhotoList,
    timeoutMs: 10_000,
    errors: ['NO_STORE', 'NOT_FOUND'],
  },
  add: {
    summary: 'Re-encodes a picture and attaches it. The same id adds once.',
    input: z.strictObject({
      photoId: z.uuid(),
      subject: PhotoSubject,
      description: Description.default(''),
      content: z.base64(),
    }),
    output: Photo,
    timeoutMs: 60_000,
    errors: [
      'NO_STORE',
      'NOT_FOUND',
      'CONFLICT',
      'PHOTO_INVALID',
      'PHOTO_TOO_LARGE',
      'TOO_MANY_PHOTOS',
      'PHOTO_STORAGE_UNAVAILABLE',
      'TOO_MANY_CALCULATIONS',
    ],
  },
  describe: {
    summary: 'Writes what is to be seen: whoever uploaded it, or a manager.',
    input: ById.extend({ description: Description }),
    output: Photo,
    timeoutMs: 10_000,
    errors: ['NO_STORE', 'NOT_FOUND', 'NOT_THE_MANAGER'],
  },
  suggestDescription: {
    summary: 'Asks a model what is to be seen, for whoever may describe the photo. Nothing is kept.',
    input: ById,
    output: SuggestedDescription,
    timeoutMs: 60_000,
    errors: [
      'NO_STORE',
      'NOT_FOUND',
      'NOT_THE_MANAGER',
      'BUDGET_EXCEEDED',
      'MODEL_BUSY',
      'MODEL_UNAVAILABLE',
      'MODEL_REFUSED',
      'MODEL_ANSWER_INVALID',
      'PHOTO_STORAGE_UNAVAILABLE',
      'TOO_MANY_CALCULATIONS',
    ],
  },
  remove: {
    summary: 'Deletes a photo: whoever uploaded it, or a manager.',
    input: ById,
    output: z.strictObject({}),
    timeoutMs: 20_000,
    errors: ['NO_STORE', 'NOT_FOUND', 'NOT_THE_MANAGER'],
  },
  content: {
    summary: 'The picture behind a signed link. The signature stands for the caller.',
    input: ById.extend({
      size: PhotoSize,
      /** Seconds since 1970 until which the link is good. */
      expires: z.int().min(0),
      signature: z.string().max(100),
    }),
    output: z.strictObject({ content: z.base64(), mediaType: z.literal('image/webp') }),
    timeoutMs: 15_000,
    errors: ['NOT_FOUND', 'LINK_EXPIRED', 'PHOTO_STORAGE_UNAVAILABLE'],
    principal: false,
  },
});
