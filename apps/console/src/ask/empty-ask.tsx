import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { catalogQuery } from '../catalog/catalog-query';
import { text } from '../messages';
import { writeMoment } from '../messages/written';
import type { PersonaSummary } from '../api/types';
import { isAdmin, useMe } from '../session/session';
import { type Ask, inWords } from './asked';
import classes from './ask-page.module.css';

/** The start of a conversation: the box in the middle, and questions that this persona can ask. */
export function EmptyAsk({ persona, box, ask }: { persona: PersonaSummary; box: ReactNode; ask: Ask }) {
  const me = useMe();
  const { data } = useQuery(catalogQuery(persona.id));
  // Who asks by tools alone asks no data that could be old.
  const hasTables = data !== undefined && data.entities.length > 0;
  return (
    <div className={classes.empty}>
      <h1 className={classes.heading}>{text.ask.heading}</h1>
      {box}
      <section aria-label={text.ask.examples} className={classes.examples}>
        <h2>{text.ask.examples}</h2>
        <ul>
          {persona.examples.map((example) => (
            <li key={example}>
              <button type="button" className={classes.example} onClick={() => ask(inWords(example))}>
                {example}
              </button>
            </li>
          ))}
        </ul>
      </section>
      <p className={classes.facts}>
        {hasTables && (
          <span>{data.dataAsOf === null ? text.ask.noData : text.ask.asOf(writeMoment(data.dataAsOf))}</span>
        )}
        {data?.languageModel === null && (
          <span>{isAdmin(me) ? text.model.none : text.model.withoutModel}</span>
        )}
        {data?.languageModel && <span>{text.model.unsure(data.languageModel)}</span>}
        {hasTables && <Link href="/data">{text.data.title}</Link>}
      </p>
    </div>
  );
}
