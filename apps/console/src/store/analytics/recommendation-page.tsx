import { Button, Checkbox, NativeSelect, Skeleton, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { client, unwrap } from '../../api/client';
import type {
  RecommendationDetail,
  RecommendedTask,
  StoreRequest,
  StoreTaskCandidate,
} from '../../api/types';
import { text } from '../../messages';
import { ErrorNotice } from '../../shell/error-notice';
import { usePageTitle } from '../../shell/page-title';
import { useToast } from '../../shell/toasts';
import { approveRequest, putRequest } from '../requests/store-requests';
import { sayCandidate } from '../tasks/task-words';
import { recommendationQuery } from './analytics-queries';
import classes from './analytics.module.css';

const MAX_TITLE = 120;
const MAX_DESCRIPTION = 2_000;

/** `/store/analytics/recommendation?id=…`: the tasks that a recommendation would become, to change and approve. */
export default function RecommendationPage() {
  const id = new URLSearchParams(useSearch()).get('id') ?? '';
  const { data, error, refetch } = useQuery(recommendationQuery(id));
  usePageTitle(data?.recommendation.title ?? text.storeAnalytics.title);
  return (
    <div className={classes.page}>
      <Link href="/store/analytics" className={classes.back}>
        {text.storeAnalytics.back}
      </Link>
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={320} aria-label={text.loading} />}
      {data && <Review detail={data} />}
    </div>
  );
}

function Review({ detail: { recommendation, candidates } }: { detail: RecommendationDetail }) {
  const { id, title, why, rule, evidence } = recommendation;
  const [tasks, setTasks] = useState(recommendation.tasks);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [key, setKey] = useState(() => crypto.randomUUID());
  const queryClient = useQueryClient();
  const toast = useToast();
  const [, navigate] = useLocation();
  const chosen = tasks.filter((_, index) => !left.has(index));
  const isWhole = chosen.length > 0 && chosen.every((task) => task.title.trim() !== '');
  const decide = useMutation({
    mutationFn: async (approve: boolean): Promise<StoreRequest> => {
      const request = await unwrap(
        client.POST('/v1/store/analytics/recommendation/requests', {
          params: { query: { id }, header: { 'Idempotency-Key': key } },
          body: { tasks: chosen },
        }),
      );
      return approve ? approveRequest(request) : request;
    },
    onSuccess: (request) => {
      putRequest(queryClient, request);
      toast({
        message:
          request.status === 'executed' ? text.storeAnalytics.made(chosen.length) : text.storeAnalytics.asked,
      });
      navigate(`/store/requests/${request.id}`);
    },
  });
  // What was changed is another request.
  const change = (index: number, part: Partial<RecommendedTask>) => {
    setKey(crypto.randomUUID());
    setTasks((known) => known.map((task, at) => (at === index ? { ...task, ...part } : task)));
  };
  const toggle = (index: number) => {
    setKey(crypto.randomUUID());
    setLeft((known) => {
      const next = new Set(known);
      if (!next.delete(index)) next.add(index);
      return next;
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) decide.mutate(true);
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <header>
        <h1>{title}</h1>
        <p>{why}</p>
        <p className={classes.rule}>{rule}</p>
      </header>
      <dl className={classes.facts}>
        {evidence.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>{text.storeAnalytics.review}</h2>
      {tasks.map((task, index) => (
        <TaskFields
          key={index}
          task={task}
          candidates={candidates[index] ?? []}
          isLeft={left.has(index)}
          toggle={() => toggle(index)}
          change={(part) => change(index, part)}
          alone={tasks.length === 1}
        />
      ))}
      {decide.error && <ErrorNotice error={decide.error} />}
      <div className={classes.bar}>
        <Button
          variant="default"
          mih={44}
          disabled={!isWhole || decide.isPending}
          onClick={() => decide.mutate(false)}
        >
          {text.storeAnalytics.ask}
        </Button>
        <Button type="submit" mih={44} disabled={!isWhole} loading={decide.isPending}>
          {text.storeAnalytics.approve(chosen.length)}
        </Button>
      </div>
    </form>
  );
}

interface FieldsProps {
  task: RecommendedTask;
  candidates: readonly StoreTaskCandidate[];
  isLeft: boolean;
  toggle(): void;
  change(part: Partial<RecommendedTask>): void;
  alone: boolean;
}

function TaskFields({ task, candidates, isLeft, toggle, change, alone }: FieldsProps) {
  return (
    <fieldset className={classes.task} data-left={isLeft || undefined}>
      <legend className="qm-muted">{task.area}</legend>
      {!alone && (
        <Checkbox label={text.storeAnalytics.include} checked={!isLeft} onChange={toggle} size="md" py={10} />
      )}
      <TextInput
        label={text.storeTasks.fieldTitle}
        value={task.title}
        maxLength={MAX_TITLE}
        disabled={isLeft}
        required
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <Textarea
        label={text.storeTasks.fieldDescription}
        value={task.description}
        maxLength={MAX_DESCRIPTION}
        disabled={isLeft}
        autosize
        minRows={3}
        onChange={(event) => change({ description: event.currentTarget.value })}
      />
      <NativeSelect
        label={text.storeTasks.assignee}
        value={task.assigneeId ?? ''}
        disabled={isLeft}
        onChange={({ currentTarget: { value } }) => change({ assigneeId: value === '' ? null : value })}
        data={[
          { value: '', label: text.storeTasks.nobody },
          ...candidates.map((each) => ({ value: each.staffId, label: sayCandidate(each) })),
        ]}
      />
      <div className={classes.pair}>
        <TextInput
          type="date"
          label={text.storeTasks.fieldDay}
          value={task.day}
          disabled={isLeft}
          required
          onChange={({ currentTarget: { value } }) =>
            value !== '' && change({ day: value, due: { day: value, minute: task.due?.minute ?? null } })
          }
        />
        <NativeSelect
          label={text.storeTasks.fieldPriority}
          value={String(task.priority)}
          disabled={isLeft}
          onChange={(event) => change({ priority: Number(event.currentTarget.value) })}
          data={Object.entries(text.storeTasks.priorities).map(([value, label]) => ({ value, label }))}
        />
      </div>
    </fieldset>
  );
}
