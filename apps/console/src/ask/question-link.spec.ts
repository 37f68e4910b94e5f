import { questionLink, readQuestionLink } from './question-link';

test('what is put into a link comes out of it', () => {
  const link = { question: 'Milk & honey, 50 % #1 + “new”?', persona: 'buyer', run: false };
  const written = questionLink(link);
  expect(written).toMatch(/^\/ask#q=/);
  expect(readQuestionLink(new URL(written, 'http://host.invalid').hash)).toEqual(link);
  expect(
    readQuestionLink(new URL(questionLink({ ...link, run: true }), 'http://host.invalid').hash)?.run,
  ).toBe(true);
});

test('nothing of the question stands where a server would log it', () => {
  const { pathname, search } = new URL(
    questionLink({ question: 'Dead stock', persona: 'buyer', run: true }),
    'http://host.invalid',
  );
  expect([pathname, search]).toEqual(['/ask', '']);
});

test.each(['', '#', '#q=', '#q=%20', '#run=1'])('%p holds no question', (hash) => {
  expect(readQuestionLink(hash)).toBeNull();
});

test('asks at once only when the link says so in so many words', () => {
  expect(readQuestionLink('#q=Stock&run=0')?.run).toBe(false);
  expect(readQuestionLink('#q=Stock&run=')?.run).toBe(false);
});
