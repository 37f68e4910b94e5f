import type { Draft } from '../compose/draft';
import { finish } from '../compose/finish';
import type { Vocabulary } from '../compose/vocabulary';
import { sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Request } from '../grammar/request';
import type { Leaning } from './detect';
import type { FilterEdits } from './filter-edits';
import type { SubjectEdits } from './subject-edits';

interface Edits {
  readonly filters: FilterEdits;
  readonly subjects: SubjectEdits;
}

/** "show me the Harbour orders" after the overdue ones by area: the rows behind that number; undefined where it has none. */
export function rowsOfGroup(
  vocabulary: Vocabulary,
  { filters, subjects }: Edits,
  before: Draft,
  request: Request,
  lean: Leaning,
): Draft | undefined {
  const noun = request.targets.find(({ role }) => role !== 'modifier')!.mention;
  if (before.shape !== 'measures' || before.dimensions.length === 0) return undefined;
  const isGrouped = request.conditions.every(({ mentions }) =>
    mentions.some((mention) =>
      sensesOf(mention, 'value').some(({ member }) =>
        before.dimensions.some((dimension) => filters.isSame(dimension, member)),
      ),
    ),
  );
  const rows = subjects.rowsOf(before, noun);
  // "the orders in WH-03" are still those that were told apart by area.
  const isMeant = isGrouped || (isDefinite(request, noun) && rows?.anchor === before.anchor);
  if (!rows || !isMeant || !filters.apply(rows, request, { ...lean, narrows: true })) return undefined;
  finish(vocabulary, rows, request);
  return rows;
}

function isDefinite({ mentions }: Request, noun: Mention): boolean {
  return /^(the|those|these)$/i.test(mentions[mentions.indexOf(noun) - 1]?.text ?? '');
}
