import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Proposal } from '../api/types';
import { text } from '../messages';
import { writeMoment, writeMoney } from '../messages/written';
import { personaLabel, useMe } from '../session/session';
import { CopyButton } from '../shell/copy-button';
import { ErrorNotice } from '../shell/error-notice';
import { isNotFound, NotHerePage } from '../shell/not-here-page';
import { Notice } from '../shell/notice';
import { usePageTitle } from '../shell/page-title';
import { ReplyIcon } from '../theme/icons';
import { ActionDetails } from './action-details';
import { Decision } from './decision-bar';
import classes from './proposal-page.module.css';
import { nameOf } from './name-of';
import { proposalQuery } from './proposals';
import { StatusBadge } from './status-badge';

/** `/proposals/:id`: all that a person needs to decide on it, and what became of it. */
export default function ProposalPage({ proposalId }: { proposalId: string }) {
  const { data, error, refetch } = useQuery(proposalQuery(proposalId));
  usePageTitle(data?.title ?? text.proposals.title);
  if (isNotFound(error)) return <NotHerePage what="proposal" />;
  return (
    <div className={classes.page}>
      <p className={classes.back}>
        <Link href="/proposals">
          <ReplyIcon size={14} /> {text.proposal.all}
        </Link>
      </p>
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && (
        <>
          <Skeleton height={28} width="60%" aria-label={text.loading} />
          <Skeleton height={240} />
        </>
      )}
      {data && <ProposalDocument key={data.id} proposal={data} />}
    </div>
  );
}

function ProposalDocument({ proposal }: { proposal: Proposal }) {
  const { title, status, reason, diff } = proposal;
  const done = status === 'executed';
  return (
    <>
      <header className={classes.header}>
        <h1>{title}</h1>
        <p>
          <StatusBadge status={status} />{' '}
          <span className="qm-muted">{text.proposals.statusHint[status]}</span>
        </p>
      </header>
      <Outcome proposal={proposal} />
      {status === 'open' && !proposal.checked && <Notice kind="info">{text.proposal.unchecked}</Notice>}
      <Decision proposal={proposal} />
      <section>
        <h2>{text.proposal.reason}</h2>
        <p className={classes.reason}>{reason}</p>
      </section>
      {diff.length > 0 && (
        <section>
          <h2>{done ? text.proposal.changed : text.proposal.changes}</h2>
          <div className={classes.scroller} tabIndex={0} role="region" aria-label={text.proposal.changes}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{text.proposal.part}</th>
                  <th scope="col">{text.proposal.before}</th>
                  <th scope="col">{text.proposal.after}</th>
                </tr>
              </thead>
              <tbody>
                {diff.map(({ label, before, after }) => (
                  <tr key={label}>
                    <th scope="row">{label}</th>
                    <td className={before === after ? undefined : classes.before}>
                      {before || text.noValue}
                    </td>
                    <td className={before === after ? undefined : classes.after}>{after || text.noValue}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
      <ActionDetails action={proposal.action} />
      <Facts proposal={proposal} />
    </>
  );
}

/** What became of it: who decided and why, and the numbers of what was written. */
function Outcome({ proposal }: { proposal: Proposal }) {
  const { decision, execution, replacedBy } = proposal;
  if (decision === null && execution === null && replacedBy === null) return null;
  return (
    <dl className={classes.outcome}>
      {execution && execution.documents.length > 0 && (
        <Fact label={text.proposal.documents}>
          {execution.documents.map((number) => (
            <span key={number} className={classes.document}>
              <strong>{number}</strong>
              <CopyButton value={number} label={text.proposal.copyDocument} size={12} />
            </span>
          ))}
        </Fact>
      )}
      {decision && (
        <Fact label={text.proposal.decidedBy}>
          {nameOf(decision.by)}, {writeMoment(decision.at)}
        </Fact>
      )}
      {decision?.reason && <Fact label={text.proposal.decisionReason}>{decision.reason}</Fact>}
      {execution && <Fact label={text.proposal.executedAt}>{writeMoment(execution.at)}</Fact>}
      {execution && execution.webhook !== 'none' && (
        <Fact label={text.proposal.webhook}>{text.proposal.webhookStates[execution.webhook]}</Fact>
      )}
      {replacedBy && (
        <Fact label={text.proposals.status.replaced}>
          <Link href={`/proposals/${replacedBy}`}>{text.proposal.replacedBy}</Link>
        </Fact>
      )}
    </dl>
  );
}

function Facts({ proposal }: { proposal: Proposal }) {
  const me = useMe();
  return (
    <section>
      <h2>{text.proposal.details}</h2>
      <dl className={classes.facts}>
        <Fact label={text.proposal.amount}>{writeMoney(proposal.amount)}</Fact>
        <Fact label={text.proposal.approvers}>{proposal.approvers}</Fact>
        <Fact label={text.proposal.proposedBy}>
          {nameOf(proposal.proposedBy)}, {writeMoment(proposal.createdAt)}
        </Fact>
        <Fact label={text.proposal.persona}>{personaLabel(me, proposal.persona)}</Fact>
        {proposal.status === 'open' && (
          <Fact label={text.proposal.expires}>{writeMoment(proposal.expiresAt)}</Fact>
        )}
        {proposal.answerId !== null && proposal.proposedBy.userId === me.user.id && (
          <Fact label={text.proposal.answer}>
            <Link href={`/answers/${proposal.answerId}`}>{text.proposal.openAnswer}</Link>
          </Fact>
        )}
        {proposal.replaces !== null && (
          <Fact label={text.proposal.replaces}>
            <Link href={`/proposals/${proposal.replaces}`}>{text.proposal.earlier}</Link>
          </Fact>
        )}
        <Fact label={text.proposal.hash} hint={text.proposal.hashHint}>
          <code>{proposal.hash.slice(0, 16)}…</code>
          <CopyButton value={proposal.hash} label={text.copy} size={12} />
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt title={hint}>{label}</dt>
      <dd className="qm-numbers">{children}</dd>
    </div>
  );
}
