import type { Figure } from '../api/types';
import { locale, text } from '../messages';
import { writeFigure } from './figure-text';
import classes from './figures.module.css';

/** The numbers that matter most, each with its unit and how sure it is. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  if (figures.length === 0) return null;
  return (
    <dl className={classes.figures} aria-label={text.figures.label}>
      {figures.map((figure) => {
        const { value, unit, interval } = writeFigure(figure, locale, text);
        return (
          <div key={figure.name} className={classes.figure}>
            <dt>{figure.label}</dt>
            <dd className={classes.value}>
              {value} {unit !== '' && <small>{unit}</small>}
            </dd>
            {interval && (
              <dd className={classes.interval}>
                {text.figures.interval(interval.level, interval.lower, interval.upper)}
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
}
