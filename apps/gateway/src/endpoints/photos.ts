import { z } from 'zod';
import {
  ChangePhoto,
  MAX_PHOTO_DESCRIPTION_LENGTH,
  Photo,
  PhotoList,
  photos,
  PhotoSize,
  SuggestedDescription,
} from '#libs/contracts';
import { endpointGroup } from '../endpoint';
import { json } from './media';

const TAG = 'Photos';
const TaskPath = z.strictObject({ taskId: z.uuid() });
const AnswerPath = z.strictObject({ answerId: z.uuid() });
const PhotoPath = z.strictObject({ photoId: z.uuid() });

/** The parts of the form besides the file. */
export const PhotoForm = z.strictObject({
  description: z
    .string()
    .trim()
    .max(MAX_PHOTO_DESCRIPTION_LENGTH)
    .default('')
    .describe('What is to be seen; it can be written later, too.'),
});

const list = (of: string) =>
  ({
    method: 'GET',
    tag: TAG,
    summary: `The photos of ${of}, with links to show them`,
    access: 'session',
    scope: 'store:read',
    success: { status: 200, description: 'Oldest first', content: json(PhotoList) },
    errors: photos.list.errors,
  }) as const;
const add = (of: string) =>
  ({
    method: 'POST',
    tag: TAG,
    summary: `Adds a photo to ${of}: it is re-encoded, and what the camera wrote into it is dropped`,
    access: 'session',
    scope: 'store:write',
    body: PhotoForm.extend({
      file: z.string().meta({ format: 'binary', description: 'JPEG, PNG or WebP.' }),
    }),
    bodyType: 'multipart/form-data',
    idempotent: true,
    success: { status: 201, description: 'Added', content: json(Photo) },
    errors: photos.add.errors,
  }) as const;

/** Photos of tasks, and of questions to the assistant. */
export const photoEndpoints = endpointGroup({
  taskPhotos: { ...list('a task'), path: '/v1/store/tasks/{taskId}/photos', params: TaskPath },
  addTaskPhoto: { ...add('a task'), path: '/v1/store/tasks/{taskId}/photos', params: TaskPath },
  questionPhotos: {
    ...list('a question of yours'),
    path: '/v1/store/questions/{answerId}/photos',
    params: AnswerPath,
  },
  addQuestionPhoto: {
    ...add('a question of yours'),
    path: '/v1/store/questions/{answerId}/photos',
    params: AnswerPath,
  },
  changePhoto: {
    method: 'PUT',
    path: '/v1/store/photos/{photoId}',
    tag: TAG,
    summary: 'Describes a photo of yours, or as a manager any of the store',
    access: 'session',
    scope: 'store:write',
    params: PhotoPath,
    body: ChangePhoto,
    success: { status: 200, description: 'Changed', content: json(Photo) },
    errors: photos.describe.errors,
  },
  suggestPhotoDescription: {
    method: 'POST',
    path: '/v1/store/photos/{photoId}/suggested-description',
    tag: TAG,
    summary: 'Asks a vision model what is to be seen, where the settings name one; nothing is saved',
    access: 'session',
    scope: 'store:write',
    params: PhotoPath,
    success: {
      status: 200,
      description: 'To be changed and saved, or not',
      content: json(SuggestedDescription),
    },
    errors: photos.suggestDescription.errors,
  },
  deletePhoto: {
    method: 'DELETE',
    path: '/v1/store/photos/{photoId}',
    tag: TAG,
    summary: 'Deletes a photo of yours, or as a manager any of the store',
    access: 'session',
    scope: 'store:write',
    params: PhotoPath,
    success: { status: 204, description: 'Deleted' },
    errors: photos.remove.errors,
  },
  photoContent: {
    method: 'GET',
    path: '/v1/store/photos/{photoId}/{size}',
    tag: TAG,
    summary: 'The picture itself, by a link of the list: its signature stands for the session',
    access: 'public',
    // A page of thumbnails is many requests, and all phones of a store may have one address.
    rate: 'suggestions',
    params: PhotoPath.extend({ size: PhotoSize }),
    query: z.strictObject({
      expires: z.coerce.number<string>().int().min(0).max(10_000_000_000).describe('From the link.'),
      signature: z.string().min(1).max(100).describe('From the link.'),
    }),
    success: {
      status: 200,
      description: 'The picture',
      content: { 'image/webp': z.string().meta({ format: 'binary' }) },
    },
    errors: photos.content.errors,
  },
});
