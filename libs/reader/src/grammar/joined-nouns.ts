import { has, isEntity, isNoun, type Line, sensesOf } from './line';
import type { Condition, Target } from './request';

/** "fill rate and on time for …": beside a number, joined by "and", the state is a number as well. */
export function joinNumbers(line: Line, conditions: Condition[], targets: Target[]): void {
  const words = line.mentions;
  for (const condition of [...conditions]) {
    const [mention, ...others] = condition.mentions;
    const isState = condition.kind === 'values' && !condition.negated && others.length === 0;
    if (
      !mention ||
      !isState ||
      sensesOf(mention, 'measure').length === 0 ||
      isNoun(words[words.indexOf(mention) + 1])
    )
      continue;
    const at = words.indexOf(mention);
    const beside = [at - 2, at + 2].find((index) => {
      const isJoined = has(words[(at + index) / 2], 'and') || words[(at + index) / 2]?.punctuation === '/';
      const other = words[index];
      const isNumber = other && !isEntity(other) && sensesOf(other, 'measure').length > 0;
      return isJoined && isNumber && targets.some((target) => target.mention === other);
    });
    if (beside === undefined) continue;
    conditions.splice(conditions.indexOf(condition), 1);
    targets.push({ mention, role: 'joined' });
  }
}

/** "names and groups of the products": rows of the products, whose name is shown anyway, and the groups beside it. */
export function withNames(line: Line, targets: Target[]): Target[] {
  const words = line.mentions;
  const owner = targets.find(
    ({ mention, role }) =>
      role === 'context' &&
      isEntity(mention) &&
      words.slice(0, words.indexOf(mention)).some(({ text }) => /^(of|for)$/i.test(text)),
  );
  const at = words.findIndex((mention) => has(mention, 'name-of') && /^names?$/.test(mention.phrase));
  const isListed = [-1, 1].some(
    (step) => has(words[at + step], 'and') || words[at + step]?.punctuation === ',',
  );
  if (!owner || at < 0 || at > words.indexOf(owner.mention) || !isListed) return targets;
  const others = targets.filter((target) => target !== owner);
  return [
    { ...owner, role: 'head' },
    ...others.map((target) => (target.role === 'head' ? { ...target, role: 'joined' as const } : target)),
  ];
}
