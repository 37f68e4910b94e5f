import { Shorthand } from './shorthand';

const shorthand = new Shorthand();
for (const word of 'open orders order average cancelled than then time with july fill delivery value stock'.split(
  ' ',
))
  shorthand.add(word);

describe('shorthand', () => {
  it.each([
    ['opn', ['open']],
    ['ordrs', ['orders']],
    ['avrg', ['average']],
    ['cancld', ['cancelled']],
    ['thn', ['than', 'then']],
    ['tme', ['time']],
    ['fil', ['fill']],
    ['dlvry', ['delivery']],
  ])('%s may be %j', (typed, words) => {
    expect(shorthand.expansions(typed)).toEqual(words);
  });

  it.each(['open', 'stack', 'oder', 'st', 'a1b', 'wtih', 'constructor'])(
    '%s stands for nothing shorter',
    (typed) => {
      expect(shorthand.expansions(typed)).toEqual([]);
    },
  );
});
