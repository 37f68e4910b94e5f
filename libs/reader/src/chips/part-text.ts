import type { Filter, MeasureFilter, MeasureUse, MetricQuery, Scalar, TimeDimension } from '#libs/contracts';
import type { Vocabulary } from '../compose/vocabulary';
import { rangeText } from '../evidence/range-text';
import { GROWTH } from '../compose/growth';

/** "Current stock at least 5": how an operator is said between a field and a value. */
export const OPERATOR_WORDS: ReadonlyMap<string, string> = new Map([
  ['equals', 'is'],
  ['notEquals', 'is not'],
  ['gt', 'over'],
  ['gte', 'at least'],
  ['lt', 'under'],
  ['lte', 'at most'],
  ['contains', 'contains'],
  ['notContains', 'does not contain'],
  ['startsWith', 'starts with'],
]);
const MAX_VALUES = 4;

/** The parts of a query in plain words, as chips and their options show them. */
export class PartText {
  constructor(private readonly vocabulary: Vocabulary) {}

  /** Label of a dimension or a measure; a column that the query names itself is called by that name. */
  label(member: string): string {
    const { model } = this.vocabulary;
    if (member.endsWith(':change')) return `${this.label(member.slice(0, -':change'.length))}, change`;
    const label = model.dimension(member)?.label ?? model.measure(member)?.label;
    return label ?? member.charAt(0).toUpperCase() + member.slice(1).replaceAll('_', ' ');
  }

  measure({ measure, where, share, shareWithin, cumulative }: MeasureUse): string {
    const name = this.label(measure);
    const part = where?.length ? ` where ${where.map((filter) => this.within(filter)).join(' and ')}` : '';
    if (cumulative) {
      const reset = cumulative.reset === undefined ? 'running total' : `${cumulative.reset} to date`;
      return `${name}, ${reset}${part}`;
    }
    if (share === undefined) return `${name}${part}`;
    const whole = shareWithin?.map((member) => this.label(member).toLowerCase()).join(' and ');
    const within = whole === undefined ? '' : ` within each ${whole}`;
    return `Share of ${share === 'of-total' ? 'total ' : ''}${decapitalised(name)}${part}${within}`;
  }

  filter(filter: Filter): string {
    const { model } = this.vocabulary;
    if ('segment' in filter) return model.segment(filter.segment)?.label ?? filter.segment;
    if ('not' in filter) return `Not ${decapitalised(this.filter(filter.not))}`;
    if ('or' in filter) return this.either(filter.or);
    if ('and' in filter) return filter.and.map((each) => this.filter(each)).join(' and ');
    if ('exists' in filter) {
      const { entity, where, not } = filter.exists;
      const plural = model.entities.get(entity)?.plural.toLowerCase() ?? entity;
      const parts = where.map((each) => this.within(each)).join(', ');
      return `${not ? 'Without' : 'With'} ${plural}${parts === '' ? '' : ` (${parts})`}`;
    }
    if ('within' in filter) {
      const things = filter.within.dimensions.map((member) => this.label(member).toLowerCase());
      return `Among the ${things.join(' and ')} of an earlier result`;
    }
    if ('otherMember' in filter) {
      const factor = filter.factor === undefined ? '' : `${filter.factor} x `;
      return `${this.label(filter.member)} ${OPERATOR_WORDS.get(filter.operator)} ${factor}${this.label(filter.otherMember)}`;
    }
    const { member, operator, values = [] } = filter;
    const name = this.label(member);
    if (operator === 'set') return `${name} is known`;
    if (operator === 'notSet') return `${name} is empty`;
    if (operator === 'inDateRange' || operator === 'notInDateRange') {
      const range = rangeText(values as [string | null, string | null]);
      return `${name}${operator === 'inDateRange' ? '' : ' not'} ${range}`;
    }
    return `${name} ${OPERATOR_WORDS.get(operator)} ${this.values(member, values)}`;
  }

  /** Inside a sentence: names of fields keep their capital, states do not. */
  within(filter: Filter): string {
    const words = this.filter(filter);
    return 'member' in filter ? words : decapitalised(words);
  }

  having({ measure, operator, value }: MeasureFilter): string {
    const [period] = measure.as === GROWTH ? (measure.where ?? []) : [];
    if (period && 'values' in period) {
      const factor = Math.round((value / (1 - value)) * 100) / 100;
      const than =
        factor === 1
          ? `${operator.startsWith('g') ? 'more' : 'less'} than in`
          : `${OPERATOR_WORDS.get(operator)} ${factor} x`;
      const range = rangeText(period.values as [string | null, string | null]);
      return `${this.label(measure.measure)} ${range} ${than} the other period`;
    }
    return `${this.measure(measure)} ${OPERATOR_WORDS.get(operator)} ${this.measured(measure, value)}`;
  }

  /** `said` are the words that stand for the range, where it was said in words. */
  period({ dimension, dateRange, compareDateRange }: TimeDimension, said: string | undefined): string {
    const ranges = compareDateRange?.map(rangeText).join(' compared with ');
    return `${this.label(dimension)} ${said ?? ranges ?? (dateRange ? rangeText(dateRange) : 'any day')}`;
  }

  grouping(query: MetricQuery, member: string): string {
    const name = this.label(member);
    return query.measures.length > 0 ? `By ${decapitalised(name)}` : name;
  }

  order(by: string, direction: 'asc' | 'desc'): string {
    const { model } = this.vocabulary;
    const [member, change] = by.split(':') as [string, string | undefined];
    if (change !== undefined) {
      const ends = direction === 'asc' ? 'smallest first' : 'largest first';
      return `${this.label(member)}, ${change.replace('_', ' ')}, ${ends}`;
    }
    const dimension = model.dimension(by);
    const isDate = dimension?.type === 'date' || model.measure(by)?.format === 'date';
    const isText = dimension !== undefined && dimension.type === 'string';
    const ends = isDate
      ? ['oldest first', 'newest first']
      : isText
        ? ['A to Z', 'Z to A']
        : ['smallest first', 'largest first'];
    return `${this.label(by)}, ${ends[direction === 'asc' ? 0 : 1]!}`;
  }

  private either(filters: readonly Filter[]): string {
    const shown = filters.slice(0, MAX_VALUES).map((each) => this.filter(each));
    const rest = filters.length - shown.length;
    return rest > 0 ? `${shown.join(', ')} or ${rest} more` : shown.join(' or ');
  }

  private values(member: string, values: readonly Scalar[]): string {
    const shown = values.slice(0, MAX_VALUES).map((value) => this.value(member, value));
    const rest = values.length - shown.length;
    return rest > 0 ? `${shown.join(', ')} or ${rest} more` : shown.join(' or ');
  }

  private value(member: string, value: Scalar): string {
    if (value === null) return 'empty';
    if (typeof value === 'boolean') return value ? 'yes' : 'no';
    if (typeof value === 'string') return value;
    return this.vocabulary.model.dimension(member)?.format === 'percent' ? percent(value) : String(value);
  }

  private measured({ measure, share }: MeasureUse, value: number): string {
    const isShare = share !== undefined || this.vocabulary.model.measure(measure)?.format === 'percent';
    return isShare ? percent(value) : String(value);
  }
}

/** "Delivery area" within a sentence; abbreviations keep their capitals. */
export function decapitalised(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

function percent(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(12))} %`;
}
