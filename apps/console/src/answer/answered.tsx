import { Button, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { client, unwrap } from '../api/client';
import type { Answered } from '../api/types';
import { locale, text } from '../messages';
import { writeNumber } from '../messages/written';
import { localStore } from '../shell/browser-store';
import { useCopied } from '../shell/copy-button';
import { Notice } from '../shell/notice';
import { useToast } from '../shell/toasts';
import { CheckIcon, DownloadIcon, LinkIcon, ReplyIcon } from '../theme/icons';
import classes from './answer-document.module.css';
import { Chart } from './chart';
import { drawable } from './chart-data';
import { csvFileName } from './csv-file-name';
import { EvidenceCard } from './evidence-card';
import { columnFormatter } from './format';
import { ResultKpi } from './result-kpi';
import { type ResultView, viewsOf } from './result-kind';
import { ResultTable } from './result-table';

const OPEN_KEY = 'qm.evidence';

interface AnsweredBodyProps {
  answer: Answered;
  ask(question: string): void;
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
  return (
    <>
      <p className={classes.sentence}>{answer.sentence}</p>
      <Understood answer={answer} ask={ask} />
      {table.rows.length === 0 ? (
        <div className={classes.empty}>
          <p>{text.answer.emptyHint(evidence.summary)}</p>
          <p className="qm-muted">{text.answer.emptyNextStep}</p>
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
            <Tools answer={answer} conversationLink={conversationLink} />
          </div>
          {view === 'number' && <ResultKpi table={table} formatters={formatters} />}
          {(view === 'chart' || view === 'both') && chart !== null && (
            <Chart spec={chart} table={table} formatters={formatters} />
          )}
          {table.truncated && (
            <Notice kind="warning">{text.answer.truncated(writeNumber(table.rowCount))}</Notice>
          )}
          {(view === 'table' || view === 'both') && (
            <ResultTable table={table} formatters={formatters} label={text.table.label(answer.question)} />
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

/** What the question was read as, with the choices that were made; in sight, because they change what the numbers mean. */
function Understood({ answer, ask }: { answer: Answered; ask(question: string): void }) {
  const { evidence, table } = answer;
  return (
    <ul className={classes.assumptions}>
      {table.rows.length > 0 && (
        <li className={classes.assumption}>
          <span className={classes.term}>{text.evidence.understood}</span>
          <span>{evidence.summary}</span>
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
              className={classes.link}
              title={alternative.question}
              onClick={() => ask(alternative.question)}
            >
              {text.evidence.instead} {alternative.label}
            </button>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Tools({ answer, conversationLink }: { answer: Answered; conversationLink?: boolean }) {
  const toast = useToast();
  const [copied, copy] = useCopied();
  const [saving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    try {
      const rows = await unwrap(
        client.GET('/v1/answers/{answerId}.csv', {
          params: { path: { answerId: answer.id } },
          parseAs: 'blob',
        }),
      );
      const address = URL.createObjectURL(rows as Blob);
      const link = document.createElement('a');
      link.href = address;
      link.download = csvFileName(answer);
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (thrown) {
      toast({ kind: 'error', message: thrown instanceof Error ? thrown.message : String(thrown) });
    } finally {
      setSaving(false);
    }
  };
  return (
    <div className={classes.tools}>
      {conversationLink && (
        <Button
          component={Link}
          href={`/conversations/${answer.conversationId}`}
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<ReplyIcon />}
        >
          {text.answer.openConversation}
        </Button>
      )}
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        leftSection={copied ? <CheckIcon /> : <LinkIcon />}
        onClick={() => copy(`${location.origin}/answers/${answer.id}`)}
      >
        {copied ? text.answer.linkCopied : text.answer.copyLink}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        leftSection={<DownloadIcon />}
        loading={saving}
        aria-label={text.answer.exportCsvLabel}
        onClick={() => void save()}
      >
        {text.answer.exportCsv}
      </Button>
    </div>
  );
}
