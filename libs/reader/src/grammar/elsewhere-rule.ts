import { has, type Line, sensesOf } from './line';
import type { Condition, ValueCondition } from './request';

/**
 * "stocked at WH-01 but not at WH-02", "in stock at WH-01 and out of stock at WH-02": a row has one place, so what is
 * said of the second place is said of another row of the same thing.
 */
export function setElsewhere(line: Line, conditions: readonly Condition[]): Condition[] {
  const placed = conditions
    .filter((each): each is ValueCondition => each.kind === 'values' && !each.apart)
    .sort((a, b) => line.indexOf(a.mentions[0]!) - line.indexOf(b.mentions[0]!));
  const places = placed.filter((each) => membersOf(each).size > 0 && isCode(each));
  const [here, there, ...further] = places;
  if (!here || !there || further.length > 0 || here.negated || !isSameField(here, there))
    return [...conditions];
  const from = line.indexOf(here.mentions.at(-1)!);
  const to = line.indexOf(there.mentions[0]!);
  const between = placed.filter((each) => {
    const at = line.indexOf(each.mentions[0]!);
    return at > from && at < to && isState(each);
  });
  const isJoined = line.mentions.slice(from, to).some((mention) => has(mention, 'and', 'but', 'not'));
  const isOfBefore = line.mentions
    .slice(from, to)
    .some(({ phrase }) => /^(that|which)( are| is)?$/.test(phrase));
  if (there.negated && between.length === 0)
    return replaced(conditions, [there], {
      ...there,
      elsewhere: [{ ...there, negated: false, never: undefined }],
    });
  const before = placed.some((each) => isState(each) && line.indexOf(each.mentions[0]!) < from);
  if (there.negated || between.length === 0 || !((isJoined && before) || isOfBefore)) return [...conditions];
  return replaced(conditions, [there, ...between], { ...there, elsewhere: [there, ...between] });
}

function replaced(
  conditions: readonly Condition[],
  old: readonly Condition[],
  condition: ValueCondition,
): Condition[] {
  return [...conditions.filter((each) => !old.includes(each)), condition];
}

function isState({ options }: ValueCondition): boolean {
  return options.flat().some(({ kind }) => kind === 'segment');
}

function isCode({ mentions }: ValueCondition): boolean {
  return sensesOf(mentions[0], 'value').some(({ member }) => /_code$/.test(member));
}

function membersOf({ options }: ValueCondition): Set<string> {
  return new Set(options.flat().flatMap((sense) => (sense.kind === 'value' ? [sense.member] : [])));
}

function isSameField(a: ValueCondition, b: ValueCondition): boolean {
  const members = membersOf(a);
  return [...membersOf(b)].some((member) => members.has(member));
}
