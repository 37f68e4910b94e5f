import { ActionIcon, Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import type { Action } from '../api/types';
import { text } from '../messages';
import { writeMoney, writeNumber } from '../messages/written';
import { ErrorNotice } from '../shell/error-notice';
import { CrossIcon, RetryIcon } from '../theme/icons';
import {
  type ActionDraft,
  draftAmount,
  type DraftLine,
  draftOf,
  MAX_QUANTITY,
  MAX_REASON_LENGTH,
  quantityOf,
  readDraft,
} from './action-draft';
import classes from './action-form.module.css';

interface ActionFormProps {
  action: Action;
  reason?: string;
  /** An edit has to change the action. */
  mustChange?: boolean;
  send: string;
  sending: boolean;
  error: Error | null;
  onSend(proposed: { action: Action; reason: string }): void;
  onCancel(): void;
}

/** An action with its quantities to change, and the reason that whoever decides reads. */
export function ActionForm(props: ActionFormProps) {
  const { action, mustChange = false, sending, error } = props;
  const id = useId();
  const [draft, setDraft] = useState<ActionDraft>(() => draftOf(action, props.reason));
  const [tried, setTried] = useState(false);
  const read = readDraft(action, draft, mustChange);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (sending) return;
    if (read.action !== null) props.onSend({ action: read.action, reason: read.reason });
    else if (read.badLines.length > 0) document.getElementById(`${id}-${read.badLines[0]}`)?.focus();
    else if (read.faults.includes('noReason')) document.getElementById(`${id}-reason`)?.focus();
  };
  const change = (place: number, line: Partial<DraftLine>) =>
    setDraft({ ...draft, lines: draft.lines.with(place, { ...draft.lines[place]!, ...line }) });
  const says = (fault: (typeof read.faults)[number]) =>
    tried && read.faults.includes(fault) ? text.proposalForm[fault] : undefined;
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {action.kind === 'expedite' ? (
        <TextInput
          type="date"
          label={text.proposalForm.wantedBy}
          data-autofocus
          maw={240}
          value={draft.wantedBy}
          error={says('badDay')}
          onChange={(event) => setDraft({ ...draft, wantedBy: event.currentTarget.value })}
        />
      ) : (
        <Lines
          id={id}
          draft={draft}
          moved={action.kind === 'transfer'}
          badLines={read.badLines}
          onChange={change}
        />
      )}
      {(says('noLines') ?? says('unchanged')) && (
        <p className={classes.fault} role="alert">
          {says('noLines') ?? says('unchanged')}
        </p>
      )}
      <Textarea
        id={`${id}-reason`}
        label={text.proposalForm.reason}
        description={text.proposalForm.reasonHint}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={MAX_REASON_LENGTH}
        value={draft.reason}
        error={says('noReason')}
        onChange={(event) => setDraft({ ...draft, reason: event.currentTarget.value })}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
        }}
      />
      {error && <ErrorNotice error={error} />}
      <div className={classes.actions}>
        <Button variant="subtle" color="gray" onClick={props.onCancel}>
          {text.proposalForm.cancel}
        </Button>
        <Button type="submit" loading={sending}>
          {props.send}
        </Button>
      </div>
    </form>
  );
}

interface LinesProps {
  id: string;
  draft: ActionDraft;
  /** Goods that are moved have a value, goods that are bought a cost. */
  moved: boolean;
  badLines: readonly number[];
  onChange(place: number, line: Partial<DraftLine>): void;
}

function Lines({ id, draft, moved, badLines, onChange }: LinesProps) {
  const words = text.proposalForm;
  return (
    <div className={classes.scroller}>
      <table className={classes.lines}>
        <thead>
          <tr>
            <th scope="col">{words.product}</th>
            <th scope="col" className={classes.number}>
              {words.quantity}
            </th>
            <th scope="col" className={classes.number} data-wide>
              {moved ? words.unitValue : words.unitCost}
            </th>
            <th scope="col" className={classes.number}>
              {words.amount}
            </th>
            <th />
          </tr>
        </thead>
        <tbody>
          {draft.lines.map(({ line, quantity, kept }, place) => {
            const name = line.productName || line.productCode;
            const bad = badLines.includes(place);
            return (
              <tr key={line.productCode} data-left-out={!kept || undefined}>
                <td>
                  {name} <small>{line.productCode}</small>
                </td>
                <td className={classes.number}>
                  {kept ? (
                    <TextInput
                      id={`${id}-${place}`}
                      size="xs"
                      type="number"
                      inputMode="numeric"
                      min={1}
                      max={MAX_QUANTITY}
                      step={1}
                      aria-label={words.quantityOf(name)}
                      data-autofocus={place === 0 || undefined}
                      value={quantity}
                      error={bad && words.badQuantity(writeNumber(MAX_QUANTITY))}
                      classNames={{ input: classes.quantity }}
                      onFocus={(event) => event.currentTarget.select()}
                      onChange={(event) => onChange(place, { quantity: event.currentTarget.value })}
                    />
                  ) : (
                    <span className="qm-muted">{words.leftOut}</span>
                  )}
                </td>
                <td className={classes.number} data-wide>
                  {writeMoney(line.unitCost)}
                </td>
                <td className={classes.number}>
                  {kept ? writeMoney((quantityOf(quantity) ?? 0) * line.unitCost) : ''}
                </td>
                <td>
                  {draft.lines.length > 1 && (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      aria-label={kept ? words.remove(name) : words.putBack(name)}
                      title={kept ? words.remove(name) : words.putBack(name)}
                      onClick={() => onChange(place, { kept: !kept })}
                    >
                      {kept ? <CrossIcon size={14} /> : <RetryIcon size={14} />}
                    </ActionIcon>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            <td />
            <td data-wide />
            <td className={classes.number}>
              <output aria-live="polite">{writeMoney(draftAmount(draft))}</output>
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
