import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ChangeEvent, useRef } from 'react';
import { text } from '../../messages';
import { writeNumber } from '../../messages/written';
import { ErrorNotice } from '../../shell/error-notice';
import { CameraIcon, PictureIcon } from '../../theme/icons';
import { type PhotoSubject, photosQuery } from './photo-queries';
import { Sending } from './sending';
import { TAKEN } from './taken';
import { Thumbnails } from './thumbnails';
import { useUploads } from './use-uploads';
import classes from './photos.module.css';

/** The photos of a task: taking and choosing, thumbnails, full view. */
export function TaskPhotos({ taskId }: { taskId: string }) {
  const subject: PhotoSubject = { kind: 'task', id: taskId };
  const { data, error, refetch } = useQuery(photosQuery(subject));
  const { uploads, add, again, cancel } = useUploads(subject);
  const camera = useRef<HTMLInputElement>(null);
  const album = useRef<HTMLInputElement>(null);
  const photos = data?.data ?? [];
  const room = data ? data.limits.count - photos.length - uploads.length : 0;
  const take = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    add([...(currentTarget.files ?? [])].slice(0, room));
    // The same file can be chosen again.
    currentTarget.value = '';
  };
  return (
    <section aria-label={text.photos.title}>
      <h2>{text.photos.title}</h2>
      {!data && !error && <Skeleton height={96} aria-label={text.loading} />}
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {data && photos.length + uploads.length === 0 && <p className="qm-muted">{text.photos.none}</p>}
      {data && <Thumbnails list={data} subject={subject} />}
      {uploads.map((upload) => (
        <Sending key={upload.key} upload={upload} again={() => again(upload)} cancel={() => cancel(upload)} />
      ))}
      {data && room > 0 && (
        <div className={classes.actions}>
          <Button
            variant="default"
            mih={44}
            leftSection={<CameraIcon />}
            onClick={() => camera.current?.click()}
          >
            {text.photos.take}
          </Button>
          <Button
            variant="default"
            mih={44}
            leftSection={<PictureIcon />}
            onClick={() => album.current?.click()}
          >
            {text.photos.choose}
          </Button>
          <input ref={camera} type="file" hidden accept={TAKEN} capture="environment" onChange={take} />
          <input ref={album} type="file" hidden accept={TAKEN} multiple onChange={take} />
        </div>
      )}
      {data && room <= 0 && <p className="qm-muted">{text.photos.full(writeNumber(data.limits.count))}</p>}
    </section>
  );
}
