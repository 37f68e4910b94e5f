import type { StoreRequest } from '../../api/types';
import { RequestCard } from './request-card';
import classes from './request-page.module.css';

interface RequestListProps {
  title: string;
  requests: readonly StoreRequest[];
  /** Said where there are none. */
  empty: string;
}

/** Requests under a heading, the newest first. */
export function RequestList({ title, requests, empty }: RequestListProps) {
  return (
    <section>
      <h2>{title}</h2>
      {requests.length === 0 && <p className="qm-muted">{empty}</p>}
      <ul className={classes.list}>
        {requests.map((request) => (
          <li key={request.id}>
            <RequestCard request={request} />
          </li>
        ))}
      </ul>
    </section>
  );
}
