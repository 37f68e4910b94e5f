import { Button } from '@mantine/core';
import type { ApiKey } from '../api/types';
import { text } from '../messages';
import { writeDay, writeMoment } from '../messages/written';
import { personaLabel, useMe } from '../session/session';
import { KeyIcon } from '../theme/icons';
import classes from './api-keys-page.module.css';

interface ApiKeyEntryProps {
  apiKey: ApiKey;
  withOwner: boolean;
  onRevoke(apiKey: ApiKey): void;
}

/** One key: what it may do, as whom, until when, and whether anybody still uses it. */
export function ApiKeyEntry({ apiKey, withOwner, onRevoke }: ApiKeyEntryProps) {
  const me = useMe();
  const { name, lastFour, scopes, personas, owner, expiresAt, expired, lastUsedAt } = apiKey;
  const day = writeDay(expiresAt);
  return (
    <li className={classes.entry} data-expired={expired || undefined}>
      <KeyIcon className={classes.icon} />
      <div className={classes.words}>
        <span>
          <strong>{name}</strong> <code>{text.apiKeys.ending(lastFour)}</code>
        </span>
        {withOwner && <span>{text.apiKeys.of(owner.username)}</span>}
        <span>{scopes.map((scope) => text.apiKeys.scopes[scope]).join(' · ')}</span>
        <span className="qm-muted">{personas.map((persona) => personaLabel(me, persona)).join(', ')}</span>
        <span className="qm-muted">
          <span className={classes.end}>{expired ? text.apiKeys.ended(day) : text.apiKeys.ends(day)}</span>
          {' · '}
          {lastUsedAt === null ? text.apiKeys.neverUsed : text.apiKeys.lastUsed(writeMoment(lastUsedAt))}
        </span>
      </div>
      <Button
        size="xs"
        variant="default"
        aria-label={text.apiKeys.revokeNamed(name)}
        onClick={() => onRevoke(apiKey)}
      >
        {expired ? text.apiKeys.remove : text.apiKeys.revoke}
      </Button>
    </li>
  );
}
