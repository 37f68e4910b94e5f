import { Button } from '@mantine/core';
import { text } from '../../messages';
import { writePercent } from '../../messages/written';
import { ErrorNotice } from '../../shell/error-notice';
import type { Upload } from './use-uploads';
import classes from './photos.module.css';

interface SendingProps {
  upload: Upload;
  again: () => void;
  cancel: () => void;
}

/** One photo on its way, or why it did not arrive. */
export function Sending({ upload, again, cancel }: SendingProps) {
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
