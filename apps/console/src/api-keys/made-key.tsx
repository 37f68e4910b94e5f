import { Button } from '@mantine/core';
import { text } from '../messages';
import { useCopied } from '../shell/copy-button';
import { Notice } from '../shell/notice';
import { CheckIcon, CopyIcon } from '../theme/icons';
import classes from './api-keys-page.module.css';

/** A new key, to be copied before it is gone. */
export function MadeKey({ value, onDone }: { value: string; onDone(): void }) {
  const [copied, copy] = useCopied();
  return (
    <div className={classes.form}>
      <Notice kind="warning">{text.apiKeys.once}</Notice>
      <code className={classes.key}>{value}</code>
      <Button data-autofocus leftSection={copied ? <CheckIcon /> : <CopyIcon />} onClick={() => copy(value)}>
        {copied ? text.copied : text.apiKeys.copy}
      </Button>
      <p className="qm-muted">
        {text.apiKeys.use} <code>Authorization: Bearer qmk_…</code>
      </p>
      <div className={classes.actions}>
        <Button size="sm" variant="default" onClick={onDone}>
          {text.apiKeys.done}
        </Button>
      </div>
    </div>
  );
}
