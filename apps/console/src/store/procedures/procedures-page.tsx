import { Button, Skeleton, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { ApiError } from '../../api/api-error';
import type { Procedure, ProcedureHit, ProcedureList } from '../../api/types';
import { text } from '../../messages';
import { writeDay, writeNumber } from '../../messages/written';
import { ErrorNotice } from '../../shell/error-notice';
import { Notice } from '../../shell/notice';
import { usePageTitle } from '../../shell/page-title';
import { PlusIcon, SearchIcon } from '../../theme/icons';
import { MAX_QUESTION, passagesQuery, proceduresQuery } from './procedure-queries';
import { UploadForm } from './upload-form';
import { Quote } from './written-text';
import classes from './procedures.module.css';

/** `/store/procedures?q=…&task=…`: search first, then what there is. */
export default function ProceduresPage() {
  usePageTitle(text.procedures.title);
  const [params, setParams] = useSearchParams();
  const asked = (params.get('q') ?? '').trim().slice(0, MAX_QUESTION);
  const task = params.get('task');
  const [typed, setTyped] = useState(asked);
  useEffect(() => setTyped(asked), [asked]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const q = typed.trim();
    setParams({ ...(q === '' ? {} : { q }), ...(task === null ? {} : { task }) });
  };
  return (
    <div className={classes.page}>
      <h1>{text.procedures.title}</h1>
      <form role="search" className={classes.search} onSubmit={submit}>
        <TextInput
          type="search"
          size="md"
          label={text.procedures.searchLabel}
          placeholder={text.procedures.searchHint}
          value={typed}
          maxLength={MAX_QUESTION}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" size="md" leftSection={<SearchIcon />}>
          {text.procedures.search}
        </Button>
      </form>
      {task !== null && (
        <p className="qm-muted">
          {text.procedures.forTask}{' '}
          <Link href={`/store/tasks/${encodeURIComponent(task)}`} className={classes.inline}>
            {text.procedures.toTask}
          </Link>
        </p>
      )}
      {asked !== '' && <Results question={asked} />}
      <Documents />
    </div>
  );
}

function Results({ question }: { question: string }) {
  const { data, error, refetch } = useQuery(passagesQuery(question));
  if (error && !data) return <ErrorNotice error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton height={160} aria-label={text.loading} />;
  const { data: hits, searched, retriever } = data;
  if (hits.length === 0)
    return (
      <Notice kind="info" title={text.procedures.none}>
        <p>{text.procedures.noneWhy(searched, writeNumber(searched))}</p>
        <p className="qm-muted">{text.procedures.noneNext}</p>
      </Notice>
    );
  return (
    <section aria-live="polite">
      <h2>{text.procedures.found(hits.length, writeNumber(hits.length))}</h2>
      <ul className={classes.list}>
        {hits.map((hit) => (
          <li key={`${hit.procedureId} ${hit.ordinal}`}>
            <Hit hit={hit} />
          </li>
        ))}
      </ul>
      {retriever === 'knowledge-base' && <p className="qm-muted">{text.procedures.knowledgeBase}</p>}
    </section>
  );
}

function Hit({ hit }: { hit: ProcedureHit }) {
  const { title, path, page, version, effectiveFrom, language } = hit;
  // A title that is the first heading too is said once.
  const where = path[0] === title ? path.slice(1) : path;
  return (
    <Link href={hit.link} className={classes.card}>
      <Quote quote={hit.quote} />
      <strong className={classes.cardTitle}>{[title, ...where].join(' › ')}</strong>
      <span className="qm-muted">
        {text.procedures.meta(version, writeDay(effectiveFrom))}
        {page !== null && ` · ${text.procedures.page(writeNumber(page))}`}
        {language !== 'en' && ` · ${text.procedures.languages[language]}`}
      </span>
    </Link>
  );
}

function Documents() {
  const { data, error, refetch } = useQuery(proceduresQuery);
  const [uploading, setUploading] = useState(false);
  if (error && !data)
    return (
      <ErrorNotice
        error={error}
        retry={error instanceof ApiError && error.code === 'NO_STORE' ? undefined : () => void refetch()}
      />
    );
  if (!data) return <Skeleton height={240} aria-label={text.loading} />;
  const mayUpload = data.mayUpload.ownStore || data.mayUpload.allStores;
  return (
    <section>
      <div className={classes.head}>
        <h2>{text.procedures.all}</h2>
        {mayUpload && (
          <Button size="md" variant="default" leftSection={<PlusIcon />} onClick={() => setUploading(true)}>
            {text.procedures.upload}
          </Button>
        )}
      </div>
      {mayUpload && <UploadForm list={data} opened={uploading} onClose={() => setUploading(false)} />}
      {data.data.length === 0 && (
        <p className="qm-muted">
          {text.procedures.empty} {mayUpload && text.procedures.emptyManager}
        </p>
      )}
      <List list={data} />
    </section>
  );
}

function List({ list }: { list: ProcedureList }) {
  return (
    <ul className={classes.documents}>
      {list.data.map((procedure) => (
        <li key={procedure.id}>
          <Link href={`/store/procedures/${procedure.id}`} className={classes.document}>
            <span className={classes.cardTitle}>{procedure.title}</span>
            <span className="qm-muted">{factsOf(procedure)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

const factsOf = ({ version, effectiveFrom, audience, storeCode, language, sample }: Procedure): string =>
  [
    text.procedures.version(version),
    writeDay(effectiveFrom),
    storeCode === null ? text.procedures.allStores : text.procedures.ownStore,
    ...(audience === 'everybody' ? [] : [text.procedures.audiences[audience]]),
    ...(language === 'en' ? [] : [text.procedures.languages[language]]),
    ...(sample ? [text.procedures.sample] : []),
  ].join(' · ');
