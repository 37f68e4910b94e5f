import { Button, SegmentedControl, Skeleton, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import type { DailyPlanDay, StoreMembership } from '../../api/types';
import { text } from '../../messages';
import { writeDay, writeMoment, writeNumber, writePercent } from '../../messages/written';
import { ErrorNotice } from '../../shell/error-notice';
import { Notice } from '../../shell/notice';
import { usePageTitle } from '../../shell/page-title';
import { dayAfter } from '../days';
import { membershipQuery } from '../store-queries';
import { PlanDraft } from './plan-draft';
import { MAKE_AT_ONCE, planQuery, type Progress } from './plan-queries';
import { SickPanel } from './sick-panel';
import { type PlanActs, usePlan } from './use-plan';
import classes from './plan-page.module.css';
import notices from './plan-notices.module.css';

const DAYS_AHEAD = 14;

/** `/store/plan/:day?`: who does what on a day; made, edited and approved by managers. */
export default function PlanPage({ day }: { day?: string }) {
  usePageTitle(text.storePlan.title);
  const { data, error, refetch } = useQuery(membershipQuery);
  const shown = day ?? data?.today;
  return (
    <div className={classes.page}>
      <h1>{text.storePlan.title}</h1>
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={240} aria-label={text.loading} />}
      {data && shown !== undefined && (
        <>
          <DayPicker membership={data} day={shown} />
          <PlanOfDay key={shown} day={shown} />
        </>
      )}
    </div>
  );
}

function DayPicker({ membership: { today }, day }: { membership: StoreMembership; day: string }) {
  const [, navigate] = useLocation();
  const tomorrow = dayAfter(today);
  const go = (to: string) => to !== '' && navigate(`/store/plan/${to}`, { replace: true });
  return (
    <div className={classes.days}>
      <SegmentedControl
        size="md"
        value={day}
        aria-label={text.storePlan.day}
        data={[
          { value: today, label: text.storePlan.today },
          { value: tomorrow, label: text.storePlan.tomorrow },
        ]}
        onChange={go}
      />
      <TextInput
        type="date"
        size="md"
        aria-label={text.storePlan.day}
        value={day}
        min={today}
        max={dayAfter(today, DAYS_AHEAD)}
        onChange={(event) => go(event.currentTarget.value)}
      />
    </div>
  );
}

function PlanOfDay({ day }: { day: string }) {
  const { data, error, refetch } = useQuery(planQuery(day));
  const acts = usePlan(day);
  const { make } = acts;
  useMakeAtOnce(data, make);
  const failed = make.error ?? acts.approve.error ?? acts.discard.error;
  if (!data) {
    return error ? (
      <ErrorNotice error={error} retry={() => void refetch()} />
    ) : (
      <Skeleton height={320} aria-label={text.loading} />
    );
  }
  return (
    <>
      {failed && acts.progress === null && <ErrorNotice error={failed} />}
      {acts.progress && <Working progress={acts.progress} stop={acts.stop} />}
      {data.draft === null && <NoDraft data={data} acts={acts} />}
      {data.draft !== null && <PlanDraft draft={data.draft} acts={acts} />}
      <SickPanel day={day} />
    </>
  );
}

/** Once, for who pressed the button on the home page. */
function useMakeAtOnce(data: DailyPlanDay | undefined, make: PlanActs['make']): void {
  const isDone = useRef(false);
  useEffect(() => {
    const state = history.state as Partial<typeof MAKE_AT_ONCE> | null;
    if (data === undefined || isDone.current || state?.makePlan !== true) return;
    isDone.current = true;
    history.replaceState(null, '');
    if (data.draft === null) make.mutate();
  }, [data, make]);
}

function NoDraft({ data, acts: { make, progress } }: { data: DailyPlanDay; acts: PlanActs }) {
  const { approved, openTasks, onShift, day, today } = data;
  return (
    <section className={classes.start}>
      {approved && (
        <Notice kind="info" title={text.storePlan.approvedBy(approved.by.name, writeMoment(approved.at))}>
          <ul className={notices.reasons}>
            {approved.effects.map((effect) => (
              <li key={effect}>{effect}</li>
            ))}
          </ul>
        </Notice>
      )}
      <p>{text.storePlan.basis(openTasks, writeNumber(openTasks), onShift, writeNumber(onShift))}</p>
      <Button
        size="lg"
        fullWidth
        variant={approved ? 'default' : 'filled'}
        loading={progress !== null}
        onClick={() => make.mutate()}
      >
        {approved
          ? text.storePlan.again
          : day === today
            ? text.storePlan.create
            : text.storePlan.createFor(writeDay(day))}
      </Button>
      <p className="qm-muted">{approved ? text.storePlan.againHint : text.storePlan.nothingYet}</p>
    </section>
  );
}

function Working({ progress, stop }: { progress: Progress; stop: () => void }) {
  return (
    <div className={classes.working} role="status">
      <progress max={1} value={progress.share} aria-label={text.storePlan.planning} />
      <span className="qm-numbers">
        {writePercent(progress.share)} · {progress.text}
      </span>
      <Button size="sm" mih={44} variant="default" onClick={stop}>
        {text.storePlan.stop}
      </Button>
    </div>
  );
}
