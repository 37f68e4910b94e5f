import type { Listbox } from '../shell/listbox';
import { text } from '../messages';
import classes from '../shell/options.module.css';
import {
  CalendarIcon,
  ClockIcon,
  FilterIcon,
  GroupingIcon,
  ListIcon,
  MeasureIcon,
  SearchIcon,
  StarIcon,
} from '../theme/icons';
import boxClasses from './question-box.module.css';
import type { Suggestion } from './suggestions';

const ICONS: Record<Suggestion['kind'], typeof ListIcon> = {
  measure: MeasureIcon,
  dimension: GroupingIcon,
  segment: FilterIcon,
  entity: ListIcon,
  value: FilterIcon,
  period: CalendarIcon,
  question: SearchIcon,
  saved: StarIcon,
  recent: ClockIcon,
};

interface SuggestionListProps {
  options: readonly Suggestion[];
  stale: boolean;
  listbox: Listbox;
  /** The box stands at the foot of the page. */
  above: boolean;
  onTake(suggestion: Suggestion): void;
}

export function SuggestionList({ options, stale, listbox, above, onTake }: SuggestionListProps) {
  return (
    <div
      id={listbox.listId}
      role="listbox"
      aria-label={text.suggestions.label}
      aria-busy={stale}
      className={boxClasses.suggestions}
      data-above={above || undefined}
    >
      {options.map((option, index) => {
        const Icon = ICONS[option.kind];
        const kind = text.suggestions.kinds[option.kind];
        return (
          <div
            key={`${option.kind}-${option.label}-${index}`}
            id={listbox.optionId(index)}
            role="option"
            aria-selected={index === listbox.active}
            aria-label={[option.label, option.detail, kind].filter(Boolean).join(', ')}
            className={classes.option}
            // The box keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(option)}
          >
            <Icon size={14} className="qm-muted" />
            <span className={classes.label}>{option.label}</span>
            <span className={classes.detail}>{option.detail || kind}</span>
          </div>
        );
      })}
    </div>
  );
}
