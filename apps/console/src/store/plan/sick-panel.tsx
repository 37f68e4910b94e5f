import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Shift } from '../../api/types';
import { text } from '../../messages';
import { ErrorNotice } from '../../shell/error-notice';
import { useToast } from '../../shell/toasts';
import { writeMinute } from '../minutes';
import { rosterQuery, storeKey } from '../store-queries';
import { markShift } from './plan-queries';
import classes from './sick-panel.module.css';

/** Marks somebody sick on the day, or takes it back; the plan then says what to do. */
export function SickPanel({ day }: { day: string }) {
  const { data } = useQuery(rosterQuery(day, 1));
  const queryClient = useQueryClient();
  const toast = useToast();
  const mark = useMutation({
    mutationFn: ({ id, status }: Shift) => markShift(id, status === 'sick' ? 'planned' : 'sick'),
    onSuccess: ({ status, staffName }) => {
      toast({
        message:
          status === 'sick' ? text.storePlan.sickToast(staffName) : text.storePlan.backToast(staffName),
      });
      void queryClient.invalidateQueries({ queryKey: storeKey });
    },
  });
  return (
    <details className={classes.sick}>
      <summary>{text.storePlan.sickTitle}</summary>
      {mark.error && <ErrorNotice error={mark.error} />}
      <ul>
        {data
          ?.filter(({ status }) => status !== 'off')
          .map((shift) => (
            <li key={shift.id}>
              <span>
                {shift.staffName}
                <span className="qm-muted">
                  {shift.status === 'sick'
                    ? text.storePlan.isSick
                    : text.storePlan.shift(writeMinute(shift.startsAt), writeMinute(shift.endsAt))}
                </span>
              </span>
              <Button
                size="sm"
                mih={44}
                variant="default"
                loading={mark.isPending && mark.variables.id === shift.id}
                onClick={() => mark.mutate(shift)}
              >
                {shift.status === 'sick'
                  ? text.storePlan.notSick(shift.staffName.split(' ')[0]!)
                  : text.storePlan.sick(shift.staffName.split(' ')[0]!)}
              </Button>
            </li>
          ))}
      </ul>
    </details>
  );
}
