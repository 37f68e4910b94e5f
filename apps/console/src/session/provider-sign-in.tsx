import { Button } from '@mantine/core';
import { useSearch } from 'wouter';
import { text } from '../messages';
import { Notice } from '../shell/notice';
import noticeClasses from '../shell/notice.module.css';
import { keepHash } from './return-hash';
import { returnPath } from './return-path';

/** Leaves for the provider, and comes back to where the reader wanted to go. */
export function ProviderButton({ label }: { label: string }) {
  const path = returnPath(useSearch());
  return (
    <Button
      component="a"
      href={`/v1/oidc/sign-in?${new URLSearchParams({ returnTo: path })}`}
      onClick={() => keepHash(path, location.hash, sessionStorage)}
    >
      {text.provider.signIn(label)}
    </Button>
  );
}

const SANE_ID = /^[\w.:-]{1,100}$/;

/** Why the browser came back without being signed in. The address says which of our own words to show, nothing else. */
export function ProviderRefusal({ search }: { search: string }) {
  const query = new URLSearchParams(search);
  const code = query.get('error');
  if (code === null) return null;
  const { refusals } = text.provider;
  const { message, nextStep } = (Object.hasOwn(refusals, code) && refusals[code]) || refusals.SIGN_IN_FAILED!;
  const requestId = query.get('request') ?? '';
  return (
    <Notice kind="error" title={message}>
      <p>{nextStep}</p>
      {SANE_ID.test(requestId) && (
        <p className={noticeClasses.ids}>
          <span>
            {text.provider.requestId} <code>{requestId}</code>
          </span>
        </p>
      )}
    </Notice>
  );
}
