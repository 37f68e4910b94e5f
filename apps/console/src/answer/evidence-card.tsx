import { UnstyledButton } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { Answered, Evidence } from '../api/types';
import { text } from '../messages';
import { writeDay, writeMoment, writeMs, writeNumber, writePercent, writeUsd } from '../messages/written';
import { CopyButton } from '../shell/copy-button';
import { ChevronRightIcon } from '../theme/icons';
import classes from './evidence-card.module.css';
import { QuestionWords, WordMeanings } from './question-words';
import { timingParts } from './timings';

interface EvidenceCardProps {
  answer: Answered;
  open: boolean;
  onToggle(): void;
}

/** The proof of an answer: one line that is always there, and all of it when one wants to check. */
export function EvidenceCard({ answer, open, onToggle }: EvidenceCardProps) {
  const { evidence, table } = answer;
  const bodyId = useId();
  return (
    <section className={classes.card} aria-label={text.evidence.title}>
      <UnstyledButton
        className={classes.head}
        onClick={onToggle}
        aria-expanded={open}
        aria-controls={bodyId}
        data-evidence-toggle
      >
        <ChevronRightIcon className={classes.chevron} data-open={open || undefined} />
        <span className={classes.title}>{text.evidence.title}</span>
        <span className={classes.facts}>
          <span>{text.answer.rows(table.rowCount, writeNumber(table.rowCount))}</span>
          <span>{writeMs(evidence.timings.totalMs)}</span>
          <span>{costOf(evidence)}</span>
          <span className={classes.asOf}>
            {text.evidence.asOf} {writeMoment(evidence.dataAsOf)}
          </span>
        </span>
      </UnstyledButton>
      {open && (
        <div id={bodyId} className={classes.body}>
          <EvidenceBody answer={answer} />
        </div>
      )}
    </section>
  );
}

const costOf = ({ cost }: Evidence) => (cost.totalUsd === 0 ? text.evidence.free : writeUsd(cost.totalUsd));

function EvidenceBody({ answer }: { answer: Answered }) {
  const { evidence, table, question } = answer;
  return (
    <>
      <Part title={text.evidence.words} hint={text.evidence.wordsHint}>
        <p className={classes.question}>
          <QuestionWords question={question} words={evidence.words} />
        </p>
        <WordMeanings words={evidence.words} />
      </Part>
      <Part title={`${text.evidence.sql} (${evidence.dialect})`}>
        <div className={classes.sql}>
          <pre tabIndex={0} aria-label={text.evidence.sql}>
            <code>{evidence.sql}</code>
          </pre>
          <span className={classes.copySql}>
            <CopyButton value={evidence.sql} label={text.evidence.copySql} />
          </span>
        </div>
      </Part>
      <Part title={text.evidence.sources}>
        <ul className={classes.sources}>
          {evidence.sources.map((source) => (
            <li key={source.table}>
              <span>{source.label}</span> <code>{source.table}</code>
              {source.rowCount !== null && (
                <span className="qm-muted qm-numbers">
                  {text.evidence.sourceRows(writeNumber(source.rowCount))}
                </span>
              )}
            </li>
          ))}
        </ul>
      </Part>
      <Part title={text.evidence.timings}>
        <Timings evidence={evidence} />
      </Part>
      <Part title={text.evidence.details}>
        <dl className={classes.details}>
          <Fact label={text.evidence.asOf}>{writeMoment(evidence.dataAsOf)}</Fact>
          <Fact label={text.evidence.today}>{writeDay(evidence.today)}</Fact>
          <Fact label={text.evidence.rows}>{writeNumber(table.rowCount)}</Fact>
          <Fact label={text.evidence.confidence}>{writePercent(evidence.confidence)}</Fact>
          <Fact label={text.evidence.cost}>
            {costOf(evidence)}
            {evidence.cost.byService
              .filter((service) => service.usd > 0)
              .map((service) => (
                <span key={service.service} className="qm-muted">
                  {' '}
                  {service.service} {writeUsd(service.usd)} ({writeNumber(service.quantity)} {service.unit})
                </span>
              ))}
          </Fact>
          <Fact label={text.evidence.agent}>
            {evidence.agent.name} {evidence.agent.version}
          </Fact>
          <Fact label={text.evidence.dataVersion}>
            <code>{evidence.dataVersion}</code>
          </Fact>
          <Fact label={text.evidence.semanticVersion}>
            <code>{evidence.semanticVersion}</code>
          </Fact>
          <Fact label={text.evidence.digest}>
            <code>{evidence.resultDigest.slice(0, 16)}…</code>
            <CopyButton value={evidence.resultDigest} label={text.copy} size={12} />
          </Fact>
          <Fact label={text.evidence.traceId}>
            <code>{evidence.traceId}</code>
            <CopyButton value={evidence.traceId} label={text.evidence.copyTraceId} size={12} />
          </Fact>
        </dl>
      </Part>
    </>
  );
}

function Part({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <div className={classes.part}>
      <h3 title={hint}>{title}</h3>
      <div>{children}</div>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd className="qm-numbers">{children}</dd>
    </div>
  );
}

function Timings({ evidence }: { evidence: Evidence }) {
  const parts = timingParts(evidence.timings).filter(({ ms }) => ms > 0);
  return (
    <>
      <div className={classes.bar} aria-hidden="true">
        {parts.map(({ name, share }) => (
          <span key={name} data-part={name} style={{ flexGrow: share }} />
        ))}
      </div>
      <ul className={classes.timings}>
        {parts.map(({ name, ms }) => (
          <li key={name}>
            <span className={classes.swatch} data-part={name} />
            {text.evidence[name]} <span className="qm-muted qm-numbers">{writeMs(ms)}</span>
          </li>
        ))}
        <li>
          {text.evidence.totalMs}{' '}
          <span className="qm-muted qm-numbers">{writeMs(evidence.timings.totalMs)}</span>
        </li>
      </ul>
    </>
  );
}
