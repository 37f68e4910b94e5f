import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { ApiError, type ConsoleErrorCode } from '../api/api-error';
import { canTryAgain, categoryOf } from '../api/error-category';
import { text } from '../messages';
import { writeSeconds } from '../messages/written';
import { RetryIcon } from '../theme/icons';
import { CopyButton } from './copy-button';
import { Notice } from './notice';
import classes from './notice.module.css';

/** Seconds left until `atMs`, each second anew; 0 when it has passed or is undefined. */
export function useCountdown(atMs: number | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (atMs === undefined) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [atMs]);
  return atMs === undefined ? 0 : Math.max(0, Math.ceil((atMs - now) / 1000));
}

/** Where one finds what the next step speaks of. */
const PLACES: Partial<Record<ConsoleErrorCode, { href: string; label: string; nextStep?: string }>> = {
  // Their own next steps name addresses of the API.
  QUERY_INVALID: { href: '/data', label: text.data.title, nextStep: text.errors.seeData },
  TOOL_UNKNOWN: { href: '/tools', label: text.tools.title, nextStep: text.errors.seeTools },
  TOO_MANY_PROPOSALS: { href: '/proposals', label: text.proposals.title },
};

/** Whoever mistypes a password or loses the connection has nobody to give an id to. */
const OWN_MISTAKES = new Set<ConsoleErrorCode>(['INVALID_CREDENTIALS', 'UNREACHABLE']);

interface ErrorNoticeProps {
  error: unknown;
  /** Offered where trying the same again can help. */
  retry?: () => void;
  actions?: ReactNode;
}

/** What went wrong, what to do now, and the ids that the person who runs Quartermaster asks for. */
export function ErrorNotice({ error, retry, actions }: ErrorNoticeProps) {
  const known = error instanceof ApiError ? error : null;
  const [since, setSince] = useState(() => ({ error, at: Date.now() }));
  if (since.error !== error) setSince({ error, at: Date.now() });
  const wait = known?.retryAfterSeconds;
  const again = known === null || canTryAgain(known) ? retry : undefined;
  const place = known ? PLACES[known.code] : undefined;
  const left = useCountdown(wait === undefined ? undefined : since.at + wait * 1000);
  return (
    <Notice
      kind="error"
      title={known?.message ?? text.errors.unexpected.message}
      actions={
        (again || place || actions) && (
          <>
            {again && (
              <Button
                size="xs"
                variant="default"
                leftSection={<RetryIcon />}
                onClick={again}
                disabled={left > 0}
              >
                {text.retry}
              </Button>
            )}
            {place && (
              <Button component={Link} href={place.href} size="xs" variant="default">
                {place.label}
              </Button>
            )}
            {actions}
          </>
        )
      }
    >
      {/* A header's name is of no use to who reads this; the time to wait is. */}
      {wait === undefined ? (
        <p>{place?.nextStep ?? known?.nextStep ?? text.errors.unexpected.nextStep}</p>
      ) : (
        <p>{left > 0 ? text.errors.retryIn(writeSeconds(left)) : text.errors.retryNow}</p>
      )}
      {known?.fields.map((field) => (
        <p key={field.path}>
          <code>{field.path}</code>: {field.message}
        </p>
      ))}
      {known && !OWN_MISTAKES.has(known.code) && (
        <p className={classes.ids}>
          <span>{text.errors.categories[categoryOf(known.code)]}</span>
          <span>{text.errors.code(known.code)}</span>
          {known.traceId && (
            <span>
              {text.errors.traceId} <code>{known.traceId}</code>{' '}
              <CopyButton value={known.traceId} label={text.evidence.copyTraceId} size={12} />
            </span>
          )}
        </p>
      )}
    </Notice>
  );
}
