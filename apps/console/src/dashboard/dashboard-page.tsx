import { Button, Skeleton } from '@mantine/core';
import { useIsFetching, useQuery, useQueryClient } from '@tanstack/react-query';
import { text } from '../messages';
import { ChoosePersonaPage } from '../session/choose-persona-page';
import { personaLabel, useMe } from '../session/session';
import { ErrorNotice } from '../shell/error-notice';
import { usePageTitle } from '../shell/page-title';
import { RepeatIcon } from '../theme/icons';
import { DASHBOARD_KEY, dashboardQuery } from './dashboard';
import classes from './dashboard-page.module.css';
import { Tile } from './tile';

/** `/dashboard`: the persona's figures at a glance, and the reader's own pinned questions. */
export default function DashboardPage() {
  const me = useMe();
  usePageTitle(text.dashboard.title);
  return me.persona === null ? <ChoosePersonaPage /> : <Dashboard key={me.persona} persona={me.persona} />;
}

function Dashboard({ persona }: { persona: string }) {
  const me = useMe();
  const queryClient = useQueryClient();
  const fetching = useIsFetching({ queryKey: DASHBOARD_KEY }) > 0;
  const { data, error, refetch } = useQuery(dashboardQuery(persona));
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div>
          <h1>{data?.title ?? text.dashboard.title}</h1>
          <p className="qm-muted">{text.dashboard.intro(personaLabel(me, persona))}</p>
        </div>
        <Button
          size="xs"
          variant="default"
          leftSection={<RepeatIcon />}
          loading={fetching}
          onClick={() => void queryClient.refetchQueries({ queryKey: DASHBOARD_KEY })}
        >
          {text.dashboard.refresh}
        </Button>
      </header>
      {error && <ErrorNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={320} aria-label={text.loading} />}
      {data?.tiles.length === 0 && <p className="qm-muted">{text.dashboard.empty}</p>}
      {data && data.tiles.length > 0 && (
        <ul className={classes.tiles}>
          {data.tiles.map((tile) => (
            <Tile key={tile.id} persona={persona} tile={tile} />
          ))}
        </ul>
      )}
    </div>
  );
}
