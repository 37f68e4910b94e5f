import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Answer, DashboardTile, ResultTable } from '../api/types';
import { Chart } from '../answer/chart';
import { drawable } from '../answer/chart-data';
import { Figures as KeyFigures } from '../answer/figures';
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
const FIGURES_IN_A_TILE = 3;

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
          <TileAnswer answer={data} tile={tile} />
        </PartBoundary>
      )}
    </li>
  );
}

function TileAnswer({ answer, tile }: { answer: Answer; tile: DashboardTile }) {
  if (answer.kind !== 'answer' && answer.kind !== 'calculation')
    return <p className="qm-muted">{answer.message}</p>;
  const { cached } = answer.evidence;
  return (
    <>
      {answer.kind === 'calculation' ? (
        <CalculationFigures answer={answer} tile={tile} />
      ) : answer.table.rows.length === 0 ? (
        <p className={classes.nothing}>{text.dashboard.nothing}</p>
      ) : (
        <Figures answer={answer} tile={tile} />
      )}
      {cached?.stale === true && (
        <p className={classes.stale}>{text.cached.stale(writeAge(cached.ageSeconds))}</p>
      )}
    </>
  );
}

/** What a calculation says, its first numbers, and what there is to see of it. */
function CalculationFigures({
  answer,
  tile,
}: {
  answer: Extract<Answer, { kind: 'calculation' }>;
  tile: DashboardTile;
}) {
  const { sentence, figures, table } = answer;
  return (
    <>
      <p className={classes.sentence}>{sentence}</p>
      <KeyFigures figures={figures.slice(0, FIGURES_IN_A_TILE)} />
      {table.rows.length > 0 && <Figures answer={answer} tile={tile} />}
    </>
  );
}

function Figures({
  answer: { table, chart, sentence },
  tile: { show, title },
}: {
  answer: Extract<Answer, { table: ResultTable }>;
  tile: DashboardTile;
}) {
  const formatters = useFormatters(table);
  const measures = table.columns.flatMap(({ role }, index) => (role === 'measure' ? [index] : []));
  const [first] = measures;
  const oneNumber = table.columns.length === measures.length || show === 'number';
  if (table.rows.length === 1 && first !== undefined && oneNumber)
    return measures.slice(0, show === 'number' ? 1 : FIGURES_IN_A_TILE).map((measure) => (
      <p key={measure} className={classes.number}>
        <span className="qm-numbers">{formatters[measure]?.(table.rows[0]?.[measure] ?? null)}</span>
        {table.columns[measure]?.label !== title && (
          <span className={classes.measure}>{table.columns[measure]?.label}</span>
        )}
      </p>
    ));
  if (show === 'chart' && chart !== null && drawable(chart, table))
    return <Chart spec={chart} table={table} formatters={formatters} />;
  // What a list was asked for comes after what always stands in it.
  const shown = table.columns
    .map((column, index) => ({ ...column, index }))
    .filter((_, index, { length }) => index < COLUMNS_IN_A_TILE - 1 || index === length - 1);
  return (
    <>
      <div className={classes.scroller} tabIndex={0} role="region" aria-label={sentence}>
        <table className={classes.rows}>
          <thead>
            <tr>
              {shown.map(({ name, label, type }) => (
                <th key={name} scope="col" data-type={type}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.slice(0, ROWS_IN_A_TILE).map((row, at) => (
              <tr key={at}>
                {shown.map(({ name, type, index }) => (
                  <td key={name} data-type={type}>
                    {formatters[index]?.(row[index] ?? null)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.rowCount > ROWS_IN_A_TILE && (
        <p className={classes.more}>
          {text.dashboard.more(table.rowCount - ROWS_IN_A_TILE, writeNumber(table.rowCount - ROWS_IN_A_TILE))}
        </p>
      )}
    </>
  );
}
