import { SegmentedControl, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useSearch } from 'wouter';
import type { AnalyticsPeriod, Kpi, Recommendation, StoreAnalytics } from '../../api/types';
import { text } from '../../messages';
import { writeDay, writeMoment } from '../../messages/written';
import { ErrorNotice } from '../../shell/error-notice';
import { usePageTitle } from '../../shell/page-title';
import { dayAfter } from '../days';
import { analyticsQuery, periodOf } from './analytics-queries';
import { Sparkline } from './sparkline';
import { writeKpi } from './write-kpi';
import classes from './analytics.module.css';

/** `/store/analytics`: how the store does, and what to do about it. */
export default function AnalyticsPage() {
  usePageTitle(text.storeAnalytics.title);
  const period = periodOf(useSearch());
  const [, navigate] = useLocation();
  const { data, error, refetch } = useQuery(analyticsQuery(period));
  return (
    <div className={classes.page}>
      <h1>{text.storeAnalytics.title}</h1>
      <SegmentedControl
        fullWidth
        aria-label={text.storeAnalytics.period}
        className={classes.periods}
        value={period}
        data={Object.entries(text.storeAnalytics.periods).map(([value, label]) => ({ value, label }))}
        onChange={(value) => navigate(`/store/analytics?period=${value}`, { replace: true })}
      />
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={320} aria-label={text.loading} />}
      {data && <Overview analytics={data} period={period} />}
    </div>
  );
}

function Overview({ analytics, period }: { analytics: StoreAnalytics; period: AnalyticsPeriod }) {
  const { from, to, kpis, recommendations, underWay } = analytics;
  const last = dayAfter(to, -1);
  const asOf = kpis[0]?.asOf;
  return (
    <>
      <p className="qm-muted">
        {from === last
          ? text.storeAnalytics.ofDay(writeDay(from))
          : text.storeAnalytics.ofDays(writeDay(from), writeDay(last))}
        {asOf && ` · ${text.storeAnalytics.asOf(writeMoment(asOf))}`}
      </p>
      <section>
        <h2>{text.storeAnalytics.recommended}</h2>
        {recommendations.length === 0 && <p className="qm-muted">{text.storeAnalytics.noneRecommended}</p>}
        <ul className={classes.cards}>
          {recommendations.map((each) => (
            <li key={each.id}>
              <Recommended recommendation={each} />
            </li>
          ))}
        </ul>
      </section>
      {underWay.length > 0 && (
        <section>
          <h2>{text.storeAnalytics.underWay}</h2>
          <ul className={classes.underWay}>
            {underWay.map(({ id, title, openTasks, requestId }) => (
              <li key={`${id} ${requestId}`}>
                <Link href={requestId === null ? '/store/tasks' : `/store/requests/${requestId}`}>
                  {title}
                </Link>
                <span className="qm-muted">
                  {requestId === null ? text.storeAnalytics.openTasks(openTasks) : text.storeAnalytics.waits}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{text.storeAnalytics.figures}</h2>
        <ul className={classes.kpis}>
          {kpis.map((kpi) => (
            <li key={kpi.id}>
              <KpiCard kpi={kpi} period={period} />
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Recommended({
  recommendation: { id, title, why, rule, tasks },
}: {
  recommendation: Recommendation;
}) {
  return (
    <article className={classes.recommendation} aria-label={title}>
      <h3>{title}</h3>
      <p>{why}</p>
      <p className={classes.rule}>{rule}</p>
      <Link
        href={`/store/analytics/recommendation?${new URLSearchParams({ id })}`}
        className={classes.action}
      >
        {text.storeAnalytics.create(tasks.length)}
      </Link>
    </article>
  );
}

function KpiCard({ kpi, period }: { kpi: Kpi; period: AnalyticsPeriod }) {
  const { id, name, value, unit, comparison, better, note, trend } = kpi;
  return (
    <Link href={`/store/analytics/${id}?period=${period}`} className={classes.kpi}>
      <span className={classes.name}>{name}</span>
      <span className={classes.figure}>
        <strong className={value === null ? classes.unknown : undefined}>
          {value === null ? text.storeAnalytics.unknown : writeKpi(value, unit)}
        </strong>
        <Sparkline values={trend.map((point) => point.value)} />
      </span>
      {comparison !== '' && (
        <span className={classes.comparison} data-better={better ?? undefined}>
          {better !== null && `${better ? text.storeAnalytics.better : text.storeAnalytics.worse}: `}
          {comparison}
        </span>
      )}
      {note !== null && <span className={classes.comparison}>{note}</span>}
    </Link>
  );
}
