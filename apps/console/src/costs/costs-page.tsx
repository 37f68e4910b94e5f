import { SegmentedControl, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BudgetState, Costs } from '../api/types';
import { text } from '../messages';
import { writeDay, writeNumber, writePercent, writeUsd } from '../messages/written';
import { isAdmin, useMe } from '../session/session';
import { ErrorNotice } from '../shell/error-notice';
import { usePageTitle } from '../shell/page-title';
import { CachePanel } from './cache-panel';
import { type CostScope, costsQuery } from './costs';
import classes from './costs-page.module.css';

/** `/costs`: what was spent, what is left of the budgets, and what the cache saved. */
export default function CostsPage() {
  const me = useMe();
  usePageTitle(text.costs.title);
  const [scope, setScope] = useState<CostScope>('mine');
  const { data, error, refetch } = useQuery(costsQuery(scope));
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div>
          <h1>{text.costs.title}</h1>
          <p className="qm-muted">{text.costs.intro}</p>
        </div>
        {isAdmin(me) && (
          <SegmentedControl
            size="xs"
            aria-label={text.costs.scope}
            value={scope}
            onChange={setScope}
            data={[
              { value: 'mine', label: text.costs.mine },
              { value: 'all', label: text.costs.all },
            ]}
          />
        )}
      </header>
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={320} aria-label={text.loading} />}
      {data && <Spent costs={data} />}
      <CachePanel />
    </div>
  );
}

function Spent({ costs }: { costs: Costs }) {
  const me = useMe();
  const figures = [
    [text.costs.today, writeUsd(costs.todayUsd)],
    [text.costs.month, writeUsd(costs.monthUsd)],
    [text.costs.estimate, writeUsd(costs.monthEstimateUsd)],
    [text.costs.perQuestion, writeUsd(costs.perQuestionUsd)],
    [text.costs.questions, writeNumber(costs.questions)],
  ] as const;
  return (
    <>
      <dl className={classes.figures}>
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="qm-numbers">{value}</dd>
          </div>
        ))}
      </dl>
      {costs.budgets.length > 0 && (
        <section aria-labelledby="budgets">
          <h2 id="budgets">{text.costs.budgets}</h2>
          <ul className={classes.budgets}>
            {costs.budgets.map((budget) => (
              <Budget key={budget.scope} budget={budget} />
            ))}
          </ul>
        </section>
      )}
      <p className="qm-muted">{text.costs.span(writeDay(costs.from), writeDay(lastDay(costs.to)))}</p>
      <div className={classes.breakdowns}>
        <Breakdown
          title={text.costs.byService}
          rows={costs.byService.map(({ service, unit, quantity, usd }) => ({
            key: `${service} ${unit}`,
            label: text.costs.services[service] ?? service,
            detail: sayQuantity(quantity, unit),
            usd,
          }))}
        />
        <Breakdown
          title={text.costs.byPersona}
          rows={costs.byPersona.map((row) =>
            withQuestions({
              ...row,
              label: me.personas.find(({ id }) => id === row.key)?.label ?? row.label,
            }),
          )}
        />
        {costs.byUser.length > 0 && (
          <Breakdown title={text.costs.byUser} rows={costs.byUser.map(withQuestions)} />
        )}
        <Breakdown
          title={text.costs.byDay}
          rows={costs.byDay
            .filter(({ questions }) => questions > 0)
            .map(({ day, usd, questions }) =>
              withQuestions({ key: day, label: writeDay(day), usd, questions }),
            )
            .reverse()}
        />
      </div>
      <p className={classes.prices}>{text.costs.prices(costs.priceVersion)}</p>
    </>
  );
}

/** What prices are given for, in the plural that the number needs; numbers below a hundredth count as that. */
function sayQuantity(quantity: number, unit: string): string {
  const rounded = quantity >= 10 ? Math.round(quantity) : Math.round(quantity * 100) / 100;
  return text.costs.quantity(rounded, writeNumber(rounded), unit);
}

const lastDay = (until: string) => new Date(Date.parse(until) - 86_400_000).toISOString().slice(0, 10);

const withQuestions = ({
  key,
  label,
  usd,
  questions,
}: {
  key: string;
  label: string;
  usd: number;
  questions: number;
}) => ({
  key,
  label,
  detail: text.costs.questionsOf(questions, writeNumber(questions)),
  usd,
});

function Budget({ budget: { scope, limitUsd, spentUsd, reservedUsd, state } }: { budget: BudgetState }) {
  const share = limitUsd === 0 ? 1 : Math.min(1, (spentUsd + reservedUsd) / limitUsd);
  return (
    <li className={classes.budget} data-state={state}>
      <span>{text.costs.budgetOf[scope]}</span>
      <span className="qm-numbers">
        {text.costs.ofLimit(writeUsd(spentUsd), writeUsd(limitUsd), writePercent(share))}
      </span>
      <span className={classes.bar} aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      {state !== 'fine' && <span className={classes.state}>{text.costs.states[state]}</span>}
    </li>
  );
}

interface BreakdownProps {
  title: string;
  rows: { key: string; label: string; detail: string; usd: number }[];
}

function Breakdown({ title, rows }: BreakdownProps) {
  return (
    <section className={classes.breakdown}>
      <h2>{title}</h2>
      {rows.length === 0 && <p className="qm-muted">{text.costs.none}</p>}
      <ul>
        {rows.map(({ key, label, detail, usd }) => (
          <li key={key}>
            <span>{label}</span>
            <span className="qm-muted">{detail}</span>
            <span className="qm-numbers">{writeUsd(usd)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
