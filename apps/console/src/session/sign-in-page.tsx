import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { ApiError } from '../api/api-error';
import { client, unwrap } from '../api/client';
import { text } from '../messages';
import { writeSeconds } from '../messages/written';
import { ErrorNotice, useCountdown } from '../shell/error-notice';
import { Notice } from '../shell/notice';
import { usePageTitle } from '../shell/page-title';
import { startOf } from '../store/store-persona';
import { ChevronRightIcon, Logo } from '../theme/icons';
import { ProviderButton, ProviderRefusal } from './provider-sign-in';
import { returnPath } from './return-path';
import { meQuery, useSignIn } from './session';
import classes from './sign-in-page.module.css';

export function SignInPage() {
  usePageTitle(text.signIn.title);
  const search = useSearch();
  const [, navigate] = useLocation();
  const { data: me } = useQuery(meQuery);
  const options = useQuery({
    queryKey: ['sign-in-options'],
    queryFn: ({ signal }) => unwrap(client.GET('/v1/sign-in-options', { signal })),
    staleTime: 60_000,
  });
  const signIn = useSignIn();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  /** Where it was tried from, and so where its failure is told. */
  const [byForm, setByForm] = useState(false);
  const [missing, setMissing] = useState<{ username?: string; password?: string }>({});
  const [lockedUntil, setLockedUntil] = useState<number>();
  const locked = useCountdown(lockedUntil);
  const passwordField = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (!me) return;
    const path = returnPath(search, location.hash);
    navigate(path === '/' ? startOf(me) : path, { replace: true });
  }, [me, navigate, search]);

  const submit = (credentials: { username: string; password: string }) =>
    signIn.mutate(credentials, {
      onError: (error) => {
        if (error instanceof ApiError && error.retryAfterSeconds !== undefined) {
          setLockedUntil(Date.now() + error.retryAfterSeconds * 1000);
        }
        passwordField.current?.select();
        // The notice above it has pushed it down.
        setTimeout(() => passwordField.current?.scrollIntoView({ block: 'center' }));
      },
    });
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const faults = {
      ...(username.trim() === '' ? { username: text.signIn.missingUsername } : {}),
      ...(password === '' ? { password: text.signIn.missingPassword } : {}),
    };
    setMissing(faults);
    setByForm(true);
    if (Object.keys(faults).length === 0) submit({ username: username.trim(), password });
  };

  const query = new URLSearchParams(search);
  // A provider that was signed out of sends people back with the state it was given.
  const reason = query.get('state') === 'out' ? 'out' : query.get('reason');
  const provider = options.data?.oidc;
  const withPassword = !options.isPending && options.data?.password !== false;
  const demoUsers = options.data?.demo ? options.data.demoUsers : [];
  const failure =
    locked > 0 ? (
      <Notice kind="error" title={signIn.error?.message}>
        {text.signIn.lockedFor(writeSeconds(locked))}
      </Notice>
    ) : (
      signIn.error && <ErrorNotice error={signIn.error} />
    );
  return (
    <main className={classes.page}>
      <div className={classes.panel}>
        <div className={classes.brand}>
          <Logo size={32} />
          {text.product}
        </div>
        <h1>{text.signIn.title}</h1>
        {!signIn.error && <ProviderRefusal search={search} />}
        {!signIn.error && reason === 'expired' && <Notice kind="info">{text.signIn.sessionEnded}</Notice>}
        {!signIn.error && reason === 'out' && <Notice kind="info">{text.signIn.signedOut}</Notice>}
        {!byForm && failure}
        {options.error && !signIn.error && (
          <ErrorNotice error={options.error} retry={() => void options.refetch()} />
        )}
        {provider && <ProviderButton label={provider.label} />}
        {provider && withPassword && demoUsers.length === 0 && (
          <p className={classes.or}>{text.provider.orPassword}</p>
        )}
        {demoUsers.length > 0 && (
          <section className={classes.demo} aria-labelledby="demo-users">
            <h2 id="demo-users" className={classes.hint}>
              {text.signIn.demoHint}
            </h2>
            <ul>
              {demoUsers.map((user) => (
                <li key={user.username}>
                  <button
                    type="button"
                    className={classes.user}
                    disabled={signIn.isPending || locked > 0}
                    onClick={() => {
                      setByForm(false);
                      submit({ username: user.username, password: user.password });
                    }}
                  >
                    <span>
                      <strong>{user.displayName}</strong>
                      <small>{user.description}</small>
                    </span>
                    <ChevronRightIcon />
                  </button>
                </li>
              ))}
            </ul>
            <p className={classes.or}>{text.signIn.or}</p>
          </section>
        )}
        {withPassword && (
          <form className={classes.form} onSubmit={onSubmit} noValidate>
            {byForm && failure}
            <TextInput
              label={text.signIn.username}
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus={demoUsers.length === 0 && !provider}
              value={username}
              error={missing.username}
              onChange={(event) => setUsername(event.currentTarget.value)}
            />
            <PasswordInput
              ref={passwordField}
              label={text.signIn.password}
              name="password"
              autoComplete="current-password"
              value={password}
              error={missing.password}
              visibilityToggleButtonProps={{ 'aria-label': text.signIn.showPassword }}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Button
              type="submit"
              variant={demoUsers.length > 0 || provider ? 'default' : 'filled'}
              loading={signIn.isPending}
              disabled={locked > 0}
            >
              {text.signIn.submit}
            </Button>
          </form>
        )}
      </div>
    </main>
  );
}
