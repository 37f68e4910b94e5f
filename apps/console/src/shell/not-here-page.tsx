import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { ApiError } from '../api/api-error';
import { text } from '../messages';
import classes from './notice.module.css';
import { usePageTitle } from './page-title';

export const isNotFound = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'NOT_FOUND';

interface NotHerePageProps {
  what: keyof typeof text.notHere;
  actions?: ReactNode;
}

/** Behind a link to something that was deleted or belongs to somebody else: says which, and what can be done. */
export function NotHerePage({ what, actions }: NotHerePageProps) {
  const { title, why, nextStep } = text.notHere[what];
  usePageTitle(title);
  return (
    <div className={classes.page}>
      <h1>{title}</h1>
      <p>{why}</p>
      <p className="qm-muted">{nextStep}</p>
      <div className={classes.actions}>
        <Button component={Link} href="/">
          {text.errors.backToStart}
        </Button>
        {actions}
      </div>
    </div>
  );
}
