import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiKey } from '../api/types';
import { text } from '../messages';
import { isAdmin, useMe } from '../session/session';
import { ErrorNotice } from '../shell/error-notice';
import { usePageTitle } from '../shell/page-title';
import { PlusIcon } from '../theme/icons';
import { ApiKeyEntry } from './api-key-entry';
import { apiKeysQuery, type Whose } from './api-keys';
import classes from './api-keys-page.module.css';
import { NewKeyDialog } from './new-key-dialog';
import { RevokeDialog } from './revoke-dialog';

/** `/api-keys`: the keys of programs that act in the reader's name; for administrators also everybody's. */
export default function ApiKeysPage() {
  usePageTitle(text.apiKeys.title);
  const me = useMe();
  const [of, setOf] = useState<Whose>('me');
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    apiKeysQuery(of),
  );
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  const keys = data?.pages.flatMap((page) => page.data);
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div className={classes.heading}>
          <h1>{text.apiKeys.title}</h1>
          <p className="qm-muted">{text.apiKeys.intro}</p>
        </div>
        <div className={classes.tools}>
          {isAdmin(me) && (
            <SegmentedControl
              size="xs"
              aria-label={text.apiKeys.whose}
              value={of}
              onChange={(value) => setOf(value as Whose)}
              data={[
                { value: 'me', label: text.apiKeys.mine },
                { value: 'everybody', label: text.apiKeys.everybody },
              ]}
            />
          )}
          <Button size="xs" leftSection={<PlusIcon />} disabled={!data} onClick={() => setCreating(true)}>
            {text.apiKeys.create}
          </Button>
        </div>
      </header>
      {error && !keys && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!keys && !error && <Skeleton height={120} aria-label={text.loading} />}
      {keys?.length === 0 && (
        <p className="qm-muted">{of === 'me' ? text.apiKeys.empty : text.apiKeys.emptyAll}</p>
      )}
      {keys && keys.length > 0 && (
        <ul className={classes.list}>
          {keys.map((key) => (
            <ApiKeyEntry key={key.id} apiKey={key} withOwner={of === 'everybody'} onRevoke={setRevoking} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button
          size="xs"
          variant="default"
          className={classes.more}
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {text.apiKeys.loadMore}
        </Button>
      )}
      {creating && data && (
        <NewKeyDialog maxDays={data.pages[0]!.maxDays} onClose={() => setCreating(false)} />
      )}
      {revoking && <RevokeDialog apiKey={revoking} onClose={() => setRevoking(null)} />}
    </div>
  );
}
