import type { StoreRequest } from '../../api/types';
import { text } from '../../messages';
import classes from '../../proposals/status-badge.module.css';

/** Where a request stands; in words, with a colour that adds nothing to them. */
export function RequestStatus({ status }: Pick<StoreRequest, 'status'>) {
  return (
    <span className={classes.badge} data-status={status}>
      {text.storeRequest.statuses[status]}
    </span>
  );
}
