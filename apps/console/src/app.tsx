import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { ApiError } from './api/api-error';
import { onSessionEnd } from './api/session-fetch';
import { AskingProvider } from './ask/asking';
import { signInPath } from './session/return-path';
import { forgetSession, meQuery } from './session/session';
import { SignInPage } from './session/sign-in-page';
import { PageBoundary } from './shell/error-boundary';
import { ErrorNotice } from './shell/error-notice';
import { Shell } from './shell/shell';
import noticeClasses from './shell/notice.module.css';
import { Toasts } from './shell/toasts';
import { cssVariables, theme } from './theme/theme';

const MAX_RETRIES = 2;

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // What the server says will fail again is not asked again.
      retry: (count, error) => count < MAX_RETRIES && error instanceof ApiError && error.retryable,
      refetchOnWindowFocus: false,
      // Offline is said at once; waiting in silence would look like loading.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <PageBoundary whole>
        <QueryClientProvider client={queryClient}>
          <Toasts>
            <Switch>
              <Route path="/sign-in">
                <SignInPage />
              </Route>
              <Route>
                <SignedIn />
              </Route>
            </Switch>
          </Toasts>
        </QueryClientProvider>
      </PageBoundary>
    </MantineProvider>
  );
}

/** Everything but the sign-in page. A session that ends leads to sign-in and back. */
function SignedIn() {
  const cache = useQueryClient();
  const [path, navigate] = useLocation();
  const me = useQuery(meQuery);
  const signedIn = Boolean(me.data);
  useEffect(() => {
    if (!signedIn) return;
    return onSessionEnd(() => {
      navigate(signInPath(location.pathname + location.search + location.hash, 'expired'));
      forgetSession(cache);
    });
  }, [signedIn, cache, navigate]);
  if (me.isPending) return null;
  if (me.error) {
    return (
      <main className={noticeClasses.page}>
        <ErrorNotice error={me.error} retry={() => void me.refetch()} />
      </main>
    );
  }
  if (me.data === null) return <Redirect to={signInPath(path + location.hash)} replace />;
  return (
    <AskingProvider>
      <Shell />
    </AskingProvider>
  );
}
