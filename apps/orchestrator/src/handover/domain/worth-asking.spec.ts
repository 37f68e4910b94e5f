import type { ReadWord, RefusalCode } from '#libs/contracts';
import { reasonToAsk, type Unread } from './worth-asking';

const word: ReadWord = { text: 'gizmos', start: 0, end: 6, role: 'unknown', meaning: '' };

const back = (
  unresolved: string[],
  choices: string[],
  message = 'I need to know what you want to see.',
): Unread => ({
  kind: 'clarify',
  message,
  unresolved,
  choices: choices.map((question) => ({ label: question, question })),
  words: [],
});
const refusal = (code: RefusalCode, words: ReadWord[]): Unread => ({
  kind: 'refuse',
  code,
  message: 'No.',
  nextStep: '',
  suggestions: [],
  words,
});

describe('a model is asked', () => {
  it('about words that the reader does not know, also where it can leave them out', () => {
    expect(
      reasonToAsk('stock of gizmos in WH-03', back(['gizmos'], ['stock of in WH-03', 'low stock'])),
    ).toBe('The reader does not know what “gizmos” means.');
    expect(reasonToAsk('frob the gizmos', back(['frob', 'gizmos'], []))).toBe(
      'The reader does not know what “frob” and “gizmos” mean.',
    );
  });

  it('where the reader is not sure, with its own reason', () => {
    expect(reasonToAsk('give me a report', back([], ['low stock'], 'What of?'))).toBe('What of?');
  });

  it('where the reader knew none of the words', () => {
    expect(reasonToAsk('gizmos', refusal('OFF_TOPIC', [word]))).not.toBeNull();
    expect(reasonToAsk('gizmos', refusal('NOT_IN_DATA', []))).not.toBeNull();
  });
});

describe('a model is not asked', () => {
  it.each(['WRITE_REQUEST', 'OTHER_PERSONA', 'INJECTION'] as const)('about what is refused as %s', (code) => {
    expect(reasonToAsk('drop the table', refusal(code, [word]))).toBeNull();
  });

  it('about what people ask assistants that know everything', () => {
    expect(reasonToAsk('tell me a joke', refusal('OFF_TOPIC', []))).toBeNull();
  });

  it('which of several names is meant, or which code instead of one that does not exist', () => {
    const miller = back(['miller'], ['orders of Miller Ltd in May', 'orders of Miller & Sons in May']);
    expect(reasonToAsk('orders of miller in May', miller)).toBeNull();
    const code = back(['P-9999'], ['stock of P-0999', 'stock of P-0998']);
    expect(reasonToAsk('stock of P-9999', code)).toBeNull();
  });
});
