import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '../../api/client';
import type { Photo, PhotoList } from '../../api/types';
import { storeKey } from '../store-queries';

/** What photos belong to. */
export interface PhotoSubject {
  kind: 'task' | 'question';
  id: string;
}

/** Sooner than links end, so that no picture breaks on a page that stays open. */
const AGAIN_MS = 600_000;

/** Where the photos of a task, or of a question that one asked, are listed and sent to. */
export const photosPath = ({ kind, id }: PhotoSubject): string =>
  `/v1/store/${kind === 'task' ? 'tasks' : 'questions'}/${encodeURIComponent(id)}/photos`;

const listOf = ({ kind, id }: PhotoSubject, signal: AbortSignal): Promise<PhotoList> =>
  kind === 'task'
    ? unwrap(client.GET('/v1/store/tasks/{taskId}/photos', { params: { path: { taskId: id } }, signal }))
    : unwrap(
        client.GET('/v1/store/questions/{answerId}/photos', { params: { path: { answerId: id } }, signal }),
      );

export const photosQuery = (subject: PhotoSubject) =>
  queryOptions({
    queryKey: [...storeKey, 'photos', subject.kind, subject.id],
    queryFn: ({ signal }) => listOf(subject, signal),
    staleTime: AGAIN_MS / 2,
    refetchInterval: AGAIN_MS,
  });

const pathOf = ({ id }: Photo) => ({ params: { path: { photoId: id } } });

export const describePhoto = (photo: Photo, description: string): Promise<Photo> =>
  unwrap(client.PUT('/v1/store/photos/{photoId}', { ...pathOf(photo), body: { description } }));

/** Nothing is saved by it. */
export const suggestDescription = (photo: Photo, signal: AbortSignal) =>
  unwrap(client.POST('/v1/store/photos/{photoId}/suggested-description', { ...pathOf(photo), signal }));

export const deletePhoto = (photo: Photo): Promise<unknown> =>
  unwrap(client.DELETE('/v1/store/photos/{photoId}', pathOf(photo)));
