import { Button, Skeleton, Tooltip } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ApiError } from '../api/api-error';
import { client, unwrap } from '../api/client';
import type { AuditEntry } from '../api/types';
import { text } from '../messages';
import { writeNumber, writePreciseMoment } from '../messages/written';
import { isAdmin, useMe } from '../session/session';
import { CopyButton } from '../shell/copy-button';
import { ErrorNotice } from '../shell/error-notice';
import { Notice } from '../shell/notice';
import { usePageTitle } from '../shell/page-title';
import { ShieldIcon, WarningIcon } from '../theme/icons';
import { writeDetails } from './audit-details';
import classes from './audit-page.module.css';

const PAGE_SIZE = 100;

/** `/audit`: what happened, for administrators, and whether the record is whole. */
export default function AuditPage() {
  usePageTitle(text.audit.title);
  const me = useMe();
  const query = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam, signal }) =>
      unwrap(
        client.GET('/v1/audit', {
          params: { query: { limit: PAGE_SIZE, ...(pageParam === null ? {} : { cursor: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled: isAdmin(me),
    // Somebody who opens the log wants to see what happened until now.
    staleTime: 0,
  });
  const forbidden = !isAdmin(me) || (query.error instanceof ApiError && query.error.code === 'FORBIDDEN');
  const pages = query.data?.pages ?? [];
  const entries = pages.flatMap((page) => page.data);
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div>
          <h1>{text.audit.title}</h1>
          <p className="qm-muted">{text.audit.intro}</p>
        </div>
        {pages.length > 0 && <ChainBadge intact={pages.every((page) => page.chainIntact)} />}
      </header>
      {forbidden ? (
        <Notice kind="info" title={text.audit.forbiddenTitle}>
          {text.audit.forbidden}
        </Notice>
      ) : (
        <>
          {query.isLoading && <Skeleton height={400} aria-label={text.loading} />}
          {entries.length > 0 && <Entries entries={entries} />}
          {query.error && <ErrorNotice error={query.error} retry={() => void query.refetch()} />}
          {query.isSuccess && entries.length === 0 && <p className="qm-muted">{text.audit.empty}</p>}
          {query.hasNextPage && (
            <div>
              <Button
                size="xs"
                variant="default"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {text.audit.older}
              </Button>
            </div>
          )}
          {query.isSuccess && entries.length > 0 && !query.hasNextPage && (
            <p className={classes.end}>{text.audit.end}</p>
          )}
        </>
      )}
    </div>
  );
}

function ChainBadge({ intact }: { intact: boolean }) {
  return (
    <Tooltip label={intact ? text.audit.intactHint : text.audit.brokenHint} multiline maw={280}>
      <span
        className={classes.badge}
        data-intact={intact || undefined}
        role={intact ? 'status' : 'alert'}
        tabIndex={0}
      >
        {intact ? <ShieldIcon /> : <WarningIcon />}
        {intact ? text.audit.intact : text.audit.broken}
      </span>
    </Tooltip>
  );
}

function Entries({ entries }: { entries: AuditEntry[] }) {
  return (
    <div className={classes.scroller} tabIndex={0} role="region" aria-label={text.audit.title}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.number}>
              {text.audit.seq}
            </th>
            <th scope="col">{text.audit.at}</th>
            <th scope="col">{text.audit.action}</th>
            <th scope="col">{text.audit.actor}</th>
            <th scope="col">{text.audit.details}</th>
            <th scope="col">{text.audit.hash}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.seq}>
              <td className={classes.number}>{writeNumber(entry.seq)}</td>
              <td className={classes.fixed}>
                <time dateTime={entry.at}>{writePreciseMoment(entry.at)}</time>
              </td>
              <td className={classes.fixed}>{entry.action}</td>
              <td className={classes.fixed}>
                {entry.actor ?? <span className="qm-muted">{text.audit.system}</span>}
              </td>
              <td className={classes.details}>
                <Details details={entry.details} />
              </td>
              <td className={classes.hash}>
                <code>{entry.hash.slice(0, 10)}</code>
                <CopyButton value={entry.hash} label={text.copy} size={12} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Details({ details }: { details: AuditEntry['details'] }) {
  const { brief, all } = writeDetails(details);
  const list = (entries: [string, string][]) =>
    entries.map(([name, value]) => (
      <span key={name} className={classes.detail}>
        <span className="qm-muted">{name}</span> {value}
      </span>
    ));
  if (all.length === brief.length) return list(brief);
  return (
    <details>
      <summary title={text.audit.more}>{list(brief)}</summary>
      <div className={classes.all}>
        {list(all.filter(([name]) => !brief.some(([shown]) => shown === name)))}
      </div>
    </details>
  );
}
