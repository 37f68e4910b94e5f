import { Button, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { TimeOff } from '../../api/types';
import { text } from '../../messages';
import { writeNumber } from '../../messages/written';
import { RepeatableKey } from '../../proposals/repeatable-key';
import { ErrorNotice } from '../../shell/error-notice';
import { Notice } from '../../shell/notice';
import { useToast } from '../../shell/toasts';
import { putRequest } from '../requests/store-requests';
import { askTimeOff, previewQuery } from './time-off';
import classes from './time-off-page.module.css';

const MAX_REASON = 1000;

interface TimeOffFormProps {
  today: string;
  /** Granted time off that other days are asked for instead of. */
  instead: TimeOff | null;
  onDone(): void;
}

/** Kind and days; what they come to is told before anything is asked. */
export function TimeOffForm({ today, instead, onDone }: TimeOffFormProps) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const [keys] = useState(() => new RepeatableKey());
  const [kind, setKind] = useState<TimeOff['kind']>(instead?.kind ?? 'vacation');
  const [firstDay, setFirstDay] = useState(instead?.firstDay ?? '');
  const [lastDay, setLastDay] = useState(instead?.lastDay ?? '');
  const [reason, setReason] = useState('');
  const isWhole = firstDay !== '' && lastDay !== '';
  const isSame = instead?.firstDay === firstDay && instead.lastDay === lastDay && instead.kind === kind;
  const asked = { kind, firstDay, lastDay, ...(instead === null ? {} : { insteadOf: instead.id }) };
  const preview = useQuery({ ...previewQuery(asked), enabled: isWhole && !isSame });
  const send = useMutation({
    mutationFn: () => {
      const body = { ...asked, reason: reason.trim(), origin: 'person' as const };
      return askTimeOff(body, keys.of(body));
    },
    onSuccess: (request) => {
      putRequest(queryClient, request);
      toast({ message: text.timeOff.sent });
      setFirstDay('');
      setLastDay('');
      setReason('');
      onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole && !isSame && !send.isPending) send.mutate();
  };
  const chooseFirst = (day: string) => {
    setFirstDay(day);
    if (lastDay === '' || lastDay < day) setLastDay(day);
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <SegmentedControl
        aria-label={text.timeOff.kind}
        size="md"
        fullWidth
        value={kind}
        onChange={(value) => setKind(value as TimeOff['kind'])}
        data={Object.entries(text.timeOff.kinds).map(([value, label]) => ({ value, label }))}
      />
      <div className={classes.days}>
        <TextInput
          type="date"
          size="md"
          label={text.timeOff.firstDay}
          min={today}
          required
          value={firstDay}
          onChange={(event) => chooseFirst(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          size="md"
          label={text.timeOff.lastDay}
          min={firstDay || today}
          required
          value={lastDay}
          onChange={(event) => setLastDay(event.currentTarget.value)}
        />
      </div>
      {preview.data && !preview.error && (
        <p aria-live="polite">
          <strong>{text.timeOff.days(preview.data.days, writeNumber(preview.data.days))}</strong>
          {' · '}
          {text.timeOff.leftAfter(writeNumber(preview.data.balance.left))}
        </p>
      )}
      {preview.error && <ErrorNotice error={preview.error} />}
      {preview.data && preview.data.warnings.length > 0 && (
        <Notice kind="info" title={text.timeOff.warnings}>
          {preview.data.warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Notice>
      )}
      <Textarea
        label={text.timeOff.reason}
        size="md"
        autosize
        minRows={1}
        maxRows={5}
        maxLength={MAX_REASON}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {send.error && <ErrorNotice error={send.error} />}
      <div className={classes.acts}>
        {instead !== null && (
          <Button size="md" variant="default" onClick={onDone}>
            {text.timeOff.forget}
          </Button>
        )}
        <Button
          type="submit"
          size="md"
          loading={send.isPending}
          disabled={!isWhole || isSame || preview.error !== null}
        >
          {text.timeOff.send}
        </Button>
      </div>
    </form>
  );
}
