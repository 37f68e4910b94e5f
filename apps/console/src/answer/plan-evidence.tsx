import { Fragment } from 'react';
import { Link } from 'wouter';
import type { Calculated, Figure, Formula, StepEvidence, ToolQuery } from '../api/types';
import { locale, text } from '../messages';
import { writeDay, writeMoment, writeMs, writeNumber, writePercent } from '../messages/written';
import { CheckIcon, ChevronRightIcon, CrossIcon } from '../theme/icons';
import classes from './evidence-card.module.css';
import { CostFact, Fact, Ids, Part, Sources, Sql } from './evidence-parts';
import { writeFigure } from './figure-text';
import { ModelPart } from './model-use';
import stepClasses from './plan-evidence.module.css';
import { QuestionWords, WordMeanings } from './question-words';

/** The proof of a calculation: each step with its formulas, what went into them, and the queries that it asked. */
export function PlanEvidenceBody({ answer }: { answer: Calculated }) {
  const { evidence, question, table } = answer;
  return (
    <>
      {evidence.words.length > 0 && (
        <Part title={text.evidence.words} hint={text.evidence.wordsHint}>
          <p className={classes.question}>
            <QuestionWords question={question} words={evidence.words} />
          </p>
          <WordMeanings words={evidence.words} />
        </Part>
      )}
      <ModelPart model={evidence.model} cost={evidence.cost} />
      <Part title={text.steps.title}>
        <ol className={stepClasses.steps}>
          {evidence.steps.map((step) => (
            <Step key={step.id} step={step} />
          ))}
        </ol>
      </Part>
      <Part title={text.evidence.details}>
        <dl className={classes.details}>
          {evidence.dataAsOf !== null && (
            <Fact label={text.evidence.asOf}>{writeMoment(evidence.dataAsOf)}</Fact>
          )}
          <Fact label={text.evidence.today}>{writeDay(evidence.today)}</Fact>
          <Fact label={text.evidence.rows}>{writeNumber(table.rowCount)}</Fact>
          <Fact label={text.model.readBy}>{evidence.model?.model ?? text.model.reader}</Fact>
          <Fact label={text.evidence.confidence}>{writePercent(evidence.confidence)}</Fact>
          <Fact label={text.evidence.readMs}>{writeMs(evidence.timings.readMs)}</Fact>
          <Fact label={text.evidence.totalMs}>{writeMs(evidence.timings.totalMs)}</Fact>
          <Fact label={text.evidence.cost}>
            <CostFact cost={evidence.cost} />
          </Fact>
          <Fact label={text.evidence.agent}>
            {evidence.agent.name} {evidence.agent.version}
          </Fact>
          {evidence.dataVersion !== null && (
            <Fact label={text.evidence.dataVersion}>
              <code>{evidence.dataVersion}</code>
            </Fact>
          )}
          {evidence.semanticVersion !== null && (
            <Fact label={text.evidence.semanticVersion}>
              <code>{evidence.semanticVersion}</code>
            </Fact>
          )}
          <Ids digest={evidence.resultDigest} traceId={evidence.traceId} />
        </dl>
      </Part>
    </>
  );
}

function Step({ step }: { step: StepEvidence }) {
  return (
    <li className={stepClasses.step} data-ok={step.ok}>
      <p className={stepClasses.head}>
        <span className={stepClasses.mark} title={step.ok ? text.steps.worked : text.steps.failed}>
          {step.ok ? <CheckIcon size={14} /> : <CrossIcon size={14} />}
        </span>
        <strong>{step.label}</strong>
        {!step.ok && <span className={stepClasses.failed}>{text.steps.failed}</span>}
        <span className="qm-muted qm-numbers">
          {step.rowCount !== null && `${text.answer.rows(step.rowCount, writeNumber(step.rowCount))} · `}
          {writeMs(step.ms)}
        </span>
      </p>
      {step.problem && (
        <p className={stepClasses.problem}>
          {step.problem.message} <span className="qm-muted">{step.problem.nextStep}</span>
        </p>
      )}
      <Formulas formulas={step.formulas} />
      <Inputs inputs={step.inputs} />
      {step.notes.length > 0 && (
        <div className={stepClasses.block}>
          <h4>{text.steps.notes}</h4>
          <ul className={stepClasses.notes}>
            {step.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </div>
      )}
      <Lookups lookups={step.lookups ?? []} />
      <Queries queries={step.queries} />
    </li>
  );
}

function Formulas({ formulas }: { formulas: readonly Formula[] }) {
  if (formulas.length === 0) return null;
  return (
    <div className={stepClasses.block}>
      <h4>{text.steps.formulas}</h4>
      <ul className={stepClasses.formulas}>
        {formulas.map(({ label, text: formula, source }) => (
          <li key={label}>
            <span>{label}</span>
            <code>{formula}</code>
            {source !== '' && (
              <span className={stepClasses.source}>
                {text.steps.source}: {source}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Inputs({ inputs }: { inputs: readonly Figure[] }) {
  if (inputs.length === 0) return null;
  return (
    <div className={stepClasses.block}>
      <h4>{text.steps.inputs}</h4>
      <dl className={stepClasses.inputs}>
        {inputs.map((input) => {
          const { value, unit, interval } = writeFigure(input, locale, text);
          return (
            <Fragment key={input.name}>
              <dt>{input.label}</dt>
              <dd>
                {value} {unit}
                {interval && (
                  <span className="qm-muted">
                    {' '}
                    ({text.figures.interval(interval.level, interval.lower, interval.upper)})
                  </span>
                )}
              </dd>
            </Fragment>
          );
        })}
      </dl>
    </div>
  );
}

/** What was asked of the store, when, and the documents that were quoted. */
function Lookups({ lookups }: { lookups: NonNullable<StepEvidence['lookups']> }) {
  if (lookups.length === 0) return null;
  return (
    <div className={stepClasses.block}>
      <h4>{text.steps.lookups}</h4>
      <ul className={stepClasses.notes}>
        {lookups.map(({ label, operation, count, asOf, documents }, index) => (
          <li key={`${index}-${operation}`}>
            {label} <code>{operation}</code>{' '}
            <span className="qm-muted qm-numbers">
              {text.steps.lookup(count, writeNumber(count), writeMoment(asOf))}
            </span>
            {documents.map(({ title, version, href }) => (
              <p key={`${title} ${version}`}>
                {href === null ? title : <Link href={href}>{title}</Link>}{' '}
                <span className="qm-muted">{version}</span>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Queries({ queries }: { queries: readonly ToolQuery[] }) {
  if (queries.length === 0) return null;
  return (
    <details className={stepClasses.queries}>
      <summary>
        <ChevronRightIcon size={14} />
        {text.evidence.sql}: {text.steps.queries(queries.length, writeNumber(queries.length))}
      </summary>
      <ul>
        {queries.map((query, index) => (
          <li key={`${index}-${query.label}`} className={stepClasses.query}>
            <p>
              <strong>{query.label}</strong>{' '}
              <span className="qm-muted qm-numbers">
                {query.dialect} · {text.answer.rows(query.rowCount, writeNumber(query.rowCount))}
                {query.truncated && ` (${text.steps.queryTruncated})`} · {writeMs(query.executeMs)}
              </span>
            </p>
            <Sql sql={query.sql} />
            <Sources sources={query.sources} />
          </li>
        ))}
      </ul>
    </details>
  );
}
