import type { ReactNode } from 'react';
import type { Evidence, Source } from '../api/types';
import { text } from '../messages';
import { writeNumber, writeUsd } from '../messages/written';
import { CopyButton } from '../shell/copy-button';
import classes from './evidence-card.module.css';

export function Part({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <div className={classes.part}>
      <h3 title={hint}>{title}</h3>
      <div>{children}</div>
    </div>
  );
}

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd className="qm-numbers">{children}</dd>
    </div>
  );
}

export const costOf = ({ totalUsd }: Evidence['cost']) =>
  totalUsd === 0 ? text.evidence.free : writeUsd(totalUsd);

/** What it cost, by service where it cost something. */
export function CostFact({ cost }: { cost: Evidence['cost'] }) {
  return (
    <>
      {costOf(cost)}
      {cost.byService
        .filter((service) => service.usd > 0)
        .map((service) => (
          <span key={`${service.service} ${service.unit}`} className="qm-muted">
            {' '}
            {service.service} {writeUsd(service.usd)} ({writeNumber(service.quantity)} {service.unit})
          </span>
        ))}
    </>
  );
}

export function Sql({ sql }: { sql: string }) {
  return (
    <div className={classes.sql}>
      <pre tabIndex={0} aria-label={text.evidence.sql}>
        <code>{sql}</code>
      </pre>
      <span className={classes.copySql}>
        <CopyButton value={sql} label={text.evidence.copySql} />
      </span>
    </div>
  );
}

export function Sources({ sources }: { sources: readonly Source[] }) {
  return (
    <ul className={classes.sources}>
      {sources.map((source) => (
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
  );
}

/** What the person who runs Quartermaster asks for. */
export function Ids({ digest, traceId }: { digest: string; traceId: string }) {
  return (
    <>
      <Fact label={text.evidence.digest}>
        <code>{digest.slice(0, 16)}…</code>
        <CopyButton value={digest} label={text.copy} size={12} />
      </Fact>
      <Fact label={text.evidence.traceId}>
        <code>{traceId}</code>
        <CopyButton value={traceId} label={text.evidence.copyTraceId} size={12} />
      </Fact>
    </>
  );
}
