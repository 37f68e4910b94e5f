import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { StoreRequest } from '../../api/types';
import { text } from '../../messages';
import { writeMoment } from '../../messages/written';
import { ErrorNotice } from '../../shell/error-notice';
import { isNotFound, NotHerePage } from '../../shell/not-here-page';
import { Notice } from '../../shell/notice';
import { usePageTitle } from '../../shell/page-title';
import { RequestDecision } from './request-decision';
import { RequestStatus } from './request-status';
import { storeRequestQuery } from './store-requests';
import classes from './request-page.module.css';

/** `/store/requests/:id`: what somebody asked for, what it changes, and what can be done about it. */
export default function RequestPage({ requestId }: { requestId: string }) {
  usePageTitle(text.storeRequest.title);
  const { data, error, refetch } = useQuery(storeRequestQuery(requestId));
  if (isNotFound(error)) return <NotHerePage what="request" />;
  return (
    <div className={classes.page}>
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={200} aria-label={text.loading} />}
      {data && <Request request={data} />}
    </div>
  );
}

function Request({ request }: { request: StoreRequest }) {
  const { title, status, requestedBy, createdAt, origin, reason, diff, warnings, decision, effects } =
    request;
  return (
    <>
      <header className={classes.header}>
        <h1>{title}</h1>
        <p className={classes.cardFoot}>
          <RequestStatus status={status} />
          <span className="qm-muted">
            {text.storeRequest.by(requestedBy.name, writeMoment(createdAt))}
            {origin === 'assistant' && ` · ${text.storeRequest.assistant}`}
          </span>
        </p>
        {status === 'open' && (
          <p className="qm-muted">{text.storeRequest.expires(writeMoment(request.expiresAt))}</p>
        )}
      </header>
      {status === 'open' && warnings.length > 0 && (
        <Notice kind="warning" title={text.storeRequest.warnings}>
          {warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Notice>
      )}
      <section>
        <h2>{text.storeRequest.changes}</h2>
        <dl className={classes.diff}>
          {diff.map(({ label, before, after }, index) => (
            <div key={`${label} ${index}`}>
              <dt>{label}</dt>
              <dd>
                <span className={classes.before}>{before}</span>
                <span aria-hidden="true"> → </span>
                <strong>{after}</strong>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      {reason !== '' && (
        <section>
          <h2>{text.storeRequest.reason}</h2>
          <p className={classes.words}>{reason}</p>
        </section>
      )}
      {decision && (
        <section>
          <h2>{text.storeRequest.statuses[status]}</h2>
          <p>{text.storeRequest.decided(decision.by.name, writeMoment(decision.at))}</p>
          {decision.reason !== null && <p className={classes.words}>{decision.reason}</p>}
        </section>
      )}
      {effects.length > 0 && (
        <section>
          <h2>{text.storeRequest.effects}</h2>
          <ul className={classes.effects}>
            {effects.map((effect) => (
              <li key={effect}>{effect}</li>
            ))}
          </ul>
        </section>
      )}
      <RequestDecision request={request} />
    </>
  );
}
