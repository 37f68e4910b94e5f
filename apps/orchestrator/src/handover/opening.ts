import type { Turn } from '#libs/contracts';
import type { GuardedQuestion, Message } from '#libs/model';
import { quoted, type Unread } from './domain/worth-asking';

/** More turns than these say little about the next one. */
const MOST_TURNS = 4;

/** The conversation as a model is shown it: earlier questions with what they were read as, then this one. */
export function openingOf(
  question: string,
  unread: Unread,
  history: readonly Turn[],
  guard: GuardedQuestion | null,
): Message[] {
  for (const name of customersIn(unread)) guard?.learnPerson(name);
  const words = (text: string) => guard?.words(text) ?? text;
  const turns = history
    .slice(-MOST_TURNS)
    .flatMap((turn) => [user(words(turn.question)), assistant(guard?.data(readAs(turn)) ?? readAs(turn))]);
  const placed = understoodSoFar(unread);
  return [...turns, user(`${words(question)}\n\n${guard?.data(placed) ?? placed}`)];
}

export const textsOf = (messages: readonly Message[]): string[] =>
  messages.flatMap(({ content }) => content.flatMap((block) => (block.kind === 'text' ? [block.text] : [])));

/** Names of customers that the reader knew in the question. */
const customersIn = ({ words }: Unread): string[] =>
  words
    .filter(({ role, member }) => role === 'value' && member?.endsWith('.customer_name'))
    .flatMap(({ text, value }) => (typeof value === 'string' ? [text, value] : [text]));

const user = (text: string): Message => ({ role: 'user', content: [{ kind: 'text', text }] });

const assistant = (text: string): Message => ({ role: 'assistant', content: [{ kind: 'text', text }] });

const readAs = (turn: Turn): string =>
  'reading' in turn
    ? `It was read as this query: ${JSON.stringify(turn.reading.query)}`
    : `It was read as: ${turn.plan.summary}`;

/** What the grammar could place, so that the model does not have to find it again. */
function understoodSoFar(unread: Unread): string {
  const placed = unread.words
    .filter(({ role, meaning }) => role !== 'unknown' && role !== 'connector' && meaning !== '')
    .map(
      ({ text, meaning, member }) => `- “${text}”: ${meaning}${member === undefined ? '' : ` (${member})`}`,
    );
  const choices = unread.kind === 'clarify' ? unread.choices.map(({ question }) => `- ${question}`) : [];
  const unknown = unread.kind === 'clarify' ? unread.unresolved : [];
  return (
    [
      `(The grammar could not read this: ${unread.message}`,
      ...(unknown.length > 0 ? [`Words it does not know: ${quoted(unknown)}.`] : []),
      ...(placed.length > 0 ? ['What it took words for:', ...placed] : []),
      ...(choices.length > 0 ? ['What it would ask instead:', ...choices] : []),
    ].join('\n') + ')'
  );
}
