import { CloseButton, Skeleton, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { inWords } from '../ask/asked';
import { useAsking } from '../ask/asking';
import { focusQuestionBox } from '../ask/question-box';
import { text } from '../messages';
import { writeMoment, writeNumber } from '../messages/written';
import { ChoosePersonaPage } from '../session/choose-persona-page';
import { useMe } from '../session/session';
import { ErrorNotice } from '../shell/error-notice';
import { usePageTitle } from '../shell/page-title';
import { SearchIcon } from '../theme/icons';
import { catalogQuery } from './catalog-query';
import classes from './data-page.module.css';
import { searchTerms, type Term, termSections } from './search-terms';

const MAX_SYNONYMS = 6;

/** `/data`: what the persona can ask about, in the words that are understood. */
export default function DataPage() {
  const me = useMe();
  usePageTitle(text.data.title);
  return me.persona === null ? <ChoosePersonaPage /> : <Catalog persona={me.persona} />;
}

function Catalog({ persona }: { persona: string }) {
  const { data, error, refetch } = useQuery(catalogQuery(persona));
  const asking = useAsking();
  const [, navigate] = useLocation();
  const [term, setTerm] = useState('');
  const deferred = useDeferredValue(term);
  const sections = useMemo(() => (data ? termSections(data) : []), [data]);
  const found = useMemo(() => searchTerms(sections, deferred), [sections, deferred]);
  const count = found.reduce((sum, { terms }) => sum + terms.length, 0);

  const ask = (question: string) => {
    asking.start({ asked: inWords(question), persona, conversationId: null });
    navigate('/');
  };
  const use = (label: string) => {
    asking.setDraft(`${label} `);
    navigate('/');
    setTimeout(focusQuestionBox);
  };
  return (
    <div className={classes.page}>
      <header>
        <h1>{text.data.title}</h1>
        {data && (
          <p className="qm-muted">
            {text.data.intro(data.persona.label)}{' '}
            {data.dataAsOf !== null && `${text.ask.asOf(writeMoment(data.dataAsOf))}.`}
          </p>
        )}
      </header>
      {error && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={320} aria-label={text.loading} />}
      {data && (
        <>
          <section className={classes.examples} aria-labelledby="examples">
            <h2 id="examples">{text.data.examples}</h2>
            <ul>
              {data.persona.examples.map((example) => (
                <li key={example}>
                  <button type="button" className={classes.example} onClick={() => ask(example)}>
                    {example}
                  </button>
                </li>
              ))}
            </ul>
          </section>
          <div className={classes.search}>
            <TextInput
              type="search"
              aria-label={text.data.search}
              placeholder={text.data.search}
              leftSection={<SearchIcon />}
              rightSection={
                term !== '' && <CloseButton size="sm" aria-label={text.close} onClick={() => setTerm('')} />
              }
              value={term}
              onChange={(event) => setTerm(event.currentTarget.value)}
            />
            <span className="qm-muted" role="status">
              {deferred !== '' && count > 0 && text.data.found(writeNumber(count))}
            </span>
          </div>
          {count === 0 && <p className="qm-muted">{text.data.noMatch(deferred.trim())}</p>}
          {found.map(({ kind, terms }) => (
            <section key={kind} aria-labelledby={kind} className={classes.section}>
              <h2 id={kind}>
                {text.data[kind]} <span className="qm-muted qm-numbers">{writeNumber(terms.length)}</span>
              </h2>
              <p className={classes.hint}>{text.data[`${kind}Hint`]}</p>
              <ul className={classes.terms}>
                {terms.map((one) => (
                  <TermEntry key={one.name} term={one} onUse={() => use(one.label)} />
                ))}
              </ul>
            </section>
          ))}
          <p className={classes.hint}>{text.data.version(data.semanticVersion)}</p>
        </>
      )}
    </div>
  );
}

function TermEntry({ term, onUse }: { term: Term; onUse(): void }) {
  const { label, description, synonyms, entity, detail } = term;
  const more = synonyms.length - MAX_SYNONYMS;
  return (
    <li className={classes.term}>
      <div className={classes.name}>
        <button type="button" className={classes.use} title={text.data.use(label)} onClick={onUse}>
          {label}
        </button>
        {(entity ?? detail) && <span className={classes.entity}>{entity ?? detail}</span>}
      </div>
      <div>
        {description && <p>{description}</p>}
        {synonyms.length > 0 && (
          <p className={classes.synonyms} title={synonyms.join(', ')}>
            {text.data.also} {synonyms.slice(0, MAX_SYNONYMS).join(', ')}
            {more > 0 && `, ${text.data.moreSynonyms(writeNumber(more))}`}
          </p>
        )}
      </div>
    </li>
  );
}
