import { Link } from 'wouter';
import { text } from '../messages';
import { useMe } from '../session/session';
import { worksInStore } from '../store/store-persona';
import classes from './answer-document.module.css';

/** To the words that are understood. A store's people ask by tools alone and have no such page. */
export function SeeData() {
  const me = useMe();
  if (worksInStore(me)) return null;
  return (
    <p className={classes.links}>
      <Link href="/data">{text.nav.data}</Link>
    </p>
  );
}
