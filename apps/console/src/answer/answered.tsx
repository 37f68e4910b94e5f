import { SegmentedControl } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import type { Answered } from '../api/types';
import { type Ask, inWords } from '../ask/asked';
import { locale, text } from '../messages';
import { writeNumber } from '../messages/written';
import { localStore } from '../shell/browser-store';
import { Notice } from '../shell/notice';
import { SwitchIcon } from '../theme/icons';
import { ChipBar } from '../understanding/chip-bar';
import classes from './answer-document.module.css';
import { AnswerTools } from './answer-tools';
import { Chart } from './chart';
import { drawable } from './chart-data';
import { EvidenceCard } from './evidence-card';
import { columnFormatter } from './format';
import { hasRowsBehind, nameOfNumber, rowsBehind } from './number-behind';
import { OriginLine } from './origin-line';
import { ResultKpi } from './result-kpi';
import { type ResultView, viewsOf } from './result-kind';
import { ResultTable } from './result-table';

const OPEN_KEY = 'qm.evidence';

interface AnsweredBodyProps {
  answer: Answered;
  ask: Ask;
  conversationLink?: boolean;
}

/** Sentence, assumptions, figures and proof of an answer. */
export function AnsweredBody({ answer, ask, conversationLink }: AnsweredBodyProps) {
  const { table, evidence } = answer;
  const chart = answer.chart !== null && drawable(answer.chart, table) ? answer.chart : null;
  const views = viewsOf({ table, chart });
  const [chosen, setView] = useState<ResultView | null>(null);
  const view = chosen ?? views[0];
  const [open, setOpen] = useState(() => localStore.get(OPEN_KEY) === 'open');
  const formatters = useMemo(
    () =>
      table.columns.map((column, index) =>
        columnFormatter(
          column,
          table.rows.map((row) => row[index] ?? null),
          locale,
          text,
        ),
      ),
    [table],
  );
  const showBehind = useCallback(
    (row: number, column: number) => {
      const name = nameOfNumber(table, formatters, row, column);
      ask(rowsBehind(answer, row, column, text.behind.title(name)));
    },
    [answer, ask, table, formatters],
  );
  const onBehind = hasRowsBehind(answer) ? showBehind : undefined;
  const tools = <AnswerTools answer={answer} conversationLink={conversationLink} />;
  return (
    <>
      <OriginLine origin={answer.origin} />
      {evidence.chips.length > 0 && <ChipBar answer={answer} ask={ask} />}
      <p className={classes.sentence}>{answer.sentence}</p>
      <Assumptions answer={answer} ask={ask} />
      {table.rows.length === 0 ? (
        <div className={classes.results}>
          <div className={classes.empty}>
            <p>{text.answer.emptyHint(evidence.summary)}</p>
            <p className="qm-muted">{text.answer.emptyNextStep}</p>
          </div>
          <div className={`${classes.toolbar} qm-no-print`}>{tools}</div>
        </div>
      ) : (
        <div className={classes.results}>
          <div className={`${classes.toolbar} qm-no-print`}>
            {views.length > 1 && (
              <SegmentedControl
                size="xs"
                aria-label={text.answer.show}
                value={view}
                onChange={setView}
                data={views.map((value) => ({ value, label: text.answer[value] }))}
              />
            )}
            {tools}
          </div>
          {view === 'number' && <ResultKpi table={table} formatters={formatters} onBehind={onBehind} />}
          {(view === 'chart' || view === 'both') && chart !== null && (
            <Chart spec={chart} table={table} formatters={formatters} />
          )}
          {table.truncated && (
            <Notice kind="warning">{text.answer.truncated(writeNumber(table.rowCount))}</Notice>
          )}
          {(view === 'table' || view === 'both') && (
            <ResultTable
              table={table}
              formatters={formatters}
              label={text.table.label(answer.question)}
              onBehind={onBehind}
            />
          )}
        </div>
      )}
      <EvidenceCard
        answer={answer}
        open={open}
        onToggle={() => {
          setOpen(!open);
          localStore.set(OPEN_KEY, open ? '' : 'open');
        }}
      />
    </>
  );
}

/** The choices that were made where the words allow another; in sight, because they change what the numbers mean. */
function Assumptions({ answer, ask }: { answer: Answered; ask: Ask }) {
  const { evidence, table } = answer;
  // Answers that are older than chips say it in one line.
  const summary = evidence.chips.length === 0 && table.rows.length > 0 ? evidence.summary : null;
  if (summary === null && evidence.assumptions.length === 0) return null;
  return (
    <ul className={classes.assumptions}>
      {summary !== null && (
        <li className={classes.assumption}>
          <span className={classes.term}>{text.evidence.understood}</span>
          <span>{summary}</span>
        </li>
      )}
      {evidence.assumptions.map((assumption) => (
        <li key={assumption.text} className={classes.assumption}>
          <span className={classes.term}>{text.evidence.assumptions}</span>
          <span>{assumption.text}</span>
          {assumption.alternatives?.map((alternative) => (
            <button
              key={alternative.question}
              type="button"
              className={`${classes.switch} qm-no-print`}
              title={text.evidence.switchTo(alternative.question)}
              onClick={() => ask(inWords(alternative.question))}
            >
              <SwitchIcon size={12} />
              {alternative.label}
            </button>
          ))}
        </li>
      ))}
    </ul>
  );
}
