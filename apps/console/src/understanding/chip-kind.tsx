import type { ChipKind } from '../api/types';
import {
  CalculatorIcon,
  CalendarIcon,
  FilterIcon,
  GroupingIcon,
  LimitIcon,
  ListIcon,
  MeasureIcon,
  OrderIcon,
  SlidersIcon,
} from '../theme/icons';
import classes from './chips.module.css';

const ICONS: Record<ChipKind, typeof ListIcon> = {
  list: ListIcon,
  measure: MeasureIcon,
  grouping: GroupingIcon,
  filter: FilterIcon,
  period: CalendarIcon,
  order: OrderIcon,
  limit: LimitIcon,
  tool: CalculatorIcon,
  argument: SlidersIcon,
};

/** Beside words that say the same; the kind is never told by colour alone. */
export function ChipKindIcon({ kind }: { kind: ChipKind }) {
  const Icon = ICONS[kind];
  return <Icon size={14} className={classes.icon} data-kind={kind} />;
}
