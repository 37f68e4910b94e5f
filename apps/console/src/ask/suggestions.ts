import type { Completion, SavedQuestion } from '../api/types';
import { namedLike } from '../saved/saved-list-order';

/** A way to go on: words for the text, a saved question that is run, or an earlier question that is put into the box. */
export interface Suggestion {
  kind: Completion['kind'] | 'saved' | 'recent';
  label: string;
  detail: string;
  /** The text after it was taken, and where the cursor then stands. */
  result: { text: string; cursor: number };
  saved?: SavedQuestion;
}

const MAX_COMPLETIONS = 6;
const MAX_SAVED = 2;
const MAX_RECENT = 2;
/** One letter fits nearly every question that was ever asked. */
const MIN_LETTERS = 3;

interface Sources {
  /** Made for exactly this text. */
  completions: readonly Completion[];
  saved: readonly SavedQuestion[];
  /** First questions of conversations, newest first. */
  recent: readonly string[];
}

/** What the box offers for its text: completions first, then whole questions that have its words. */
export function suggestionsFor(text: string, { completions, saved, recent }: Sources): Suggestion[] {
  const offered = completions.slice(0, MAX_COMPLETIONS).map((completion): Suggestion => ({
    kind: completion.kind,
    ...named(completion),
    result: completed(text, completion),
  }));
  const typed = text.trim();
  if (typed.length < MIN_LETTERS) return offered;
  const savedOnes = namedLike(saved, typed).slice(0, MAX_SAVED);
  const taken = new Set([
    typed.toLocaleLowerCase(),
    ...offered.map(({ result }) => result.text.trim().toLocaleLowerCase()),
  ]);
  const words = typed.toLocaleLowerCase().split(/\s+/);
  const asked = [...new Set(recent)].filter((question) => {
    const lower = question.toLocaleLowerCase();
    return !taken.has(lower) && words.every((word) => lower.includes(word));
  });
  const whole = (question: string) => ({ text: question, cursor: question.length });
  return [
    ...offered,
    ...savedOnes.map((one): Suggestion => ({
      kind: 'saved',
      label: one.name,
      detail: '',
      result: whole(one.question),
      saved: one,
    })),
    ...asked.slice(0, MAX_RECENT).map((question): Suggestion => ({
      kind: 'recent',
      label: question,
      detail: '',
      result: whole(question),
    })),
  ];
}

/** The text with the completion in it; at the end of the text with a space, so that one types on. */
function completed(text: string, { start, end, insert, kind }: Completion): Suggestion['result'] {
  const rest = text.slice(end);
  const space = rest === '' && kind !== 'question' && !insert.endsWith(' ') ? ' ' : '';
  const before = text.slice(0, start) + insert + space;
  return { text: before + rest, cursor: before.length };
}

/** By the words that will stand in the box; what they are called beside them, where that is something else. */
function named({ insert, label, detail }: Completion): Pick<Suggestion, 'label' | 'detail'> {
  const same = insert.toLocaleLowerCase() === label.toLocaleLowerCase();
  return same ? { label, detail } : { label: insert, detail: label };
}
