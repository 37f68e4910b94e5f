import { ActionIcon, SegmentedControl, Skeleton, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Shift, StoreMembership } from '../../api/types';
import { text } from '../../messages';
import { writeDay, writeNumber } from '../../messages/written';
import { ErrorNotice } from '../../shell/error-notice';
import { usePageTitle } from '../../shell/page-title';
import { ChevronRightIcon } from '../../theme/icons';
import { writeMinute } from '../minutes';
import { dayAfter } from '../days';
import { membershipQuery, rosterQuery } from '../store-queries';
import { byWeek, workedMinutes } from './shift-weeks';
import classes from './schedule-page.module.css';

const DAYS_AHEAD = 28;

/** `/store/schedule`: the own shifts of the next weeks, and who works on a day. */
export default function SchedulePage() {
  usePageTitle(text.schedule.title);
  const { data, error, refetch } = useQuery(membershipQuery);
  const [shown, setShown] = useState<'mine' | 'team'>('mine');
  return (
    <div className={classes.page}>
      <h1>{text.schedule.title}</h1>
      <SegmentedControl
        aria-label={text.schedule.title}
        size="md"
        fullWidth
        value={shown}
        onChange={(value) => setShown(value as typeof shown)}
        data={[
          { value: 'mine', label: text.schedule.mine },
          { value: 'team', label: text.schedule.team },
        ]}
      />
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={240} aria-label={text.loading} />}
      {data && (shown === 'mine' ? <Mine membership={data} /> : <TeamOfDay today={data.today} />)}
    </div>
  );
}

function Mine({ membership: { staff, today } }: { membership: StoreMembership }) {
  const { data, error, refetch } = useQuery(rosterQuery(today, DAYS_AHEAD, staff.id));
  if (error && !data) return <ErrorNotice error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton height={240} aria-label={text.loading} />;
  if (data.length === 0) return <p className="qm-muted">{text.schedule.noneMine}</p>;
  return byWeek(data).map(({ monday, shifts }) => (
    <section key={monday}>
      <h2>
        {text.schedule.week(writeDay(monday))}{' '}
        <span className="qm-muted">
          {text.schedule.hours(
            writeNumber(shifts.reduce((sum, shift) => sum + workedMinutes(shift), 0) / 60),
          )}
        </span>
      </h2>
      <Shifts shifts={shifts} label={({ day }) => writeWeekday(day)} />
    </section>
  ));
}

function TeamOfDay({ today }: { today: string }) {
  const [day, setDay] = useState(today);
  const { data, error, refetch } = useQuery(rosterQuery(day, 1));
  return (
    <section className={classes.team}>
      <div className={classes.picker}>
        <ActionIcon
          size={44}
          variant="default"
          aria-label={text.schedule.previous}
          onClick={() => setDay(dayAfter(day, -1))}
        >
          <ChevronRightIcon className={classes.back} />
        </ActionIcon>
        <TextInput
          type="date"
          size="md"
          aria-label={text.schedule.day}
          value={day}
          onChange={(event) => event.currentTarget.value !== '' && setDay(event.currentTarget.value)}
        />
        <ActionIcon
          size={44}
          variant="default"
          aria-label={text.schedule.next}
          onClick={() => setDay(dayAfter(day))}
        >
          <ChevronRightIcon />
        </ActionIcon>
      </div>
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={200} aria-label={text.loading} />}
      {data?.length === 0 && <p className="qm-muted">{text.schedule.noneTeam}</p>}
      {data && data.length > 0 && <Shifts shifts={data} label={({ staffName }) => staffName} />}
    </section>
  );
}

function Shifts({ shifts, label }: { shifts: readonly Shift[]; label(shift: Shift): string }) {
  return (
    <ul className={classes.shifts}>
      {shifts.map((shift) => (
        <li key={shift.id} data-away={shift.status !== 'planned' || undefined}>
          <span>{label(shift)}</span>
          <span className="qm-numbers">
            {shift.status === 'planned'
              ? text.store.shiftFrom(writeMinute(shift.startsAt), writeMinute(shift.endsAt))
              : text.store[shift.status]}
          </span>
        </li>
      ))}
    </ul>
  );
}

const writeWeekday = (day: string) =>
  new Intl.DateTimeFormat(navigator.language || 'en', {
    weekday: 'long',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(Date.parse(day));
