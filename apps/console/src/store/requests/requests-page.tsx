import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { StoreMembership } from '../../api/types';
import { text } from '../../messages';
import { ErrorNotice } from '../../shell/error-notice';
import { usePageTitle } from '../../shell/page-title';
import { membershipQuery } from '../store-queries';
import { RequestList } from './request-list';
import { sortRequests } from './sort-requests';
import { storeRequestsQuery } from './store-requests';
import classes from './request-page.module.css';

/** `/store/requests`: where the requests of a store stand; everybody's for managers, the own ones for the others. */
export default function RequestsPage() {
  usePageTitle(text.storeRequest.all);
  const { data, error, refetch } = useQuery(membershipQuery);
  return (
    <div className={classes.page}>
      <h1>{text.storeRequest.all}</h1>
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={200} aria-label={text.loading} />}
      {data && <Requests membership={data} />}
    </div>
  );
}

function Requests({ membership: { staff } }: { membership: StoreMembership }) {
  const { data, error, refetch } = useQuery(storeRequestsQuery('all'));
  if (data === undefined) {
    return error ? (
      <ErrorNotice error={error} retry={() => void refetch()} />
    ) : (
      <Skeleton height={200} aria-label={text.loading} />
    );
  }
  const { toDecide, mine, others } = sortRequests(data, staff.id);
  return (
    <>
      {staff.role === 'manager' && (
        <RequestList title={text.store.toDecide} requests={toDecide} empty={text.store.noneToDecide} />
      )}
      <RequestList title={text.store.mine} requests={mine} empty={text.store.noneMine} />
      {others.length > 0 && <RequestList title={text.storeRequest.ofOthers} requests={others} empty="" />}
    </>
  );
}
