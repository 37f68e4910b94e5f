import type { Gloss } from '../grammar/gloss-rule';
import { sensesOf } from '../grammar/line';
import type { Mention } from '../grammar/mention';
import type { Draft } from './draft';
import type { Vocabulary } from './vocabulary';

/** Words of a definition are checked, not used, which makes the reader a little less sure. */
const STRETCH = 1.2;

/**
 * Whether every definition that was given with a measure speaks of what the measure is made of: "margin (price minus
 * cost)". One that speaks of something else is another measure, which nobody can ask for.
 */
export function agree(vocabulary: Vocabulary, draft: Draft, glosses: readonly Gloss[]): boolean {
  if (glosses.length === 0) return true;
  draft.cost += STRETCH;
  const parts = new Set(draft.measures.flatMap(({ measure }) => [...partsOf(vocabulary, measure)]));
  return glosses.every(({ nouns }) => nouns.every((noun) => isPart(vocabulary, parts, noun)));
}

/** The fields and measures that a measure is computed from, and itself. */
function partsOf(vocabulary: Vocabulary, member: string): Set<string> {
  const parts = new Set<string>();
  const walk = (each: string): void => {
    if (parts.has(each)) return;
    parts.add(each);
    const entity = each.split('.')[0]!;
    const own = vocabulary.model.measure(each) ?? vocabulary.model.dimension(each);
    const formula = own as
      { sql?: string; where?: string; numerator?: string; denominator?: string } | undefined;
    const rollups = vocabulary.model.entities.get(entity)?.rollups ?? {};
    for (const text of [formula?.sql, formula?.where])
      for (const [, name = ''] of text?.matchAll(/\{([a-z0-9_.]+)\}/g) ?? []) {
        const [rollup = '', value = ''] = name.split('.');
        const total = rollups[rollup];
        if (total)
          for (const [, field = ''] of (total.values[value] ?? '').matchAll(/\{([a-z0-9_.]+)\}/g))
            walk(vocabulary.memberOf(total.from, field));
        else walk(vocabulary.memberOf(entity, name));
      }
    for (const name of [formula?.numerator, formula?.denominator])
      if (name !== undefined) walk(vocabulary.memberOf(entity, name));
  };
  walk(member);
  return parts;
}

function isPart(vocabulary: Vocabulary, parts: ReadonlySet<string>, noun: Mention): boolean {
  const members = [...sensesOf(noun, 'dimension'), ...sensesOf(noun, 'measure')].map(({ member }) => member);
  if (members.length === 0) return true;
  return members.some((member) => parts.has(member) || sumsPart(vocabulary, parts, member));
}

/** "quantity ordered" as the sum of a field that the measure is computed from. */
function sumsPart(vocabulary: Vocabulary, parts: ReadonlySet<string>, member: string): boolean {
  if (!vocabulary.model.measure(member)) return false;
  const field = vocabulary.fieldOf(member);
  return field !== undefined && parts.has(field);
}
