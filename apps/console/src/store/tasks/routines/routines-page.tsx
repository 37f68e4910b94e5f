import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { StoreRoutine } from '../../../api/types';
import { text } from '../../../messages';
import { writeNumber } from '../../../messages/written';
import { ErrorNotice } from '../../../shell/error-notice';
import { usePageTitle } from '../../../shell/page-title';
import { PlusIcon } from '../../../theme/icons';
import { skillName } from '../task-words';
import tasks from '../tasks-page.module.css';
import { routinesQuery } from './routine-queries';
import { sayTimes, sayWeekdays } from './routine-words';

/** `/store/tasks/routines`: what the tasks of every day are made from, for managers. */
export default function RoutinesPage() {
  usePageTitle(text.storeRoutines.title);
  const { data, error, refetch } = useQuery(routinesQuery);
  const areas = [...new Set(data?.map(({ area }) => area))];
  return (
    <div className={tasks.page}>
      <Link href="/store/tasks" className={tasks.how}>
        {text.storeTasks.back}
      </Link>
      <header className={tasks.header}>
        <h1>{text.storeRoutines.title}</h1>
        {data && (
          <Button
            component={Link}
            href="/store/tasks/routines/new"
            variant="default"
            mih={44}
            leftSection={<PlusIcon />}
          >
            {text.storeRoutines.create}
          </Button>
        )}
      </header>
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={320} aria-label={text.loading} />}
      {data && (
        <p className="qm-muted">{data.length === 0 ? text.storeRoutines.empty : text.storeRoutines.intro}</p>
      )}
      {areas.map((area) => (
        <section key={area}>
          <h2>{area}</h2>
          <ul className={tasks.list} aria-label={area}>
            {data
              ?.filter((routine) => routine.area === area)
              .map((routine) => (
                <Entry key={routine.id} routine={routine} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Entry({ routine }: { routine: StoreRoutine }) {
  const { id, title, estimateMinutes, priority, requiredSkills, active } = routine;
  const facts = [
    `${sayWeekdays(routine)}, ${sayTimes(routine)}`,
    text.storeTasks.minutes(writeNumber(estimateMinutes)),
    text.storeTasks.priorities[priority],
    ...requiredSkills.map(({ skill, level }) => text.storeTasks.skill(skillName(skill), level)),
  ];
  return (
    <li className={tasks.entry} data-status={active ? undefined : 'cancelled'}>
      <Link href={`/store/tasks/routines/${id}`}>
        <span className={tasks.name}>{title}</span>
        <span className={tasks.facts}>
          {!active && <span className={tasks.urgent}>{text.storeRoutines.paused}</span>}
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </span>
      </Link>
    </li>
  );
}
