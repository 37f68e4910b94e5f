import type { Filter } from '#libs/contracts';
import type { Request, WeekdayCondition } from '../grammar/request';
import { chooseDate } from './dates';
import type { Draft } from './draft';
import type { Vocabulary } from './vocabulary';

const WEEKDAY = /\{weekday\(([a-z0-9_]+)\)\}/;

/** "on Fridays" as a filter; undefined where the rows have no date, or none whose weekday is known. */
export function weekdayFilter(
  vocabulary: Vocabulary,
  draft: Draft,
  { days, negated, cues, mentions }: WeekdayCondition,
  anchor: string,
): Filter[] | undefined {
  const date = chooseDate(vocabulary, anchor, [], cues, draft.measures[0]?.measure);
  const member = date && weekdayOf(vocabulary, date.member);
  if (!date || member === undefined) return undefined;
  const sense = { kind: 'dimension' as const, entity: member.split('.')[0]!, member };
  mentions.forEach((mention) => draft.senses.set(mention, sense));
  draft.cost += date.cost;
  return [{ member, operator: negated ? 'notEquals' : 'equals', values: [...days] }];
}

/** "deliveries per weekday in August": the weekday of the date that the period is about. */
export function alignWeekdays(vocabulary: Vocabulary, draft: Draft, request: Request): void {
  draft.dimensions = draft.dimensions.map((member) => {
    if (!WEEKDAY.test(vocabulary.dimension(member).sql ?? '')) return member;
    const said = [...draft.senses].find(([, sense]) => sense.kind === 'dimension' && sense.member === member);
    // "delivery weekday" says by itself which date is meant.
    if (!said || !/^(weekday|day of the week|day of week)$/.test(said[0].phrase)) return member;
    const date =
      draft.timeDimensions[0]?.dimension ??
      chooseDate(vocabulary, draft.anchor, [], request.mentions, draft.measures[0]?.measure)?.member;
    return (date && weekdayOf(vocabulary, date)) ?? member;
  });
}

function weekdayOf(vocabulary: Vocabulary, date: string): string | undefined {
  const [owner, name] = date.split('.') as [string, string];
  return [...vocabulary.entity(owner).dimensions.values()].find(
    ({ sql }) => WEEKDAY.exec(sql ?? '')?.[1] === name,
  )?.member;
}
