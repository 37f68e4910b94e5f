import { Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { text } from '../../messages';
import { ErrorNotice } from '../../shell/error-notice';
import { isNotFound, NotHerePage } from '../../shell/not-here-page';
import classes from './products.module.css';

interface DetailPageProps<Data> {
  query: UseQueryResult<Data>;
  what: 'product' | 'customer';
  children(data: Data): ReactNode;
}

/** A page of one thing: while it is loaded, once it is there, and when it is not. */
export function DetailPage<Data>({ query: { data, error, refetch }, what, children }: DetailPageProps<Data>) {
  if (isNotFound(error)) return <NotHerePage what={what} />;
  return (
    <div className={classes.page}>
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={240} aria-label={text.loading} />}
      {data && children(data)}
    </div>
  );
}
