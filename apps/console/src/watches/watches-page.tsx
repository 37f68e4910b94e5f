import { ActionIcon, Button, Menu, Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { SavedQuestion, Watch } from '../api/types';
import { text } from '../messages';
import { writeMoment, writeNumber } from '../messages/written';
import { savedQuestionsQuery } from '../saved/saved-questions';
import { personaLabel, useMe } from '../session/session';
import { ErrorNotice } from '../shell/error-notice';
import { usePageTitle } from '../shell/page-title';
import { useToast } from '../shell/toasts';
import { EyeIcon, MoreIcon, PencilIcon, PlusIcon, RepeatIcon, StopIcon, TrashIcon } from '../theme/icons';
import WatchDialog from './watch-dialog';
import { changeWatch, deleteWatch, notificationsQuery, runWatch, watchesQuery } from './watches';
import classes from './watches-page.module.css';

/** `/watches`: saved questions that are asked on a schedule. */
export default function WatchesPage() {
  usePageTitle(text.watches.title);
  const { data, error, refetch } = useQuery(watchesQuery);
  const { data: saved = [] } = useQuery(savedQuestionsQuery);
  const [edited, setEdited] = useState<SavedQuestion | Watch | null>(null);
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div className={classes.heading}>
          <h1>{text.watches.title}</h1>
          <p className="qm-muted">{text.watches.intro}</p>
        </div>
        <Menu position="bottom-end" width={280}>
          <Menu.Target>
            <Button size="xs" variant="default" leftSection={<PlusIcon />} disabled={saved.length === 0}>
              {text.watches.create}
            </Button>
          </Menu.Target>
          <Menu.Dropdown className={classes.menu}>
            <Menu.Label>{text.watches.which}</Menu.Label>
            {saved.map((question) => (
              // After the menu has given back the focus.
              <Menu.Item key={question.id} onClick={() => setTimeout(() => setEdited(question))}>
                {question.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </header>
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={160} aria-label={text.loading} />}
      {data?.length === 0 && (
        <p className="qm-muted">{saved.length === 0 ? text.watches.emptyUnsaved : text.watches.empty}</p>
      )}
      {data && data.length > 0 && (
        <ul className={classes.list}>
          {data.map((watch) => (
            <Entry key={watch.id} watch={watch} onEdit={() => setEdited(watch)} />
          ))}
        </ul>
      )}
      {edited && <WatchDialog of={edited} onClose={() => setEdited(null)} />}
    </div>
  );
}

function Entry({ watch, onEdit }: { watch: Watch; onEdit(): void }) {
  const me = useMe();
  const toast = useToast();
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onError: (thrown) => toast({ kind: 'error', message: thrown.message }),
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: watchesQuery.queryKey });
      void queryClient.invalidateQueries({ queryKey: notificationsQuery.queryKey });
    },
  });
  const { id, name, persona, question, condition, schedule, active, nextRunAt, lastRun } = watch;
  const pause = () => changeWatch(id, { name, condition, schedule, active: !active });
  return (
    <li className={classes.entry} data-paused={!active || undefined}>
      <EyeIcon className={classes.icon} />
      <div className={classes.words}>
        <strong>{name}</strong>
        <span className="qm-muted">{[personaLabel(me, persona), question].join(' · ')}</span>
        <span>{[sayCondition(condition), saySchedule(schedule)].join(', ')}</span>
        <span className="qm-muted">
          {active && nextRunAt !== null ? text.watches.next(writeMoment(nextRunAt)) : text.watches.paused}
        </span>
        {lastRun && (
          <span className={classes.last} data-outcome={lastRun.outcome}>
            {writeMoment(lastRun.at)}: {lastRun.text}{' '}
            {lastRun.answerId !== null && (
              <Link href={`/answers/${lastRun.answerId}`}>{text.watches.open}</Link>
            )}
          </span>
        )}
      </div>
      <Button
        size="xs"
        variant="default"
        leftSection={<RepeatIcon />}
        loading={change.isPending}
        onClick={() => change.mutate(() => runWatch(id))}
      >
        {text.watches.run}
      </Button>
      <Menu position="bottom-end" width={160}>
        <Menu.Target>
          <ActionIcon size={30} variant="subtle" color="gray" aria-label={text.watches.actions(name)}>
            <MoreIcon />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<PencilIcon />} onClick={() => setTimeout(onEdit)}>
            {text.watches.change}
          </Menu.Item>
          <Menu.Item leftSection={<StopIcon />} onClick={() => change.mutate(pause)}>
            {active ? text.watches.pause : text.watches.goOn}
          </Menu.Item>
          <Menu.Item leftSection={<TrashIcon />} onClick={() => change.mutate(() => deleteWatch(id))}>
            {text.watches.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

function sayCondition(condition: Watch['condition']): string {
  if (condition.kind === 'changed') return text.watches.whenChanged;
  const operator = text.watches.operators[condition.operator];
  const value = writeNumber(condition.value);
  return condition.kind === 'rows'
    ? text.watches.whenRows(operator, value)
    : text.watches.whenValue(condition.column.replaceAll('_', ' '), operator, value);
}

function saySchedule(schedule: Watch['schedule']): string {
  if (schedule.every === 'hour') return text.watches.hourly(String(schedule.minute).padStart(2, '0'));
  if (schedule.every === 'day') return text.watches.daily(schedule.at);
  const days = schedule.weekdays.map((day) => text.watches.dayNames[day - 1]).join(', ');
  return text.watches.weekly(days, schedule.at);
}
