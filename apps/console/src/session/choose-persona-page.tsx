import { useEffect } from 'react';
import { text } from '../messages';
import { ErrorNotice } from '../shell/error-notice';
import { usePageTitle } from '../shell/page-title';
import classes from './choose-persona-page.module.css';
import { useChoosePersona, useMe } from './session';

/** Shown until one persona is chosen; who has only one is spared the question. */
export function ChoosePersonaPage() {
  const me = useMe();
  const { mutate, error, isPending, isIdle } = useChoosePersona();
  const only = me.personas.length === 1 ? me.personas[0]!.id : null;
  usePageTitle(text.persona.choose);
  useEffect(() => {
    if (only !== null && isIdle) mutate(only);
  }, [only, isIdle, mutate]);
  if (only !== null && !error) return null;
  return (
    <div className={classes.page}>
      <h1>{me.personas.length === 0 ? text.persona.none : text.persona.choose}</h1>
      <p className="qm-muted">{me.personas.length === 0 ? text.persona.noneHint : text.persona.chooseHint}</p>
      {error && <ErrorNotice error={error} retry={only === null ? undefined : () => mutate(only)} />}
      <ul className={classes.personas}>
        {me.personas.map(({ id, label, examples }) => (
          <li key={id}>
            <button type="button" className={classes.persona} disabled={isPending} onClick={() => mutate(id)}>
              <strong>{label}</strong>
              <span className="qm-muted">{examples.slice(0, 2).join(' · ')}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
