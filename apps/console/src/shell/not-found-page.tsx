import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { text } from '../messages';
import classes from './notice.module.css';
import { usePageTitle } from './page-title';

export function NotFoundPage() {
  usePageTitle(text.errors.notFoundTitle);
  return (
    <div className={classes.page}>
      <h1>{text.errors.notFoundTitle}</h1>
      <p className="qm-muted">{text.errors.notFound}</p>
      <Button component={Link} href="/">
        {text.errors.backToStart}
      </Button>
    </div>
  );
}
