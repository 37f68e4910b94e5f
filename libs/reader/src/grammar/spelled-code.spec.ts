import { tokenize } from '../tokens/tokenizer';
import { spelledCodeAt } from './spelled-code';

const spelled = (text: string) => spelledCodeAt(tokenize(text), 0);

describe('codes that are read out', () => {
  it.each([
    ['w h zero eight', 'wh', '08', 4],
    ['w h twelve', 'wh', '12', 3],
    ['p dash zero four one two', 'p', '0412', 6],
    ['one zero two double two eight', '', '102228', 6],
    ['p o oh four one', 'po', '041', 5],
  ])('%s', (text, prefix, digits, length) => expect(spelled(text)).toEqual({ prefix, digits, length }));

  it.each(['three orders', 'one two three', 'w', 'double', 'a b'])('%s is none', (text) =>
    expect(spelled(text)).toBeUndefined(),
  );
});
