import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Calculated } from '../../api/types';
import { text } from '../../messages';
import { ErrorNotice } from '../../shell/error-notice';
import { CheckIcon } from '../../theme/icons';
import { storeKey } from '../store-queries';
import { carryOut, keyOfAct, type StoreAct } from './acts';
import classes from './act-cards.module.css';

/** What the assistant prepared: each is done by one press, and by nothing else. */
export function ActCards({ answer }: { answer: Calculated }) {
  const { acts = [] } = answer;
  if (acts.length === 0) return null;
  return (
    <section className={`${classes.acts} qm-no-print`} aria-label={text.acts.title}>
      <h3>
        {text.acts.title} <span className="qm-muted">{text.acts.hint}</span>
      </h3>
      <ul>
        {acts.map((act, place) => (
          <ActCard key={place} act={act} actKey={keyOfAct(answer.id, place)} />
        ))}
      </ul>
    </section>
  );
}

function ActCard({ act, actKey }: { act: StoreAct; actKey: string }) {
  const queries = useQueryClient();
  const doing = useMutation({
    mutationFn: () => carryOut(act, actKey),
    onSuccess: () => queries.invalidateQueries({ queryKey: storeKey }),
  });
  return (
    <li className={classes.act}>
      <p className={classes.title}>{act.title}</p>
      <dl className={classes.facts}>
        {act.facts.map(({ label, value }, index) => (
          <div key={index} className={classes.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div aria-live="polite">
        {doing.data ? (
          <p className={classes.done}>
            <CheckIcon size={16} />
            {text.acts.done[act.kind]}
            <Link href={doing.data.href}>{text.acts.open}</Link>
          </p>
        ) : (
          <Button mih={44} fullWidth loading={doing.isPending} onClick={() => doing.mutate()}>
            {act.button}
          </Button>
        )}
        {doing.error && <ErrorNotice error={doing.error} />}
      </div>
    </li>
  );
}
