import type { Filter } from '#libs/contracts';
import type { Draft } from './draft';
import type { Vocabulary } from './vocabulary';

/** What a field may still be: one of these values. */
interface Allowed {
  readonly member: string;
  readonly values: ReadonlySet<string>;
}

const PART = /^\{([a-z0-9_.]+)\} (=|<>|IN|NOT IN) (?:'([^']*)'|\(([^()]*)\))$/;

/** Conditions that no row can fulfil together: an order that is cancelled and open. */
export class Contradictions {
  constructor(private readonly vocabulary: Vocabulary) {}

  isIn({ filters }: Draft): boolean {
    const allowed = new Map<string, ReadonlySet<string>>();
    for (const { member, values } of filters.flatMap((filter) => this.allowedBy(filter))) {
      const known = allowed.get(member);
      const both = known ? new Set([...known].filter((value) => values.has(value))) : values;
      if (both.size === 0) return true;
      allowed.set(member, both);
    }
    return false;
  }

  private allowedBy(filter: Filter): Allowed[] {
    if ('segment' in filter) return this.ofSegment(filter.segment);
    if ('and' in filter) return filter.and.flatMap((each) => this.allowedBy(each));
    if (!('member' in filter) || 'otherMember' in filter) return [];
    const { member, operator, values = [] } = filter;
    if (operator !== 'equals' && operator !== 'notEquals') return [];
    return this.among(member, values.map(String), operator === 'equals');
  }

  private ofSegment(name: string): Allowed[] {
    const segment = this.vocabulary.model.segment(name);
    return (segment?.sql ?? '').split(' AND ').flatMap((part) => {
      const [, field, operator, one, list] = PART.exec(part) ?? [];
      if (field === undefined || operator === undefined) return [];
      const values = one === undefined ? list!.split(',').map((each) => each.trim().slice(1, -1)) : [one];
      const member = this.vocabulary.memberOf(segment!.entity, field);
      return this.among(member, values, operator === '=' || operator === 'IN');
    });
  }

  /** Only fields whose values the semantic files name. */
  private among(member: string, values: readonly string[], isOneOf: boolean): Allowed[] {
    const known = Object.keys(this.vocabulary.model.dimension(member)?.values ?? {});
    if (known.length === 0) return [];
    return [{ member, values: new Set(known.filter((value) => values.includes(value) === isOneOf)) }];
  }
}
