import { Link, useLocation } from 'wouter';
import { text } from '../messages';
import { useMe } from '../session/session';
import { isCurrent } from './current-tab';
import { STORE_TABS } from './store-destinations';
import { managesStore } from './store-persona';
import classes from './store-tabs.module.css';

/** The four places of a store's people, at the thumb. On wide screens the sidebar has them. */
export function StoreTabs() {
  const me = useMe();
  const [location] = useLocation();
  return (
    <nav className={`${classes.tabs} qm-no-print`} aria-label={text.store.tabs}>
      {STORE_TABS.filter(({ forManagers }) => !forManagers || managesStore(me)).map(
        ({ href, label, Icon }) => (
          <Link
            key={href}
            href={href}
            className={classes.tab}
            aria-current={isCurrent(location, href) ? 'page' : undefined}
          >
            <Icon size={20} />
            <span>{label}</span>
          </Link>
        ),
      )}
    </nav>
  );
}
