import { useState } from 'react';
import type { PhotoList } from '../../api/types';
import { text } from '../../messages';
import { writeMoment, writeNumber } from '../../messages/written';
import type { PhotoSubject } from './photo-queries';
import { PhotoView } from './photo-view';
import classes from './photos.module.css';

/** Photos in a row; each opens as large as the screen. */
export function Thumbnails({ list, subject }: { list: PhotoList; subject: PhotoSubject }) {
  const [open, setOpen] = useState<string | null>(null);
  const shown = list.data.find(({ id }) => id === open);
  return (
    <>
      <ul className={classes.photos}>
        {list.data.map((photo, index) => (
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
      {shown && (
        <PhotoView
          photo={shown}
          subject={subject}
          suggests={list.suggestsDescriptions}
          close={() => setOpen(null)}
        />
      )}
    </>
  );
}
