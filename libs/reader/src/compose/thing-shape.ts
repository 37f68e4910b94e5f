import { isEntity, sensesOf } from '../grammar/line';
import type { Request } from '../grammar/request';
import type { Draft } from './draft';
import { rankGroups } from './ranking';
import type { Vocabulary } from './vocabulary';

/** Rows of the thing's own entity show more than its name. */
const LISTED_APART = 1.4;

/** Distinct things that rows of an entity know: customers who ordered, suppliers of what is low on stock. */
export class ThingShape {
  constructor(private readonly vocabulary: Vocabulary) {}

  begin(draft: Draft, request: Request): boolean {
    if (request.tags.has('extent') || request.glosses?.length) return false;
    if (request.counted || request.groups.length > 0 || request.grain || request.share) return false;
    if (
      request.heads.has('count') ||
      request.heads.has('average') ||
      request.heads.has('amount') ||
      request.comparesPeriods
    )
      return false;
    const heads = request.targets.filter(
      ({ role }) => role === 'head' || role === 'joined' || role === 'column',
    );
    const by = request.ranking?.by ?? request.sorting?.by;
    if (heads.length === 0 || (by && !isThing(by))) return false;
    return heads.every(({ mention }) => this.thing(draft, mention));
  }

  end(draft: Draft, request: Request): boolean {
    for (const { measure } of draft.having) {
      // The number that decided is shown, unless rows are missing that it would be counted from.
      if (!draft.filters.some((filter) => 'exists' in filter)) draft.addMeasure(measure);
    }
    return rankGroups(this.vocabulary, draft, request);
  }

  private thing(draft: Draft, mention: Request['mentions'][number]): boolean {
    const { vocabulary } = this;
    const { connections } = vocabulary;
    const fields = sensesOf(mention, 'dimension')
      .filter(({ member }) => vocabulary.isThing(member))
      .map((sense) => ({ sense, members: [sense.member] }));
    const entities = sensesOf(mention, 'entity')
      .filter(({ entity }) => entity !== draft.anchor && vocabulary.isThing(vocabulary.identity(entity)))
      .map((sense) => ({ sense, members: vocabulary.identityColumns(sense.entity) }));
    const options = [...(isEntity(mention) ? entities : fields)]
      .map((option) => ({
        ...option,
        cost:
          connections.cost(draft.anchor, option.members[0]!.split('.')[0]!) +
          vocabulary.preference(mention, option.sense) +
          (isEntity(mention) ? LISTED_APART : 0),
      }))
      .filter(({ members }) => connections.reaches(draft.anchor, members[0]!.split('.')[0]!));
    const best = options.sort((a, b) => a.cost - b.cost)[0];
    if (!best) return false;
    draft.note(mention, best.sense, best.cost);
    draft.addDimension(...best.members);
    return true;
  }
}

/** "sorted by name" is an order of the things themselves. */
function isThing(mention: Request['mentions'][number]): boolean {
  return sensesOf(mention, 'dimension').some(({ numeric }) => !numeric);
}
