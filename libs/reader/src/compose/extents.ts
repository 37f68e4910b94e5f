import type { Filter } from '#libs/contracts';
import type { Draft } from './draft';
import type { Vocabulary } from './vocabulary';

const COMPARED = /\{([a-z0-9_.]+)\} (<|>|<=|>=) (?:([0-9.]+) \* )?\{([a-z0-9_.]+)\}/;
const DIFFERENCE = /^\{([a-z0-9_.]+)\} - \{([a-z0-9_.]+)\}$/;
const DAYS = /\{days\(([a-z0-9_]+), ([a-z0-9_]+)\)\}/;

/** The two fields that a named state compares, such as stock and minimum of "low stock". */
export function comparedBy(
  vocabulary: Vocabulary,
  segment: string,
): { smaller: string; larger: string } | undefined {
  const [, a, operator = '', , b] = COMPARED.exec(vocabulary.model.segment(segment)?.sql ?? '') ?? [];
  if (a === undefined || b === undefined) return undefined;
  return operator.startsWith('<') ? { smaller: a, larger: b } : { smaller: b, larger: a };
}

/** "low stock, and by how much": the fields that say how far the rows are in the state that they were selected by. */
export function extentsOf(vocabulary: Vocabulary, draft: Draft): string[] {
  const found = draft.filters.flatMap((filter) => extentOf(vocabulary, draft.anchor, filter) ?? []);
  if (found.length > 0) return [...new Set(found)];
  // "backordered lines, and how many are missing on each": where there is but one such quantity.
  const missing = [...vocabulary.entity(draft.anchor).dimensions.values()].filter(
    ({ role, sql = '' }) => role === 'quantity' && DIFFERENCE.test(sql),
  );
  return missing.length === 1 ? [missing[0]!.member] : [];
}

function extentOf(vocabulary: Vocabulary, anchor: string, filter: Filter): string | undefined {
  const fields = [...vocabulary.entity(anchor).dimensions.values()].filter((each) =>
    vocabulary.lexicon.visibility.dimension(each),
  );
  const between = (smaller: string, larger: string): string | undefined =>
    fields.find(({ sql = '', role }) => {
      const [, from, less] = DIFFERENCE.exec(sql) ?? [];
      if (from === larger && less === smaller) return true;
      const [, first, last] = role === 'days' ? (DAYS.exec(sql) ?? []) : [];
      return first === smaller && last === larger;
    })?.member;
  if ('segment' in filter && filter.segment.startsWith(`${anchor}.`)) {
    const compared = comparedBy(vocabulary, filter.segment);
    return compared && between(compared.smaller, compared.larger);
  }
  if (!('otherMember' in filter)) return undefined;
  const local = (member: string): string =>
    member.startsWith(`${anchor}.`) ? member.slice(anchor.length + 1) : member;
  const [own, other] = [local(filter.member), local(filter.otherMember)];
  return /^l/.test(filter.operator) ? between(own, other) : between(other, own);
}

/** "overdue orders, worst first": by how far they are in the state that they were selected by. */
export function stateOrder(
  vocabulary: Vocabulary,
  draft: Draft,
  quality: 'best' | 'worst' | undefined,
): { member: string; direction: 'asc' | 'desc' } | undefined {
  const [member] = quality === undefined ? [] : extentsOf(vocabulary, draft);
  return member === undefined ? undefined : { member, direction: quality === 'worst' ? 'desc' : 'asc' };
}
