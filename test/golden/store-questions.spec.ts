import { MAX_QUESTION_LENGTH } from '#libs/contracts';
import gaps from './store-known-gaps.json';
import { judge, readStoreQuestion, storeQuestions, storeTools } from './store-reader';

const KNOWN_GAPS: Readonly<Record<string, string>> = gaps;
const FILES = ['store-questions.jsonl', 'store-questions-2.jsonl'];
const ROLES = ['associate', 'manager'] as const;

/** What a choice or an example has to be read as to be of use. */
const isRead = (as: (typeof ROLES)[number], q: string) => readStoreQuestion({ as, q }).kind === 'plan';

describe.each(FILES)('golden questions of a store, %s', (file) => {
  const questions = storeQuestions(file);
  const wanted = questions.filter(({ q }) => KNOWN_GAPS[q] === undefined);

  it.each(wanted.map((question) => [[...(question.after ?? []), question.q].join(' → '), question] as const))(
    '%s',
    (_text, question) => {
      const { ok, got } = judge(question);
      expect({ ok, got }).toMatchObject({ ok: true });
    },
  );

  it('has gaps that are still open', () => {
    const closed = questions.filter((question) => KNOWN_GAPS[question.q] !== undefined && judge(question).ok);
    expect(closed.map(({ q }) => q)).toEqual([]);
  });
});

describe.each(ROLES)('what is said to a store %s', (as) => {
  const { examples, tools } = storeTools(as);

  it('has examples that are read', () => {
    expect(examples.filter((example) => !isRead(as, example))).toEqual([]);
  });

  it.each(tools.map((tool) => [tool.name, tool] as const))(
    'has examples of %s that are read as it',
    (name, tool) => {
      for (const q of tool.examples) {
        const result = readStoreQuestion({ as, q });
        const [step] = result.kind === 'plan' ? result.plan.plan.steps : [];
        expect([q, step?.kind === 'tool' && step.call.tool]).toEqual([q, name]);
      }
    },
  );

  it('asks back with at most four choices, each of which is read', () => {
    for (const { q, after = [] } of FILES.flatMap(storeQuestions).filter((question) => question.as === as)) {
      const result = readStoreQuestion({ as, q, after });
      if (result.kind !== 'clarify') continue;
      expect(result.choices.length).toBeGreaterThan(0);
      expect(result.choices.length).toBeLessThanOrEqual(4);
      expect(result.choices.filter(({ question }) => !isRead(as, question))).toEqual([]);
    }
  });

  it('says of every word of an answered question what it was taken for', () => {
    for (const { q, after = [] } of FILES.flatMap(storeQuestions).filter((question) => question.as === as)) {
      const result = readStoreQuestion({ as, q, after });
      if (result.kind !== 'plan') continue;
      const { words } = result.plan;
      const covered = words.map(({ start, end }) => q.slice(start, end)).join('');
      expect(q.replaceAll(/[^\p{L}\p{N}]/gu, '')).toBe(covered.replaceAll(/[^\p{L}\p{N}]/gu, ''));
      for (const word of words) expect(q.slice(word.start, word.end)).toBe(word.text);
    }
  });

  it('stands whatever is typed', () => {
    const odd = [
      '?',
      '...',
      '😀 😀',
      "'",
      '{{',
      'a'.repeat(MAX_QUESTION_LENGTH),
      'who '.repeat(200),
      '0',
      'and',
      'not not not',
    ];
    for (const q of odd) expect(['clarify', 'refuse', 'plan']).toContain(readStoreQuestion({ as, q }).kind);
    expect(readStoreQuestion({ as, q: 'who '.repeat(200) }).kind).toBe('clarify');
  });

  it('reads the same words the same way', () => {
    for (const { q } of storeQuestions().slice(0, 20))
      expect(readStoreQuestion({ as, q })).toEqual(readStoreQuestion({ as, q }));
  });
});
