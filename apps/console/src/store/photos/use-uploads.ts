import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { PhotoList } from '../../api/types';
import { randomId } from '../../ask/run-store';
import { type PhotoSubject, photosQuery } from './photo-queries';
import { shrinkPhoto } from './shrink-photo';
import { uploadPhoto } from './upload-photo';

export interface Upload {
  key: string;
  file: File;
  /** From 0 to 1. */
  share: number;
  /** Set where it failed; the file is kept so that it can be sent again. */
  error: unknown;
}

/** Photos on their way to a task or question, one after the other. Leaving the page ends them. */
export function useUploads(subject: PhotoSubject) {
  const queryClient = useQueryClient();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const stops = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const open = stops.current;
    return () => open.forEach((stop) => stop.abort());
  }, []);

  const change = (key: string, part: Partial<Upload>) =>
    setUploads((known) => known.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const drop = (key: string) => setUploads((known) => known.filter((each) => each.key !== key));

  const send = (key: string, file: File) => {
    const stop = new AbortController();
    stops.current.set(key, stop);
    queue.current = queue.current.then(async () => {
      try {
        if (stop.signal.aborted) return;
        const photo = await uploadPhoto(await shrinkPhoto(file), {
          subject,
          key,
          signal: stop.signal,
          onProgress: (share) => change(key, { share }),
        });
        const { queryKey } = photosQuery(subject);
        queryClient.setQueryData<PhotoList>(
          queryKey,
          (list) => list && { ...list, data: [...list.data.filter(({ id }) => id !== photo.id), photo] },
        );
        void queryClient.invalidateQueries({ queryKey });
        drop(key);
      } catch (error) {
        if (!stop.signal.aborted) change(key, { error });
      } finally {
        stops.current.delete(key);
      }
    });
  };

  return {
    uploads,
    add(files: readonly File[]) {
      for (const file of files) {
        const key = randomId();
        setUploads((known) => [...known, { key, file, share: 0, error: null }]);
        send(key, file);
      }
    },
    again({ key, file }: Upload) {
      change(key, { error: null, share: 0 });
      send(key, file);
    },
    cancel({ key }: Upload) {
      stops.current.get(key)?.abort();
      drop(key);
    },
  };
}
