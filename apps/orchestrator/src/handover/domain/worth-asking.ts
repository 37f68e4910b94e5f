import type { ReadResult } from '#libs/contracts';

/** What the reader gave in the place of a reading. */
export type Unread = Extract<ReadResult, { kind: 'clarify' | 'refuse' }>;

const NOTHING_KNOWN = 'The reader knows nothing that the question speaks of.';

/**
 * Why a model may read better what the reader did not, in words for the evidence; null where it could not, and is not
 * asked:
 *
 * - writing, other personas' data and injections are refused whatever a model says;
 * - a name that fits several things is for the person to choose, and so is another code for one that does not exist;
 * - what people ask assistants that know everything (the weather, a poem) stays off topic: there the reader did not even
 *   look at the words.
 */
export function reasonToAsk(question: string, unread: Unread): string | null {
  if (unread.kind === 'refuse') {
    const mayBeMeant =
      unread.code === 'NOT_IN_DATA' || (unread.code === 'OFF_TOPIC' && unread.words.length > 0);
    return mayBeMeant ? NOTHING_KNOWN : null;
  }
  if (isChoiceOfValues(question, unread)) return null;
  const { unresolved, message } = unread;
  if (unresolved.length === 0) return message;
  return `The reader does not know what ${quoted(unresolved)} ${unresolved.length === 1 ? 'means' : 'mean'}.`;
}

/** Every choice is the question with something else in the place of the words that were not resolved. */
function isChoiceOfValues(
  question: string,
  { choices, unresolved }: Extract<Unread, { kind: 'clarify' }>,
): boolean {
  const [name, ...others] = unresolved;
  const at = name === undefined ? -1 : question.indexOf(name);
  if (at < 0 || others.length > 0 || choices.length === 0) return false;
  const [before, after] = [question.slice(0, at), question.slice(at + name!.length)];
  if (before.trim() === '' && after.trim() === '') return false;
  return choices.every(
    (choice) =>
      choice.question.length > before.length + after.length &&
      choice.question.startsWith(before) &&
      choice.question.endsWith(after),
  );
}

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });

export const quoted = (words: readonly string[]): string => LIST.format(words.map((word) => `“${word}”`));
