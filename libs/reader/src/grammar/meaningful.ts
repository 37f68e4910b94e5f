import type { Mention } from './mention';

/** How many stretches of a question mean something, or should. */
export function countMeaningful(mentions: readonly Mention[]): number {
  return mentions.filter(
    ({ senses, time, number, candidates, isUnknown }) =>
      senses.length > 0 ||
      time !== undefined ||
      number !== undefined ||
      candidates !== undefined ||
      isUnknown,
  ).length;
}

/** Whether anything is named that the data could hold. */
export function isAboutData(mentions: readonly Mention[]): boolean {
  return mentions.some(
    ({ senses, candidates }) =>
      candidates !== undefined || senses.some(({ kind }) => kind !== 'cue' && kind !== 'verb'),
  );
}
