import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { text } from '../messages';
import { useMe } from '../session/session';
import { usePageTitle } from '../shell/page-title';
import notice from '../shell/notice.module.css';
import { managesStore, worksInStore } from './store-persona';
import { membershipQuery } from './store-queries';

interface ForManagersProps {
  /** What is behind it. */
  what: 'analytics' | 'plan' | 'routines';
  children: ReactNode;
}

/** A page that only managers of a store have. Everybody else reads whose it is and where theirs is: that is no error. */
export function ForManagers({ what, children }: ForManagersProps) {
  const me = useMe();
  const isManager = managesStore(me);
  const { data, isPending } = useQuery({ ...membershipQuery, enabled: isManager });
  if (!isManager || (data !== undefined && data.staff.role !== 'manager'))
    return <ManagersOnly what={what} />;
  // The page itself would ask for what it may not have.
  if (isPending) return <Skeleton height={240} aria-label={text.loading} />;
  return children;
}

function ManagersOnly({ what }: Pick<ForManagersProps, 'what'>) {
  const worksHere = worksInStore(useMe());
  usePageTitle(text.managersOnly.title);
  return (
    <div className={notice.page}>
      <h1>{text.managersOnly.title}</h1>
      <p>{text.managersOnly[what]}</p>
      {worksHere ? (
        <>
          <p>{text.managersOnly.instead}</p>
          <p className="qm-muted">{text.managersOnly.ask}</p>
          <div className={notice.actions}>
            <Button component={Link} href="/store/tasks" mih={44}>
              {text.managersOnly.tasks}
            </Button>
            <Button component={Link} href="/store/schedule" variant="default" mih={44}>
              {text.managersOnly.schedule}
            </Button>
          </div>
        </>
      ) : (
        <div className={notice.actions}>
          <Button component={Link} href="/" mih={44}>
            {text.errors.backToStart}
          </Button>
        </div>
      )}
    </div>
  );
}
