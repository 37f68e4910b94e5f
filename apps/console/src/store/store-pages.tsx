import { lazy } from 'react';
import { Route, Switch } from 'wouter';
import { NotFoundPage } from '../shell/not-found-page';
import { ForManagers } from './for-managers';

const CustomerPage = lazy(() => import('./customers/customer-page'));
const CustomersPage = lazy(() => import('./customers/customers-page'));
const HomePage = lazy(() => import('./home/home-page'));
const NewTaskPage = lazy(() => import('./tasks/new-task-page'));
const NewRoutinePage = lazy(() => import('./tasks/routines/new-routine-page'));
const RoutinePage = lazy(() => import('./tasks/routines/routine-page'));
const RoutinesPage = lazy(() => import('./tasks/routines/routines-page'));
const TaskPage = lazy(() => import('./tasks/task-page'));
const ProcedurePage = lazy(() => import('./procedures/procedure-page'));
const ProceduresPage = lazy(() => import('./procedures/procedures-page'));
const TasksPage = lazy(() => import('./tasks/tasks-page'));
const SchedulePage = lazy(() => import('./schedule/schedule-page'));
const TimeOffPage = lazy(() => import('./time-off/time-off-page'));
const PlanPage = lazy(() => import('./plan/plan-page'));
const AnalyticsPage = lazy(() => import('./analytics/analytics-page'));
const KpiPage = lazy(() => import('./analytics/kpi-page'));
const RecommendationPage = lazy(() => import('./analytics/recommendation-page'));
const ProductPage = lazy(() => import('./products/product-page'));
const ProductsPage = lazy(() => import('./products/products-page'));
const RequestsPage = lazy(() => import('./requests/requests-page'));
const RequestPage = lazy(() => import('./requests/request-page'));

/** The pages beneath `/store`. A room adds its own here. */
export default function StorePages() {
  return (
    <Switch>
      <Route path="/store">
        <HomePage />
      </Route>
      <Route path="/store/tasks">
        <TasksPage />
      </Route>
      <Route path="/store/tasks/new">
        <NewTaskPage />
      </Route>
      <Route path="/store/tasks/routines">
        <ForManagers what="routines">
          <RoutinesPage />
        </ForManagers>
      </Route>
      <Route path="/store/tasks/routines/new">
        <ForManagers what="routines">
          <NewRoutinePage />
        </ForManagers>
      </Route>
      <Route path="/store/tasks/routines/:id">
        {({ id }) => (
          <ForManagers what="routines">
            <RoutinePage key={id} routineId={id} />
          </ForManagers>
        )}
      </Route>
      <Route path="/store/tasks/:id">{({ id }) => <TaskPage key={id} taskId={id} />}</Route>
      <Route path="/store/schedule">
        <SchedulePage />
      </Route>
      <Route path="/store/time-off">
        <TimeOffPage />
      </Route>
      <Route path="/store/plan/:day?">
        {({ day }) => (
          <ForManagers what="plan">
            <PlanPage day={day} />
          </ForManagers>
        )}
      </Route>
      <Route path="/store/procedures">
        <ProceduresPage />
      </Route>
      <Route path="/store/procedures/:id">{({ id }) => <ProcedurePage procedureId={id} />}</Route>
      <Route path="/store/analytics">
        <ForManagers what="analytics">
          <AnalyticsPage />
        </ForManagers>
      </Route>
      <Route path="/store/analytics/recommendation">
        <ForManagers what="analytics">
          <RecommendationPage />
        </ForManagers>
      </Route>
      <Route path="/store/analytics/:kpi">
        {({ kpi }) => (
          <ForManagers what="analytics">
            <KpiPage kpi={kpi} />
          </ForManagers>
        )}
      </Route>
      <Route path="/store/products">
        <ProductsPage />
      </Route>
      <Route path="/store/products/:id">{({ id }) => <ProductPage key={id} productCode={id} />}</Route>
      <Route path="/store/customers">
        <CustomersPage />
      </Route>
      <Route path="/store/customers/:id">{({ id }) => <CustomerPage key={id} customerId={id} />}</Route>
      <Route path="/store/requests">
        <RequestsPage />
      </Route>
      <Route path="/store/requests/:id">{({ id }) => <RequestPage requestId={id} />}</Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  );
}
