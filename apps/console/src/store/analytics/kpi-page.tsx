import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from 'wouter';
import type { Kpi, KpiId, KpiRows } from '../../api/types';
import { text } from '../../messages';
import { writeDay, writeMoment, writeNumber } from '../../messages/written';
import { ErrorNotice } from '../../shell/error-notice';
import { NotFoundPage } from '../../shell/not-found-page';
import { usePageTitle } from '../../shell/page-title';
import { dayAfter } from '../days';
import { analyticsQuery, kpiRowsQuery, periodOf } from './analytics-queries';
import { writeKpi } from './write-kpi';
import classes from './analytics.module.css';

/** `/store/analytics/:kpi`: what a figure is made of. */
export default function KpiPage({ kpi: id }: { kpi: string }) {
  const period = periodOf(useSearch());
  const overview = useQuery(analyticsQuery(period));
  const kpi = overview.data?.kpis.find((each) => each.id === id);
  const rows = useQuery({ ...kpiRowsQuery(id as KpiId, period), enabled: kpi !== undefined });
  usePageTitle(kpi?.name ?? text.storeAnalytics.title);
  if (overview.data && !kpi) return <NotFoundPage />;
  const error = overview.error ?? rows.error;
  return (
    <div className={classes.page}>
      <Link href={`/store/analytics?period=${period}`} className={classes.back}>
        {text.storeAnalytics.back}
      </Link>
      {error && <ErrorNotice error={error} retry={() => void (kpi ? rows : overview).refetch()} />}
      {!kpi && !error && <Skeleton height={240} aria-label={text.loading} />}
      {kpi && <Explained kpi={kpi} />}
      {kpi && !rows.data && !rows.error && <Skeleton height={160} aria-label={text.loading} />}
      {rows.data && <Rows rows={rows.data} />}
    </div>
  );
}

function Explained({ kpi }: { kpi: Kpi }) {
  const { name, value, unit, comparison, note, formula, inputs, from, to, asOf, parts, trend } = kpi;
  return (
    <>
      <header>
        <h1>{name}</h1>
        <p className={value === null ? classes.unknown : classes.large}>
          {value === null ? text.storeAnalytics.unknown : writeKpi(value, unit)}
        </p>
        {comparison !== '' && <p>{comparison}</p>}
        {note !== null && <p>{note}</p>}
      </header>
      <dl className={classes.facts}>
        <div>
          <dt>{text.storeAnalytics.formula}</dt>
          <dd>{formula}</dd>
        </div>
        {inputs.length > 0 && (
          <div>
            <dt>{text.storeAnalytics.inputs}</dt>
            <dd>{inputs.join('; ')}</dd>
          </div>
        )}
        <div>
          <dt>{text.storeAnalytics.days}</dt>
          <dd>{text.storeAnalytics.ofDays(writeDay(from), writeDay(dayAfter(to, -1)))}</dd>
        </div>
        <div>
          <dt>{text.storeAnalytics.asOfLabel}</dt>
          <dd>{writeMoment(asOf)}</dd>
        </div>
      </dl>
      {parts.length > 0 && (
        <section>
          <h2>{text.storeAnalytics.parts}</h2>
          <ul className={classes.parts}>
            {parts.map((part) => (
              <li key={part.name}>
                <span>{part.name}</span>
                <span className="qm-numbers">
                  {writeKpi(part.value, unit)} <span className="qm-muted">{part.of}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {trend.length > 0 && (
        <section>
          <h2>{text.storeAnalytics.trend}</h2>
          <ul className={classes.parts}>
            {[...trend].reverse().map((point) => (
              <li key={point.from}>
                <span>{writeDay(point.from)}</span>
                <span className="qm-numbers">
                  {point.value === null ? text.storeAnalytics.unknown : writeKpi(point.value, unit)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Rows({ rows: { columns, rows, total } }: { rows: KpiRows }) {
  const write = (cell: string | number | null, unit: KpiRows['columns'][number]['unit']) => {
    if (cell === null) return '–';
    return typeof cell === 'number' && unit !== null ? writeKpi(cell, unit) : cell;
  };
  return (
    <section>
      <h2>{text.storeAnalytics.rows(total, writeNumber(total))}</h2>
      {rows.length < total && (
        <p className="qm-muted">{text.storeAnalytics.first(writeNumber(rows.length))}</p>
      )}
      {rows.length > 0 && (
        <div className={classes.table} tabIndex={0} role="region" aria-label={text.storeAnalytics.rowsLabel}>
          <table>
            <thead>
              <tr>
                {columns.map(({ name }) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ cells, link }, index) => (
                <tr key={index}>
                  {cells.map((cell, at) => (
                    <td key={columns[at]!.name} data-number={columns[at]!.unit !== null || undefined}>
                      {at === 0 && link !== null ? (
                        <Link href={link} className={classes.row}>
                          {write(cell, null)}
                        </Link>
                      ) : (
                        write(cell, columns[at]!.unit)
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
