import { Button, SegmentedControl } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Calculated } from '../api/types';
import type { Ask } from '../ask/asked';
import { text } from '../messages';
import { writeNumber } from '../messages/written';
import { ActionCards } from '../proposals/action-cards';
import { Notice } from '../shell/notice';
import { ActCards } from '../store/acts/act-cards';
import { worksInStore } from '../store/store-persona';
import { SlidersIcon } from '../theme/icons';
import { CalculationChips } from '../tools/calculation-chips';
import type { PlaceInForm } from '../tools/changing';
import classes from './answer-document.module.css';
import { AnswerTools } from './answer-tools';
import { Assumptions } from './assumptions';
import { CachedLine } from './cached-line';
import { Chart } from './chart';
import { drawable } from './chart-data';
import { EvidenceCard } from './evidence-card';
import { Figures } from './figures';
import { OriginLine } from './origin-line';
import { PartialNotice } from './partial-notice';
import { PlanEvidenceBody } from './plan-evidence';
import { changeableCalls, outcomeOf } from './plan-steps';
import { calculationViews, type ResultView } from './result-kind';
import { ResultRows } from './result-rows';
import { Routes } from './route-drawing';
import { useFormatters } from './use-formatters';

const ChangeDialog = lazy(() => import('../tools/change-dialog'));

interface CalculatedBodyProps {
  answer: Calculated;
  ask: Ask;
  conversationLink?: boolean;
}

/** What tools computed: sentence, figures, chart or routes, rows, what could be done about it, and the proof. */
export function CalculatedBody({ answer, ask, conversationLink }: CalculatedBodyProps) {
  const { table, drawing, evidence } = answer;
  const chart = answer.chart !== null && drawable(answer.chart, table) ? answer.chart : null;
  const views = calculationViews(table, chart !== null || drawing !== null);
  const [chosen, setView] = useState<ResultView | null>(null);
  const view = chosen ?? views[0];
  const formatters = useFormatters(table);
  const calls = changeableCalls(evidence);
  const [changing, setChanging] = useState<PlaceInForm | null>(null);
  const change = () => setChanging({ step: calls[0]!.step });
  const nothing = !answer.complete && outcomeOf(evidence).worked === 0;
  const pictureShown = view === 'chart' || view === 'both';
  return (
    <>
      <OriginLine origin={answer.origin} />
      <CalculationChips chips={evidence.chips} calls={calls} onChange={setChanging} ask={ask} />
      {/* Where nothing worked, the notice says all that there is to say. */}
      {!nothing && <p className={classes.sentence}>{answer.sentence}</p>}
      <PartialNotice answer={answer} ask={ask} onChange={calls.length > 0 ? change : undefined} />
      <CachedLine cached={evidence.cached} />
      <Assumptions
        summary={evidence.chips.length === 0 ? evidence.summary : null}
        assumptions={evidence.assumptions}
        ask={ask}
      />
      <div className={classes.results}>
        <Figures figures={answer.figures} />
        <div className={`${classes.toolbar} qm-no-print`}>
          {views.length > 1 && (
            <SegmentedControl
              size="xs"
              aria-label={text.answer.show}
              value={view}
              onChange={setView}
              data={views.map((value) => ({
                value,
                label: value === 'chart' && chart === null ? text.drawing.view : text.answer[value],
              }))}
            />
          )}
          <AnswerTools answer={answer} conversationLink={conversationLink}>
            {calls.length > 0 && !nothing && (
              <Button
                size="xs"
                variant="subtle"
                color="gray"
                aria-haspopup="dialog"
                leftSection={<SlidersIcon />}
                onClick={change}
              >
                {text.change.open}
              </Button>
            )}
          </AnswerTools>
        </div>
        {pictureShown && chart !== null && <Chart spec={chart} table={table} formatters={formatters} />}
        {pictureShown && drawing !== null && <Routes drawing={drawing} />}
        {table.truncated && (
          <Notice kind="warning">{text.answer.truncated(writeNumber(table.rowCount))}</Notice>
        )}
        {(view === 'table' || view === 'both') && table.rows.length > 0 && (
          <ResultRows
            table={table}
            formatters={formatters}
            label={text.table.label(answer.question)}
            asCards={worksInStore(answer)}
          />
        )}
      </div>
      <ActionCards answer={answer} />
      <ActCards answer={answer} />
      <EvidenceCard answer={answer}>
        <PlanEvidenceBody answer={answer} />
      </EvidenceCard>
      {changing && (
        <Suspense fallback={null}>
          <ChangeDialog
            persona={answer.persona}
            calls={calls}
            start={changing}
            ask={ask}
            onClose={() => setChanging(null)}
          />
        </Suspense>
      )}
    </>
  );
}
