import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ChangeEvent, useRef, useState } from 'react';
import { text } from '../../messages';
import { writeMoment, writeNumber, writePercent } from '../../messages/written';
import { ErrorNotice } from '../../shell/error-notice';
import { CameraIcon, PictureIcon } from '../../theme/icons';
import { taskPhotosQuery } from './photo-queries';
import { PhotoView } from './photo-view';
import { type Upload, useUploads } from './use-uploads';
import classes from './task-photos.module.css';

/** What the server takes. Phones that keep photos in another format hand them over in one of these. */
const TAKEN = 'image/jpeg,image/png,image/webp';

/** The photos of a task: taking and choosing, thumbnails, full view. */
export function TaskPhotos({ taskId }: { taskId: string }) {
  const { data, error, refetch } = useQuery(taskPhotosQuery(taskId));
  const { uploads, add, again, cancel } = useUploads(taskId);
  const [open, setOpen] = useState<string | null>(null);
  const camera = useRef<HTMLInputElement>(null);
  const album = useRef<HTMLInputElement>(null);
  const photos = data?.data ?? [];
  const room = data ? data.limits.count - photos.length - uploads.length : 0;
  const shown = photos.find(({ id }) => id === open);
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
      <ul className={classes.photos}>
        {photos.map((photo, index) => (
          <li key={photo.id}>
            <button type="button" onClick={() => setOpen(photo.id)} className={classes.photo}>
              <img
                src={photo.thumbnail.href}
                width={photo.thumbnail.width}
                height={photo.thumbnail.height}
                alt={
                  photo.description ||
                  text.photos.unnamed(
                    writeNumber(index + 1),
                    photo.uploadedBy.name,
                    writeMoment(photo.uploadedAt),
                  )
                }
                loading="lazy"
                decoding="async"
              />
            </button>
          </li>
        ))}
      </ul>
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
      {shown && (
        <PhotoView
          photo={shown}
          taskId={taskId}
          suggests={data?.suggestsDescriptions ?? false}
          close={() => setOpen(null)}
        />
      )}
    </section>
  );
}

function Sending({ upload, again, cancel }: { upload: Upload; again: () => void; cancel: () => void }) {
  const { file, share, error } = upload;
  if (error)
    return (
      <ErrorNotice
        error={error}
        retry={again}
        actions={
          <Button size="xs" variant="default" onClick={cancel}>
            {text.photos.drop}
          </Button>
        }
      />
    );
  return (
    <div className={classes.sending}>
      <label>
        <span>
          {share < 1 ? text.photos.sending(file.name, writePercent(share)) : text.photos.working(file.name)}
        </span>
        <progress value={share} max={1} />
      </label>
      <Button variant="subtle" mih={44} onClick={cancel}>
        {text.photos.cancel}
      </Button>
    </div>
  );
}
