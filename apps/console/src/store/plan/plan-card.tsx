import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { text } from '../../messages';
import { writeMoment, writeNumber } from '../../messages/written';
import { ErrorNotice } from '../../shell/error-notice';
import { writeMinute } from '../minutes';
import { MAKE_AT_ONCE, myDayQuery, planQuery } from './plan-queries';
import classes from './plan-card.module.css';
import lines from './plan-line.module.css';

const MINE_SHOWN = 5;

/** For managers: the day's plan, one press away. */
export function PlanCard({ today }: { today: string }) {
  const { data, error, refetch } = useQuery(planQuery(today));
  const [, navigate] = useLocation();
  const href = `/store/plan/${today}`;
  const planned = data?.draft?.assignments.length ?? 0;
  return (
    <section className={classes.homeCard} aria-label={text.storePlan.cardTitle}>
      <h2>{text.storePlan.cardTitle}</h2>
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {data?.draft && <p>{text.storePlan.waits(planned, writeNumber(planned))}</p>}
      {data && !data.draft && data.approved && (
        <p>{text.storePlan.approvedBy(data.approved.by.name, writeMoment(data.approved.at))}</p>
      )}
      {data && !data.draft && !data.approved && (
        <p>
          {text.storePlan.basis(
            data.openTasks,
            writeNumber(data.openTasks),
            data.onShift,
            writeNumber(data.onShift),
          )}
        </p>
      )}
      {data?.draft || data?.approved ? (
        <Button component={Link} href={href} size="lg" fullWidth>
          {text.storePlan.look}
        </Button>
      ) : (
        <Button size="lg" fullWidth onClick={() => navigate(href, { state: MAKE_AT_ONCE })}>
          {text.storePlan.create}
        </Button>
      )}
    </section>
  );
}

/** For everybody else: what is theirs today, in the order of their day. */
export function MyDay({ today }: { today: string }) {
  const { data } = useQuery(myDayQuery(today));
  const open = (data ?? [])
    .filter(({ status }) => status === 'open' || status === 'in_progress')
    .sort((one, other) => (one.plannedStart ?? 1_440) - (other.plannedStart ?? 1_440));
  return (
    <section aria-label={text.storePlan.myTasks}>
      <h2>{text.storePlan.myTasks}</h2>
      {data && open.length === 0 && <p className="qm-muted">{text.storePlan.myNone}</p>}
      <ul className={classes.myDay}>
        {open.slice(0, MINE_SHOWN).map(({ id, title, area, plannedStart, plannedEnd }) => (
          <li key={id}>
            <Link href={`/store/tasks/${id}`} className={lines.line}>
              <span className="qm-numbers">
                {plannedStart === null ? '–' : writeMinute(plannedStart)}
                {plannedEnd !== null && <span className="qm-muted">{writeMinute(plannedEnd)}</span>}
              </span>
              <span>
                {title}
                <span className="qm-muted">{area}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {open.length > 0 && (
        <Link href="/store/tasks" className={classes.all}>
          {text.storePlan.all}
        </Link>
      )}
    </section>
  );
}
