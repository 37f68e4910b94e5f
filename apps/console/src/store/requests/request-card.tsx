import { Link } from 'wouter';
import type { StoreRequest } from '../../api/types';
import { text } from '../../messages';
import { writeMoment } from '../../messages/written';
import { RequestStatus } from './request-status';
import classes from './request-page.module.css';

/** One request in a list; all of it is the link. */
export function RequestCard({ request }: { request: StoreRequest }) {
  return (
    <Link href={`/store/requests/${request.id}`} className={classes.card}>
      <span className={classes.cardTitle}>{request.title}</span>
      <span className={classes.cardFoot}>
        <RequestStatus status={request.status} />
        <span className="qm-muted">
          {text.storeRequest.by(request.requestedBy.name, writeMoment(request.createdAt))}
        </span>
      </span>
    </Link>
  );
}
