import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { StoreMembership } from '../../api/types';
import { text } from '../../messages';
import { writeNumber } from '../../messages/written';
import { minuteNow } from '../minute-now';
import { writeMinute } from '../minutes';
import { rosterQuery } from '../store-queries';
import classes from './home-page.module.css';

/** Who is at work today, and how many right now. */
export function Team({ membership: { store, today } }: { membership: StoreMembership }) {
  const { data } = useQuery(rosterQuery(today, 1));
  if (!data) return <Skeleton height={160} aria-label={text.loading} />;
  const now = minuteNow(store.timeZone);
  const present = data.filter(
    ({ startsAt, endsAt, status }) => status === 'planned' && startsAt <= now && now < endsAt,
  );
  return (
    <section>
      <h2>
        {text.store.team}{' '}
        <span className="qm-muted">{text.store.teamNow(present.length, writeNumber(present.length))}</span>
      </h2>
      {data.length === 0 && <p className="qm-muted">{text.store.nobody}</p>}
      <ul className={classes.team}>
        {data.map(({ id, staffName, startsAt, endsAt, status }) => (
          <li key={id} data-away={status !== 'planned' || undefined}>
            <span>{staffName}</span>
            <span className="qm-numbers">
              {status === 'planned'
                ? text.store.shiftFrom(writeMinute(startsAt), writeMinute(endsAt))
                : text.store[status]}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
