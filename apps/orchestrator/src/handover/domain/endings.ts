import type { ResultTable } from '#libs/contracts';
import { faultOf } from './check-sentence';
import type { Unread } from './worth-asking';

const NO_ROWS: ResultTable = { columns: [], rows: [], rowCount: 0, truncated: false };

interface Ending {
  result: Unread;
  sentence: 'model' | 'template';
}

/** A model's question back. Its own words are shown where they pass as any sentence of it has to, otherwise ours. */
export function askedBack(
  { message, choices }: { message: string; choices: readonly string[] },
  question: string,
  unread: Unread,
  table: ResultTable = NO_ROWS,
): Ending {
  const texts = [question, unread.message, ...choices, ...unread.words.map(({ meaning }) => meaning)];
  const isFine = faultOf(message, { table, texts }) === null;
  const ours = choices.length > 0 ? 'I am not sure what you mean. Is it one of these?' : unread.message;
  return {
    result: {
      kind: 'clarify',
      message: isFine ? message : ours,
      choices: choices.map((choice) => ({ label: choice, question: choice })),
      unresolved: unread.kind === 'clarify' ? unread.unresolved : [],
      words: unread.words,
    },
    sentence: isFine ? 'model' : 'template',
  };
}

const DECLINED = {
  NOT_IN_DATA: {
    message: 'The data holds nothing about that.',
    nextStep: 'See what can be asked, and rephrase.',
  },
  OFF_TOPIC: {
    message: 'That is not about the warehouse data.',
    nextStep: 'Ask about stock, orders, deliveries, products or suppliers.',
  },
};

/** Why there is no answer, in our words; what the reader offered stays on offer. */
export function declined(code: keyof typeof DECLINED, unread: Unread): Unread {
  const suggestions =
    unread.kind === 'refuse' ? unread.suggestions : unread.choices.map(({ question }) => question);
  return { kind: 'refuse', code, ...DECLINED[code], suggestions, words: unread.words };
}
