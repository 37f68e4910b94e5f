import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import type { ProcedureDetail, ProcedurePassage, ProcedureSection } from '../../api/types';
import { text } from '../../messages';
import { writeDay, writeMoment, writeNumber } from '../../messages/written';
import { ErrorNotice } from '../../shell/error-notice';
import { isNotFound, NotHerePage } from '../../shell/not-here-page';
import { Notice } from '../../shell/notice';
import { usePageTitle } from '../../shell/page-title';
import { DownloadIcon, TrashIcon } from '../../theme/icons';
import { DeleteProcedure } from './delete-procedure';
import { originalAddress, procedureQuery, procedureTextQuery } from './procedure-queries';
import { PassageText } from './written-text';
import classes from './procedures.module.css';

function numberIn(params: URLSearchParams, name: string): number | undefined {
  const value = params.get(name);
  return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/** `/store/procedures/:id?section=…&passage=…&version=…`: a document, opened where the link says. */
export default function ProcedurePage({ procedureId }: { procedureId: string }) {
  const [params] = useSearchParams();
  const { data, error, refetch } = useQuery(
    procedureQuery(procedureId, numberIn(params, 'version') || undefined),
  );
  usePageTitle(data?.procedure.title ?? text.procedures.document);
  if (isNotFound(error)) return <NotHerePage what="procedure" />;
  return (
    <div className={classes.page}>
      <Link href="/store/procedures" className={classes.back}>
        {text.procedures.back}
      </Link>
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={320} aria-label={text.loading} />}
      {data && (
        <Document
          detail={data}
          section={params.get('section')}
          passage={numberIn(params, 'passage')}
          key={`${data.procedure.id} ${data.version.version}`}
        />
      )}
    </div>
  );
}

const { meta, upcoming, earlier } = text.procedures;
const SAID = { current: meta, upcoming, earlier };

interface DocumentProps {
  detail: ProcedureDetail;
  section: string | null;
  passage: number | undefined;
}

function Document({ detail, section, passage }: DocumentProps) {
  const { procedure, version } = detail;
  const { status } = version;
  return (
    <>
      <header className={classes.header}>
        <h1>{procedure.title}</h1>
        <p className="qm-muted">
          {SAID[status](version.version, writeDay(version.effectiveFrom))}
          {' · '}
          {procedure.storeCode === null ? text.procedures.allStores : text.procedures.ownStore}
          {' · '}
          {text.procedures.audiences[procedure.audience]}
          {procedure.sample && ` · ${text.procedures.sample}`}
        </p>
      </header>
      {status !== 'current' && (
        <Notice
          kind="warning"
          title={status === 'earlier' ? text.procedures.notInForce : text.procedures.notYet}
          actions={
            procedure.version !== version.version && (
              <Link href={`/store/procedures/${procedure.id}`} className={classes.inline}>
                {text.procedures.toCurrent}
              </Link>
            )
          }
        />
      )}
      {version.notes.map((note) => (
        <p key={note} className="qm-muted">
          {note}
        </p>
      ))}
      <Contents contents={detail.contents} detail={detail} />
      <Text detail={detail} section={section} passage={passage} />
      <Versions detail={detail} />
    </>
  );
}

const addressOf = ({ procedure, version }: ProcedureDetail, anchor: string) =>
  `/store/procedures/${procedure.id}?${new URLSearchParams({ section: anchor, version: String(version.version) })}`;

function Contents({ contents, detail }: { contents: ProcedureSection[]; detail: ProcedureDetail }) {
  if (contents.length < 2) return null;
  return (
    <details className={classes.contents}>
      <summary>{text.procedures.contents}</summary>
      <ul>
        {contents.map(({ anchor, heading, depth }) => (
          <li key={anchor} style={{ paddingInlineStart: `${(depth - 1) * 12}px` }}>
            <Link href={addressOf(detail, anchor)}>{heading}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** All of the text, page after page; it scrolls once to what the link names, as soon as that is there. */
function Text({ detail, section, passage }: DocumentProps) {
  const { procedure, version, contents } = detail;
  const { data, error, hasNextPage, isFetching, fetchNextPage, refetch } = useInfiniteQuery(
    procedureTextQuery(procedure.id, version.version),
  );
  useEffect(() => {
    if (hasNextPage && !isFetching && !error) void fetchNextPage();
  }, [hasNextPage, isFetching, error, fetchNextPage]);
  const passages = data?.pages.flatMap((page) => page.data) ?? [];
  const frame = useRef<HTMLDivElement>(null);
  const wanted = `${section ?? ''} ${passage ?? ''}`;
  const shown = useRef('');
  useEffect(() => {
    if (shown.current === wanted || wanted === ' ') return;
    const find = (selector: string) => frame.current?.querySelector(selector);
    const place =
      (passage === undefined ? null : find(`[data-ordinal="${passage}"]`)) ??
      (section === null ? null : find(`[id="${CSS.escape(section)}"]`));
    if (!place) return;
    shown.current = wanted;
    place.scrollIntoView({ block: passage === undefined ? 'start' : 'center' });
  });
  const headings = new Map<number, ProcedureSection[]>();
  for (const each of contents) headings.set(each.ordinal, [...(headings.get(each.ordinal) ?? []), each]);
  return (
    <article className={classes.text} ref={frame} lang={procedure.language}>
      {passages.map((each) => (
        <div key={each.ordinal}>
          {headings.get(each.ordinal)?.map((heading) => (
            <Heading key={heading.anchor} section={heading} title={procedure.title} />
          ))}
          <Passage passage={each} marked={each.ordinal === passage} />
        </div>
      ))}
      {!hasNextPage &&
        headings
          .get(version.passages)
          ?.map((heading) => <Heading key={heading.anchor} section={heading} title={procedure.title} />)}
      {isFetching && <Skeleton height={120} aria-label={data ? text.procedures.more : text.loading} />}
      {error && <ErrorNotice error={error} retry={() => void (data ? fetchNextPage() : refetch())} />}
    </article>
  );
}

function Heading({
  section: { anchor, heading, depth },
  title,
}: {
  section: ProcedureSection;
  title: string;
}) {
  // The title stands above already.
  if (depth === 1 && heading === title) return <span id={anchor} />;
  const Level = depth <= 2 ? 'h2' : 'h3';
  return (
    <Level id={anchor} className={classes.heading}>
      {heading}
    </Level>
  );
}

function Passage({ passage, marked }: { passage: ProcedurePassage; marked: boolean }) {
  return (
    <div className={classes.passage} data-ordinal={passage.ordinal} data-marked={marked || undefined}>
      <PassageText passage={passage} />
    </div>
  );
}

function Versions({ detail: { procedure, version, versions } }: { detail: ProcedureDetail }) {
  const [deleting, setDeleting] = useState(false);
  return (
    <section className={classes.versions}>
      <h2>{text.procedures.versions(versions.length, writeNumber(versions.length))}</h2>
      <ul className={classes.documents}>
        {versions.map((each) => (
          <li key={each.version}>
            <Link
              href={`/store/procedures/${procedure.id}?version=${each.version}`}
              className={classes.document}
              aria-current={each.version === version.version ? 'true' : undefined}
            >
              <span className={classes.cardTitle}>
                {text.procedures.version(each.version)} · {text.procedures.statuses[each.status]}
              </span>
              <span className="qm-muted">
                {writeDay(each.effectiveFrom)} ·{' '}
                {text.procedures.uploadedBy(each.uploadedBy, writeMoment(each.uploadedAt))}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <div className={classes.bar}>
        <Button
          component="a"
          href={originalAddress(procedure.id, version.version)}
          download={version.fileName}
          size="md"
          variant="default"
          leftSection={<DownloadIcon />}
        >
          {text.procedures.original}
        </Button>
        {procedure.mayManage && (
          <Button size="md" variant="default" leftSection={<TrashIcon />} onClick={() => setDeleting(true)}>
            {text.procedures.remove}
          </Button>
        )}
      </div>
      {deleting && (
        <DeleteProcedure procedure={procedure} version={version.version} onClose={() => setDeleting(false)} />
      )}
    </section>
  );
}
