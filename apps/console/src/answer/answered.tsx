import { useCallback, useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import type { Answered } from '../api/types';
import type { Ask } from '../ask/asked';
import { text } from '../messages';
import { writeNumber } from '../messages/written';
import { Notice } from '../shell/notice';
import { ChipBar } from '../understanding/chip-bar';
import classes from './answer-document.module.css';
import { AnswerTools } from './answer-tools';
import { Assumptions } from './assumptions';
import { CachedLine } from './cached-line';
import { Chart } from './chart';
import { drawable } from './chart-data';
import { EvidenceCard } from './evidence-card';
import { hasRowsBehind, nameOfNumber, rowsBehind } from './number-behind';
import { OriginLine } from './origin-line';
import { QueryEvidence } from './query-evidence';
import { ResultKpi } from './result-kpi';
import { type ResultView, viewsOf } from './result-kind';
import { ResultTable } from './result-table';
import { useFormatters } from './use-formatters';

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
  const formatters = useFormatters(table);
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
      <CachedLine cached={evidence.cached} />
      <Assumptions
        // Answers that are older than chips say it in one line.
        summary={evidence.chips.length === 0 && table.rows.length > 0 ? evidence.summary : null}
        assumptions={evidence.assumptions}
        ask={ask}
      />
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
      <EvidenceCard answer={answer}>
        <QueryEvidence answer={answer} />
      </EvidenceCard>
    </>
  );
}
