import { Button, Modal, Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { StoreMembership, TimeOff, TimeOffBalance } from '../../api/types';
import { text } from '../../messages';
import { writeDay, writeNumber } from '../../messages/written';
import { RepeatableKey } from '../../proposals/repeatable-key';
import { ErrorNotice } from '../../shell/error-notice';
import { usePageTitle } from '../../shell/page-title';
import { useToast } from '../../shell/toasts';
import { RequestCard } from '../requests/request-card';
import { putRequest, storeRequestsQuery } from '../requests/store-requests';
import { membershipQuery } from '../store-queries';
import { balancesQuery, cancelTimeOff, grantedQuery } from './time-off';
import { TimeOffForm } from './time-off-form';
import classes from './time-off-page.module.css';

const spanOf = ({ firstDay, lastDay }: Pick<TimeOff, 'firstDay' | 'lastDay'>) =>
  text.timeOff.span(writeDay(firstDay), writeDay(lastDay));

/** `/store/time-off`: what is left, what was granted, and asking for more. */
export default function TimeOffPage() {
  usePageTitle(text.timeOff.title);
  const { data, error, refetch } = useQuery(membershipQuery);
  return (
    <div className={classes.page}>
      <h1>{text.timeOff.title}</h1>
      {error && !data && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={240} aria-label={text.loading} />}
      {data && <Mine membership={data} />}
    </div>
  );
}

function Mine({ membership: { staff, today } }: { membership: StoreMembership }) {
  const year = Number(today.slice(0, 4));
  const balances = useQuery(balancesQuery(year));
  const granted = useQuery(grantedQuery(today));
  const { data: requests } = useQuery(storeRequestsQuery('open'));
  const [changed, setChanged] = useState<TimeOff | null>(null);
  const [cancelled, setCancelled] = useState<TimeOff | null>(null);
  const waiting = requests?.filter(
    ({ requestedBy, kind }) => requestedBy.staffId === staff.id && kind.startsWith('time-off'),
  );
  const error = balances.error ?? granted.error;
  return (
    <>
      {error && (
        <ErrorNotice error={error} retry={() => void Promise.all([balances.refetch(), granted.refetch()])} />
      )}
      <section>
        <h2>{text.timeOff.balances(String(year))}</h2>
        {!balances.data && !error && <Skeleton height={88} aria-label={text.loading} />}
        <ul className={classes.balances}>
          {balances.data?.map((balance) => (
            <Balance key={balance.kind} balance={balance} />
          ))}
        </ul>
      </section>
      <section>
        <h2>{changed === null ? text.timeOff.ask : text.timeOff.change(spanOf(changed))}</h2>
        <TimeOffForm
          key={changed?.id ?? 'new'}
          today={today}
          instead={changed}
          onDone={() => setChanged(null)}
        />
      </section>
      {waiting && waiting.length > 0 && (
        <section>
          <h2>{text.timeOff.waiting}</h2>
          <ul className={classes.list}>
            {waiting.map((request) => (
              <li key={request.id}>
                <RequestCard request={request} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{text.timeOff.granted}</h2>
        {granted.data?.length === 0 && <p className="qm-muted">{text.timeOff.noneGranted}</p>}
        <ul className={classes.list}>
          {granted.data?.map((each) => (
            <li key={each.id} className={classes.granted}>
              <span>
                <strong>{spanOf(each)}</strong>
                <span className="qm-muted">
                  {[text.timeOff.kinds[each.kind], text.timeOff.days(each.days, writeNumber(each.days))].join(
                    ' · ',
                  )}
                </span>
                {each.cancelling && <span className="qm-muted">{text.timeOff.cancelling}</span>}
              </span>
              {!each.cancelling && (
                <span className={classes.acts}>
                  <Button size="md" variant="default" onClick={() => setChanged(each)}>
                    {text.timeOff.changeIt}
                  </Button>
                  <Button size="md" variant="default" onClick={() => setCancelled(each)}>
                    {text.timeOff.cancel}
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      </section>
      {cancelled && <CancelDialog timeOff={cancelled} onClose={() => setCancelled(null)} />}
    </>
  );
}

function Balance({
  balance: { kind, left, entitled, taken, planned, requested },
}: {
  balance: TimeOffBalance;
}) {
  return (
    <li className={classes.balance}>
      <span>{text.timeOff.kinds[kind]}</span>
      <span>
        <strong className="qm-numbers">{writeNumber(left)}</strong> {text.timeOff.left}{' '}
        <span className="qm-muted">{text.timeOff.of(writeNumber(entitled))}</span>
      </span>
      <span className="qm-muted">
        {text.timeOff.parts(writeNumber(taken), writeNumber(planned), writeNumber(requested))}
      </span>
    </li>
  );
}

function CancelDialog({ timeOff, onClose }: { timeOff: TimeOff; onClose(): void }) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const [keys] = useState(() => new RepeatableKey());
  const cancel = useMutation({
    mutationFn: () => cancelTimeOff(timeOff.id, keys.of(timeOff.id)),
    onSuccess: (request) => {
      putRequest(queryClient, request);
      toast({ message: text.timeOff.sent });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={text.timeOff.cancelTitle(spanOf(timeOff))}>
      <div className={classes.form}>
        <p>{text.timeOff.cancelHint}</p>
        {cancel.error && <ErrorNotice error={cancel.error} />}
        <div className={classes.acts}>
          <Button size="md" variant="default" onClick={onClose}>
            {text.timeOff.cancelKeep}
          </Button>
          <Button size="md" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {text.timeOff.cancelSend}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
