import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from '../../api/client';
import type { Photo, PhotoList } from '../../api/types';
import { storeKey } from '../store-queries';

/** Sooner than links end, so that no picture breaks on a page that stays open. */
const AGAIN_MS = 600_000;

export const taskPhotosQuery = (taskId: string) =>
  queryOptions({
    queryKey: [...storeKey, 'photos', taskId],
    queryFn: ({ signal }): Promise<PhotoList> =>
      unwrap(client.GET('/v1/store/tasks/{taskId}/photos', { params: { path: { taskId } }, signal })),
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
