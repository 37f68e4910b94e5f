import { lazy } from 'react';
import { Route, Switch } from 'wouter';
import { NotFoundPage } from '../shell/not-found-page';

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
        <RoutinesPage />
      </Route>
      <Route path="/store/tasks/routines/new">
        <NewRoutinePage />
      </Route>
      <Route path="/store/tasks/routines/:id">{({ id }) => <RoutinePage key={id} routineId={id} />}</Route>
      <Route path="/store/tasks/:id">{({ id }) => <TaskPage key={id} taskId={id} />}</Route>
      <Route path="/store/schedule">
        <SchedulePage />
      </Route>
      <Route path="/store/time-off">
        <TimeOffPage />
      </Route>
      <Route path="/store/plan/:day?">{({ day }) => <PlanPage day={day} />}</Route>
      <Route path="/store/procedures">
        <ProceduresPage />
      </Route>
      <Route path="/store/procedures/:id">{({ id }) => <ProcedurePage procedureId={id} />}</Route>
      <Route path="/store/analytics">
        <AnalyticsPage />
      </Route>
      <Route path="/store/analytics/recommendation">
        <RecommendationPage />
      </Route>
      <Route path="/store/analytics/:kpi">{({ kpi }) => <KpiPage kpi={kpi} />}</Route>
      <Route path="/store/products">
        <ProductsPage />
      </Route>
      <Route path="/store/products/:id">{({ id }) => <ProductPage key={id} productCode={id} />}</Route>
      <Route path="/store/customers">
        <CustomersPage />
      </Route>
      <Route path="/store/customers/:id">{({ id }) => <CustomerPage key={id} customerId={id} />}</Route>
      <Route path="/store/requests/:id">{({ id }) => <RequestPage requestId={id} />}</Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  );
}
