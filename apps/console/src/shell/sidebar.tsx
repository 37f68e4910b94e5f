import { Button, Kbd } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { HistoryList } from '../history/history-list';
import type { History } from '../history/use-history';
import { text } from '../messages';
import { isAdmin, useMe } from '../session/session';
import { BookIcon, Logo, PlusIcon, ShieldIcon } from '../theme/icons';
import classes from './sidebar.module.css';

interface SidebarProps {
  history: History;
  term: string;
  onSearch(term: string): void;
  onNew(): void;
}

export function Sidebar({ history, term, onSearch, onNew }: SidebarProps) {
  const me = useMe();
  return (
    <div className={classes.sidebar}>
      <Link href="/" className={classes.brand} onClick={onNew}>
        <Logo />
        {text.product}
      </Link>
      <Button
        variant="default"
        justify="flex-start"
        leftSection={<PlusIcon />}
        rightSection={
          <Kbd size="xs" className={classes.key}>
            N
          </Kbd>
        }
        classNames={{ label: classes.newLabel }}
        onClick={onNew}
      >
        {text.nav.newQuestion}
      </Button>
      <HistoryList history={history} term={term} onSearch={onSearch} />
      <nav className={classes.links} aria-label={text.nav.label}>
        <NavLink href="/data" icon={<BookIcon />}>
          {text.nav.data}
        </NavLink>
        {isAdmin(me) && (
          <NavLink href="/audit" icon={<ShieldIcon />}>
            {text.nav.audit}
          </NavLink>
        )}
      </nav>
    </div>
  );
}

function NavLink({ href, icon, children }: { href: string; icon: ReactNode; children: ReactNode }) {
  const [location] = useLocation();
  return (
    <Link href={href} className={classes.link} aria-current={location === href ? 'page' : undefined}>
      {icon}
      {children}
    </Link>
  );
}
