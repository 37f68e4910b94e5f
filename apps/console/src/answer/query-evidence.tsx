import type { Answered, Evidence } from '../api/types';
import { text } from '../messages';
import { writeDay, writeMoment, writeMs, writeNumber, writePercent } from '../messages/written';
import classes from './evidence-card.module.css';
import { CostFact, Fact, Ids, Part, Sources, Sql } from './evidence-parts';
import { ModelPart } from './model-use';
import { QuestionWords, WordMeanings } from './question-words';
import { timingParts } from './timings';

/** The proof of an answer to a query. */
export function QueryEvidence({ answer }: { answer: Answered }) {
  const { evidence, table, question } = answer;
  return (
    <>
      <Part title={text.evidence.words} hint={text.evidence.wordsHint}>
        <p className={classes.question}>
          <QuestionWords question={question} words={evidence.words} />
        </p>
        <WordMeanings words={evidence.words} />
        {evidence.model && <p className="qm-muted">{text.model.noWords}</p>}
      </Part>
      <ModelPart model={evidence.model} cost={evidence.cost} />
      <Part title={`${text.evidence.sql} (${evidence.dialect})`}>
        <Sql sql={evidence.sql} />
      </Part>
      <Part title={text.evidence.sources}>
        <Sources sources={evidence.sources} />
      </Part>
      <Part title={text.evidence.timings}>
        <Timings evidence={evidence} />
      </Part>
      <Part title={text.evidence.details}>
        <dl className={classes.details}>
          <Fact label={text.evidence.asOf}>{writeMoment(evidence.dataAsOf)}</Fact>
          <Fact label={text.evidence.today}>{writeDay(evidence.today)}</Fact>
          <Fact label={text.evidence.rows}>{writeNumber(table.rowCount)}</Fact>
          <Fact label={text.model.readBy}>{evidence.model?.model ?? text.model.reader}</Fact>
          <Fact label={text.evidence.confidence}>{writePercent(evidence.confidence)}</Fact>
          <Fact label={text.evidence.cost}>
            <CostFact cost={evidence.cost} />
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
          <Ids digest={evidence.resultDigest} traceId={evidence.traceId} />
        </dl>
      </Part>
    </>
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
