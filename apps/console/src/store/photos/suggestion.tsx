import { Button, Loader } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Photo } from '../../api/types';
import { text as texts } from '../../messages';
import { ErrorNotice } from '../../shell/error-notice';
import { suggestDescription } from './photo-queries';
import classes from './suggestion.module.css';

const text = texts.photos.suggestion;

/** Asks a model what is to be seen. What it says is only shown: whoever asked takes it over, changes it and saves it, or not. */
export function Suggestion({ photo, use }: { photo: Photo; use: (description: string) => void }) {
  const call = useRef(new AbortController());
  // Whoever closes the photo waits for nothing.
  useEffect(() => () => call.current.abort(), []);
  const suggestion = useMutation({
    mutationFn: () => {
      call.current = new AbortController();
      return suggestDescription(photo, call.current.signal);
    },
  });
  const cancel = () => {
    call.current.abort();
    suggestion.reset();
  };
  const { data, error, isPending } = suggestion;
  return (
    <div className={classes.suggestion}>
      <div role="status" className={classes.state}>
        {isPending && (
          <>
            <Loader size="xs" aria-hidden />
            <span>{text.working}</span>
          </>
        )}
        {data && (
          <>
            <p className="qm-muted">{text.title(data.model)}</p>
            <blockquote className={classes.words}>{data.description}</blockquote>
          </>
        )}
      </div>
      {error && <ErrorNotice error={error} />}
      <div className={classes.actions}>
        {isPending ? (
          <Button variant="default" mih={44} onClick={cancel}>
            {text.cancel}
          </Button>
        ) : (
          <Button variant="default" mih={44} onClick={() => suggestion.mutate()}>
            {data ? text.again : text.ask}
          </Button>
        )}
        {data && (
          <>
            <Button
              mih={44}
              variant="light"
              onClick={() => {
                use(data.description);
                suggestion.reset();
              }}
            >
              {text.use}
            </Button>
            <Button variant="subtle" mih={44} onClick={() => suggestion.reset()}>
              {text.drop}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
