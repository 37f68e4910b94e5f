import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { text } from '../messages';
import { writeDuration, writeMoment, writeNumber, writePercent } from '../messages/written';
import { isAdmin, useMe } from '../session/session';
import { ErrorNotice } from '../shell/error-notice';
import { useToast } from '../shell/toasts';
import { cacheQuery, forgetKept } from './costs';
import classes from './costs-page.module.css';

/** How often answers came from the cache; administrators can empty it. */
export function CachePanel() {
  const me = useMe();
  const toast = useToast();
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery(cacheQuery);
  const empty = useMutation({
    mutationFn: () => forgetKept('*'),
    onSuccess: ({ forgotten }) => {
      toast({ message: text.cache.emptied(forgotten, writeNumber(forgotten)) });
      void queryClient.invalidateQueries({ queryKey: cacheQuery.queryKey });
    },
    onError: (thrown) => toast({ kind: 'error', message: thrown.message }),
  });
  return (
    <section aria-labelledby="cache">
      <div className={classes.header}>
        <div>
          <h2 id="cache">{text.cache.title}</h2>
          {data && (
            <p className="qm-muted">
              {text.cache.intro(writeDuration(data.ttlSeconds), writeDuration(data.dashboardTtlSeconds))}
            </p>
          )}
        </div>
        {isAdmin(me) && (
          <Button size="xs" variant="default" loading={empty.isPending} onClick={() => empty.mutate()}>
            {text.cache.empty}
          </Button>
        )}
      </div>
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={72} aria-label={text.loading} />}
      {data && (
        <>
          <dl className={classes.figures}>
            {(
              [
                [text.cache.hitRate, data.hitRate === null ? text.noValue : writePercent(data.hitRate)],
                [text.cache.hits, writeNumber(data.hits)],
                [text.cache.misses, writeNumber(data.misses)],
                [text.cache.entries, data.entries === null ? text.cache.inRedis : writeNumber(data.entries)],
                [text.cache.stale, writeNumber(data.staleServed)],
              ] as const
            ).map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd className="qm-numbers">{value}</dd>
              </div>
            ))}
          </dl>
          <p className={classes.prices}>{text.cache.since(writeMoment(data.since))}</p>
        </>
      )}
    </section>
  );
}
