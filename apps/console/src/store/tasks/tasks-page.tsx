import { ActionIcon, Button, NativeSelect, SegmentedControl, Skeleton, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'wouter';
import type { StoreMembership, StoreTaskPage } from '../../api/types';
import { text } from '../../messages';
import { writeMoment, writeNumber } from '../../messages/written';
import { useMe } from '../../session/session';
import { ErrorNotice } from '../../shell/error-notice';
import { usePageTitle } from '../../shell/page-title';
import { ChevronRightIcon, PlusIcon } from '../../theme/icons';
import { managesStore } from '../store-persona';
import { dayAfter } from '../days';
import { membershipQuery } from '../store-queries';
import { asDoneHere } from './as-done-here';
import { OutboxNotices } from './outbox-notices';
import { type TaskListing, taskListQuery } from './task-queries';
import { TaskRow } from './task-row';
import { useTaskOutbox } from './use-task-outbox';
import classes from './tasks-page.module.css';

const TO_DO = 'open,in_progress';
const EVERYTHING = 'all';

/** `/store/tasks`: what is to be done on a day. Whose, day and filters stand in the address. */
export default function TasksPage() {
  usePageTitle(text.storeTasks.title);
  const { data, error, refetch } = useQuery(membershipQuery);
  return (
    <div className={classes.page}>
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={240} aria-label={text.loading} />}
      {data && <Tasks membership={data} />}
    </div>
  );
}

function Tasks({ membership: { staff, today } }: { membership: StoreMembership }) {
  const me = useMe();
  const isManager = staff.role === 'manager' && managesStore(me);
  const [params, setParams] = useSearchParams();
  const set = (change: Record<string, string | null>) =>
    setParams(
      (before) => {
        for (const [name, value] of Object.entries(change)) {
          if (value === null) before.delete(name);
          else before.set(name, value);
        }
        return before;
      },
      { replace: true },
    );
  const status = params.get('status') ?? TO_DO;
  const listing: TaskListing = {
    whose: whoseOf(params.get('whose'), isManager),
    day: params.get('day') ?? today,
    status: status === EVERYTHING ? null : status,
    area: params.get('area'),
    overdue: params.get('overdue') === 'true',
  };
  const { data, error, refetch, dataUpdatedAt, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(taskListQuery(me.user.id, listing));
  const { acts } = useTaskOutbox();
  const person = { staffId: staff.id, name: staff.name };
  const shown = data?.pages.flatMap((page) => page.data) ?? [];
  const counts = data?.pages[0]?.counts;
  return (
    <>
      <header className={classes.header}>
        <h1>{text.storeTasks.title}</h1>
        {isManager && (
          <Link href="/store/tasks/routines" className={`${classes.how} ${classes.beside}`}>
            {text.storeRoutines.link}
          </Link>
        )}
        <Button
          component={Link}
          href="/store/tasks/new"
          variant="default"
          mih={44}
          leftSection={<PlusIcon />}
        >
          {text.storeTasks.create}
        </Button>
      </header>
      <OutboxNotices />
      <div className={classes.filters}>
        <SegmentedControl
          fullWidth
          size="md"
          aria-label={text.storeTasks.whose}
          value={listing.whose}
          onChange={(whose) => set({ whose, area: null })}
          data={[
            { value: 'mine', label: text.storeTasks.mine },
            { value: 'unassigned', label: text.storeTasks.unassigned },
            ...(isManager ? [{ value: 'all', label: text.storeTasks.all }] : []),
          ]}
        />
        <DayPicker day={listing.day} onChange={(day) => set({ day, overdue: null })} />
        <Filters
          counts={counts}
          status={status}
          area={listing.area}
          overdue={listing.overdue}
          onChange={set}
        />
      </div>
      {error && data && (
        <p className="qm-muted">{text.storeTasks.asOf(writeMoment(new Date(dataUpdatedAt).toISOString()))}</p>
      )}
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={320} aria-label={text.loading} />}
      {data && shown.length === 0 && (
        <Empty whose={listing.whose} onLookFree={() => set({ whose: 'unassigned' })} />
      )}
      {shown.length > 0 && (
        <ul className={classes.list} aria-label={text.storeTasks.title}>
          {shown.map((task) => (
            <TaskRow
              key={task.id}
              task={asDoneHere(task, acts, person)}
              waits={acts.some(({ taskId, refused }) => taskId === task.id && refused === null)}
            />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button variant="default" mih={44} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {text.storeTasks.more}
        </Button>
      )}
    </>
  );
}

/** A manager begins with everything, everybody else with their own. */
function whoseOf(said: string | null, isManager: boolean): TaskListing['whose'] {
  if (said === 'mine' || said === 'unassigned') return said;
  return isManager ? 'all' : 'mine';
}

function DayPicker({ day, onChange }: { day: string; onChange(day: string): void }) {
  return (
    <div className={classes.row}>
      <ActionIcon
        variant="default"
        size={44}
        className={classes.step}
        aria-label={text.storeTasks.dayBefore}
        onClick={() => onChange(dayAfter(day, -1))}
      >
        <ChevronRightIcon style={{ transform: 'scaleX(-1)' }} />
      </ActionIcon>
      <TextInput
        type="date"
        aria-label={text.storeTasks.day}
        value={day}
        onChange={({ currentTarget: { value } }) => value !== '' && onChange(value)}
      />
      <ActionIcon
        variant="default"
        size={44}
        className={classes.step}
        aria-label={text.storeTasks.dayAfter}
        onClick={() => onChange(dayAfter(day))}
      >
        <ChevronRightIcon />
      </ActionIcon>
    </div>
  );
}

interface FiltersProps {
  counts: StoreTaskPage['counts'] | undefined;
  status: string;
  area: string | null;
  overdue: boolean;
  onChange(change: Record<string, string | null>): void;
}

function Filters({ counts, status, area, overdue, onChange }: FiltersProps) {
  const number = (name: 'open' | 'in_progress' | 'completed' | 'cancelled') => counts?.[name] ?? 0;
  const named = (name: 'open' | 'in_progress' | 'completed' | 'cancelled') => ({
    value: name,
    label: text.storeTasks.withCount(text.storeTasks.statuses[name], writeNumber(number(name))),
  });
  const areas = counts?.areas ?? [];
  const listed =
    area === null || areas.some((entry) => entry.area === area) ? areas : [{ area, count: 0 }, ...areas];
  return (
    <>
      <div className={classes.row}>
        <NativeSelect
          label={text.storeTasks.status}
          value={status}
          onChange={({ currentTarget: { value } }) => onChange({ status: value === TO_DO ? null : value })}
          data={[
            {
              value: TO_DO,
              label: text.storeTasks.toDo(writeNumber(number('open') + number('in_progress'))),
            },
            named('open'),
            named('in_progress'),
            named('completed'),
            named('cancelled'),
            { value: EVERYTHING, label: text.storeTasks.everything },
          ]}
        />
        <NativeSelect
          label={text.storeTasks.area}
          value={area ?? ''}
          onChange={({ currentTarget: { value } }) => onChange({ area: value === '' ? null : value })}
          data={[
            { value: '', label: text.storeTasks.everyArea },
            ...listed.map((entry) => ({
              value: entry.area,
              label: text.storeTasks.withCount(entry.area, writeNumber(entry.count)),
            })),
          ]}
        />
      </div>
      {counts !== undefined && (counts.overdue > 0 || overdue) && (
        <Button
          variant={overdue ? 'filled' : 'default'}
          color={overdue ? 'red' : undefined}
          mih={44}
          aria-pressed={overdue}
          onClick={() => onChange({ overdue: overdue ? null : 'true' })}
        >
          {text.storeTasks.overdueCount(counts.overdue, writeNumber(counts.overdue))}
        </Button>
      )}
    </>
  );
}

function Empty({ whose, onLookFree }: { whose: TaskListing['whose']; onLookFree(): void }) {
  const words = {
    mine: text.storeTasks.emptyMine,
    unassigned: text.storeTasks.emptyFree,
    all: text.storeTasks.emptyAll,
  };
  return (
    <>
      <p className="qm-muted">{words[whose]}</p>
      {whose === 'mine' && (
        <Button variant="default" mih={44} onClick={onLookFree}>
          {text.storeTasks.lookFree}
        </Button>
      )}
    </>
  );
}
