/** A question that somebody sends: it fills the box of who opens it. */
export interface QuestionLink {
  question: string;
  /** As whom it was asked; null when the link does not say. */
  persona: string | null;
  /** Asks at once. Not by default, because asking may cost. */
  run: boolean;
}

const PATH = '/ask';

/** The question stands behind the `#`, which browsers keep to themselves: it reaches no server's log. */
export function questionLink({ question, persona, run }: QuestionLink): string {
  const parts = new URLSearchParams({ q: question });
  if (persona !== null) parts.set('persona', persona);
  if (run) parts.set('run', '1');
  return `${PATH}#${parts}`;
}

/** Null when there is no question in it. `hash` begins with `#` or is empty. */
export function readQuestionLink(hash: string): QuestionLink | null {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const question = parts.get('q')?.trim() ?? '';
  if (question === '') return null;
  return { question, persona: parts.get('persona'), run: parts.get('run') === '1' };
}
