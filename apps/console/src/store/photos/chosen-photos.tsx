import { ActionIcon } from '@mantine/core';
import { text } from '../../messages';
import { writeNumber } from '../../messages/written';
import { CrossIcon } from '../../theme/icons';
import type { Attached } from './attached-photos';
import classes from './photos.module.css';

interface ChosenPhotosProps {
  photos: readonly Attached[];
  /** Names of files that no server takes. */
  refused: readonly string[];
  onRemove(key: string): void;
}

/** What goes with the next question, each with a way to leave it out. */
export function ChosenPhotos({ photos, refused, onRemove }: ChosenPhotosProps) {
  return (
    <>
      {photos.length > 0 && (
        <>
          <ul className={classes.chosen} aria-label={text.photos.chosen}>
            {photos.map(({ key, file, href }, index) => (
              <li key={key}>
                <img src={href} alt={text.photos.chosenOne(writeNumber(index + 1), file.name)} />
                <ActionIcon
                  size={44}
                  variant="transparent"
                  className={classes.remove}
                  aria-label={text.photos.remove(file.name)}
                  onClick={() => onRemove(key)}
                >
                  <span>
                    <CrossIcon size={12} />
                  </span>
                </ActionIcon>
              </li>
            ))}
          </ul>
          <p className={classes.hint}>{text.photos.keptWithQuestion}</p>
        </>
      )}
      <div role="status">
        {refused.map((name) => (
          <p key={name} className={classes.refused}>
            {text.photos.notTaken(name)}
          </p>
        ))}
      </div>
    </>
  );
}
