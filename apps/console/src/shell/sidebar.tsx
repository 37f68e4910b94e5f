import { Button, Kbd } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { HistoryList } from '../history/history-list';
import type { History } from '../history/use-history';
import { text } from '../messages';
import { useMe } from '../session/session';
import { Logo, PlusIcon } from '../theme/icons';
import { destinationsOf, type Destination, isWithin } from './navigation';
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
        {destinationsOf(me).map((destination) => (
          <NavLink key={destination.href} destination={destination} />
        ))}
      </nav>
    </div>
  );
}

function NavLink({ destination: { href, label, Icon, Count } }: { destination: Destination }) {
  const [location] = useLocation();
  return (
    <Link href={href} className={classes.link} aria-current={isWithin(location, href) ? 'page' : undefined}>
      <Icon />
      <span className={classes.label}>{label}</span>
      {Count && <Count className={classes.count} />}
    </Link>
  );
}
