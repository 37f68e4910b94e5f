import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Answer, DashboardTile, ResultTable } from '../api/types';
import { Chart } from '../answer/chart';
import { drawable } from '../answer/chart-data';
import { useFormatters } from '../answer/use-formatters';
import { text } from '../messages';
import { writeAge, writeNumber } from '../messages/written';
import { PartBoundary } from '../shell/error-boundary';
import { ErrorNotice } from '../shell/error-notice';
import { ChevronRightIcon, PinIcon } from '../theme/icons';
import { tileQuery } from './dashboard';
import classes from './dashboard-page.module.css';

/** More are seen when the answer is opened. */
const ROWS_IN_A_TILE = 6;
const COLUMNS_IN_A_TILE = 5;

interface TileProps {
  persona: string;
  tile: DashboardTile;
}

/** One question of the dashboard with its present answer. A tile that fails leaves the others alone. */
export function Tile({ persona, tile }: TileProps) {
  const { data, error, isFetching, refetch } = useQuery(tileQuery(persona, tile));
  const pinned = tile.savedQuestionId !== undefined;
  return (
    <li className={classes.tile} data-show={tile.show} aria-busy={isFetching}>
      <h2 className={classes.title} title={tile.question}>
        {pinned && <PinIcon size={12} aria-label={text.dashboard.pinned} />}
        {data === undefined ? (
          tile.title
        ) : (
          <Link href={`/answers/${data.id}`} className={classes.open}>
            {tile.title}
            <ChevronRightIcon size={12} className={classes.chevron} />
          </Link>
        )}
      </h2>
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={tile.show === 'number' ? 40 : 240} aria-label={text.loading} />}
      {data && (
        <PartBoundary fallback={<p className="qm-muted">{text.dashboard.failed}</p>}>
          <TileAnswer answer={data} show={tile.show} />
        </PartBoundary>
      )}
    </li>
  );
}

function TileAnswer({ answer, show }: { answer: Answer; show: DashboardTile['show'] }) {
  if (answer.kind !== 'answer' && answer.kind !== 'calculation')
    return <p className="qm-muted">{answer.message}</p>;
  const { cached } = answer.evidence;
  return (
    <>
      {answer.table.rows.length === 0 ? (
        <p className={classes.nothing}>{text.dashboard.nothing}</p>
      ) : (
        <Figures answer={answer} show={show} />
      )}
      {cached?.stale === true && (
        <p className={classes.stale}>{text.cached.stale(writeAge(cached.ageSeconds))}</p>
      )}
    </>
  );
}

function Figures({
  answer: { table, chart, sentence },
  show,
}: {
  answer: Extract<Answer, { table: ResultTable }>;
  show: DashboardTile['show'];
}) {
  const formatters = useFormatters(table);
  const measure = table.columns.findIndex(({ role }) => role === 'measure');
  if (show === 'number' && table.rows.length === 1 && measure >= 0)
    return (
      <p className={classes.number}>
        <span className="qm-numbers">{formatters[measure]?.(table.rows[0]?.[measure] ?? null)}</span>
        <span className={classes.measure}>{table.columns[measure]?.label}</span>
      </p>
    );
  if (show === 'chart' && chart !== null && drawable(chart, table))
    return <Chart spec={chart} table={table} formatters={formatters} />;
  const columns = table.columns.slice(0, COLUMNS_IN_A_TILE);
  return (
    <>
      <div className={classes.scroller} tabIndex={0} role="region" aria-label={sentence}>
        <table className={classes.rows}>
          <thead>
            <tr>
              {columns.map(({ name, label, role }) => (
                <th key={name} scope="col" data-role={role}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.slice(0, ROWS_IN_A_TILE).map((row, index) => (
              <tr key={index}>
                {columns.map(({ name, role }, column) => (
                  <td key={name} data-role={role}>
                    {formatters[column]?.(row[column] ?? null)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.rowCount > ROWS_IN_A_TILE && (
        <p className={classes.more}>{text.dashboard.more(writeNumber(table.rowCount - ROWS_IN_A_TILE))}</p>
      )}
    </>
  );
}
