import type { CachedNote } from '../api/types';
import { text } from '../messages';
import { writeAge, writeMoment } from '../messages/written';
import { ClockIcon, WarningIcon } from '../theme/icons';
import classes from './answer-document.module.css';

/** Says where an answer is not of this moment: kept from an earlier run, or all there is while the warehouse is away. */
export function CachedLine({ cached }: { cached: CachedNote | undefined }) {
  if (cached === undefined) return null;
  const Icon = cached.stale ? WarningIcon : ClockIcon;
  const says = cached.stale ? text.cached.stale : text.cached.fresh;
  return (
    <p className={classes.cached} data-stale={cached.stale || undefined} title={writeMoment(cached.at)}>
      <Icon size={14} />
      {says(writeAge(cached.ageSeconds))}
    </p>
  );
}
