import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { ApiScope, NewApiKey } from '../api/types';
import { text } from '../messages';
import { writeNumber } from '../messages/written';
import { useMe } from '../session/session';
import { ErrorNotice } from '../shell/error-notice';
import classes from './api-keys-page.module.css';

const LIVES = [7, 30, 90, 180, 365];
const USUAL_LIFE = 90;
const SCOPES = Object.entries(text.apiKeys.scopes) as [ApiScope, string][];

interface NewKeyFormProps {
  maxDays: number;
  sending: boolean;
  error: Error | null;
  onSend(wanted: NewApiKey): void;
}

/** What a key may do, as whom, and for how long. Nothing is allowed beforehand. */
export function NewKeyForm({ maxDays, sending, error, onSend }: NewKeyFormProps) {
  const { personas: mine } = useMe();
  const lives = [...new Set([...LIVES.filter((days) => days < maxDays), maxDays])];
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<ApiScope[]>([]);
  const [personas, setPersonas] = useState(() => mine.map(({ id }) => id));
  const [days, setDays] = useState(() => Math.min(USUAL_LIFE, maxDays));
  const [tried, setTried] = useState(false);
  const says = (isMissing: boolean, fault: keyof typeof text.apiKeys.faults) =>
    tried && isMissing ? text.apiKeys.faults[fault] : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '' || scopes.length === 0 || personas.length === 0 || sending) return;
    onSend({ name: name.trim(), scopes, personas, expiresInDays: days });
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TextInput
        label={text.apiKeys.name}
        placeholder={text.apiKeys.namePlaceholder}
        maxLength={80}
        data-autofocus
        value={name}
        error={says(name.trim() === '', 'name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Checkbox.Group
        label={text.apiKeys.scopesLabel}
        value={scopes}
        error={says(scopes.length === 0, 'scopes')}
        onChange={(chosen) => setScopes(chosen as ApiScope[])}
      >
        <div className={classes.choices}>
          {SCOPES.map(([scope, label]) => (
            <Checkbox key={scope} value={scope} label={label} />
          ))}
        </div>
      </Checkbox.Group>
      {mine.length > 1 && (
        <Checkbox.Group
          label={text.apiKeys.personas}
          value={personas}
          error={says(personas.length === 0, 'personas')}
          onChange={setPersonas}
        >
          <div className={classes.choices}>
            {mine.map(({ id, label }) => (
              <Checkbox key={id} value={id} label={label} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      <NativeSelect
        label={text.apiKeys.expires}
        value={String(days)}
        data={lives.map((life) => ({
          value: String(life),
          label: text.apiKeys.days(life, writeNumber(life)),
        }))}
        onChange={(event) => setDays(Number(event.currentTarget.value))}
      />
      {error && <ErrorNotice error={error} />}
      <div className={classes.actions}>
        <Button type="submit" size="sm" loading={sending}>
          {text.apiKeys.make}
        </Button>
      </div>
    </form>
  );
}
