import { lazy } from 'react';
import { Route, Switch } from 'wouter';
import { AnswerPage } from '../answer/answer-page';
import { LinkPage } from '../ask/link-page';
import { NotFoundPage } from './not-found-page';

const ApiKeysPage = lazy(() => import('../api-keys/api-keys-page'));
const AuditPage = lazy(() => import('../audit/audit-page'));
const CostsPage = lazy(() => import('../costs/costs-page'));
const DashboardPage = lazy(() => import('../dashboard/dashboard-page'));
const DataPage = lazy(() => import('../catalog/data-page'));
const ProposalPage = lazy(() => import('../proposals/proposal-page'));
const ProposalsPage = lazy(() => import('../proposals/proposals-page'));
const StorePages = lazy(() => import('../store/store-pages'));
const WatchesPage = lazy(() => import('../watches/watches-page'));
const ToolsPage = lazy(() => import('../tools/tools-page'));

/** Every page but the one that asks. What is not needed to show an answer is loaded when it is gone to. */
export function Pages() {
  return (
    <Switch>
      <Route path="/answers/:id">{({ id }) => <AnswerPage answerId={id} />}</Route>
      <Route path="/ask">
        <LinkPage />
      </Route>
      <Route path="/dashboard">
        <DashboardPage />
      </Route>
      <Route path="/proposals">
        <ProposalsPage />
      </Route>
      <Route path="/proposals/:id">{({ id }) => <ProposalPage proposalId={id} />}</Route>
      <Route path="/tools/:name?">{({ name }) => <ToolsPage open={name ?? null} />}</Route>
      <Route path="/store/*?">
        <StorePages />
      </Route>
      <Route path="/watches">
        <WatchesPage />
      </Route>
      <Route path="/costs">
        <CostsPage />
      </Route>
      <Route path="/data">
        <DataPage />
      </Route>
      <Route path="/api-keys">
        <ApiKeysPage />
      </Route>
      <Route path="/audit">
        <AuditPage />
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  );
}
