import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { ApiError } from '../../api/api-error';
import type { Shift, StoreMembership } from '../../api/types';
import { text } from '../../messages';
import { writeDay } from '../../messages/written';
import { useMe } from '../../session/session';
import { ErrorNotice } from '../../shell/error-notice';
import { usePageTitle } from '../../shell/page-title';
import { writeMinute } from '../minutes';
import { RequestList } from '../requests/request-list';
import { sortRequests } from '../requests/sort-requests';
import { storeRequestsQuery } from '../requests/store-requests';
import { managesStore } from '../store-persona';
import { membershipQuery, rosterQuery } from '../store-queries';
import { MyDay, PlanCard } from '../plan/plan-card';
import { Team } from './team';
import classes from './home-page.module.css';

/** How far ahead the next shift is looked for. */
const DAYS_AHEAD = 14;
const MINE_SHOWN = 5;

/** `/store`: the day at a glance. */
export default function HomePage() {
  usePageTitle(text.store.home);
  const { data, error, refetch } = useQuery(membershipQuery);
  return (
    <div className={classes.page}>
      {error && !data && (
        <ErrorNotice
          error={error}
          retry={error instanceof ApiError && error.code === 'NO_STORE' ? undefined : () => void refetch()}
        />
      )}
      {!data && !error && <Skeleton height={240} aria-label={text.loading} />}
      {data && <Home membership={data} />}
    </div>
  );
}

function Home({ membership }: { membership: StoreMembership }) {
  const me = useMe();
  const { store, staff, today } = membership;
  const isManager = staff.role === 'manager' && managesStore(me);
  const { data: requests } = useQuery(storeRequestsQuery('all'));
  const sorted = requests && sortRequests(requests, staff.id);
  const mine = sorted?.mine.slice(0, MINE_SHOWN) ?? [];
  return (
    <>
      <header>
        <h1>{text.store.greeting(me.user.displayName.split(' ')[0]!)}</h1>
        <p className="qm-muted">{text.store.place(store.name, writeDay(today))}</p>
        {store.sample && <p className={classes.sample}>{text.store.sample}</p>}
      </header>
      {isManager && <PlanCard today={today} />}
      <MyShift membership={membership} />
      {!isManager && <MyDay today={today} />}
      <nav className={classes.places} aria-label={text.store.places}>
        <Link href="/store/schedule">{text.schedule.title}</Link>
        <Link href="/store/time-off">{text.timeOff.title}</Link>
        <Link href="/store/procedures">{text.procedures.title}</Link>
        <Link href="/store/products">{text.products.title}</Link>
        <Link href="/store/customers">{text.customers.title}</Link>
        <Link href="/store/requests">{text.storeRequest.all}</Link>
      </nav>
      {staff.role === 'manager' && sorted && (
        <RequestList title={text.store.toDecide} requests={sorted.toDecide} empty={text.store.noneToDecide} />
      )}
      <Team membership={membership} />
      {mine.length > 0 && <RequestList title={text.store.mine} requests={mine} empty="" />}
    </>
  );
}

function MyShift({ membership: { staff, today } }: { membership: StoreMembership }) {
  const { data } = useQuery(rosterQuery(today, DAYS_AHEAD, staff.id));
  if (!data) return <Skeleton height={72} aria-label={text.loading} />;
  const ofToday = data.filter(({ day, status }) => day === today && status === 'planned');
  const next = data.find(({ day, status }) => day > today && status === 'planned');
  return (
    <section className={classes.shift} aria-label={text.store.shiftToday}>
      <h2>{text.store.shiftToday}</h2>
      {ofToday.length === 0 && <p>{text.store.noShift}</p>}
      {ofToday.map((shift) => (
        <p key={shift.id}>
          <strong>{text.store.shiftFrom(writeMinute(shift.startsAt), writeMinute(shift.endsAt))}</strong>
          <Breaks shift={shift} />
        </p>
      ))}
      {next && (
        <p className="qm-muted">
          {text.store.nextShift(writeDay(next.day), writeMinute(next.startsAt), writeMinute(next.endsAt))}
        </p>
      )}
    </section>
  );
}

const Breaks = ({ shift: { breaks } }: { shift: Shift }) =>
  breaks.map(({ startsAt, endsAt }) => (
    <span key={startsAt} className="qm-muted">
      {' · '}
      {text.store.shiftBreak(writeMinute(startsAt), writeMinute(endsAt))}
    </span>
  ));
