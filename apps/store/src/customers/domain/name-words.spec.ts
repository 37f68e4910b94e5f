import fc from 'fast-check';
import { headOf, NamedText, nameVariants } from './name-words';

const CUSTOMERS = [
  ['Jane', 'Miller'],
  ['Jürgen', 'Müller'],
  ['Tomás', 'Álvarez'],
  ['María del Carmen', 'García López'],
  ['Sean', 'O’Leary'],
  ['Anna-Lena', 'Berg'],
  ['Cher', ''],
] as const;
const NAMES = CUSTOMERS.flatMap(([given, family]) => nameVariants(given, family));

/** As the store looks: only what begins as something in the text does. */
function named(text: string): string[] {
  const it = new NamedText(text);
  const heads = new Set(it.heads);
  return it.stretches(NAMES.filter((words) => heads.has(headOf(words))));
}

describe('names in a text', () => {
  it.each([
    ['what did Jane Miller buy last', ['Jane Miller']],
    ['WHAT DID JANE MILLER BUY', ['JANE MILLER']],
    ['jane miller and Jane Miller', ['jane miller', 'Jane Miller']],
    ["Jane Miller's order, and Miller, Jane’s too", ['Jane Miller', 'Miller, Jane']],
    ['jane millers last order', ['jane miller']],
    ['Jane A. Miller', ['Jane A. Miller']],
    ['was kaufte Juergen Mueller, oder Jurgen Muller', ['Juergen Mueller', 'Jurgen Muller']],
    ['Jürgen Müllers Bestellung', ['Jürgen Müller']],
    ['los pedidos de tomas alvarez', ['tomas alvarez']],
    ['Maria Garcia and María García López', ['Maria Garcia', 'María García López']],
    ['María del Carmen García López', ['María del Carmen García López']],
    ['la commande d’Anna-Lena Berg', ['Anna-Lena Berg']],
    ["sean oleary, Sean O'Leary's bag", ['sean oleary', "Sean O'Leary"]],
    ['call Anna Berg; jane.miller', ['Anna Berg', 'jane.miller']],
    ['what does Cher buy', ['Cher']],
    ['Ja\u0301ne Miller', ['Ja\u0301ne Miller']],
  ])('are found in “%s”', (text, found) => {
    expect(named(text)).toEqual(found);
  });

  it.each([
    'Jane bought flour from Miller',
    'the millet jane-like',
    'Janet Miller; Jane Millerton',
    'Jane | Miller',
    'Cherry jam',
    'del Carmen',
    '',
  ])('are not in “%s”', (text) => {
    expect(named(text)).toEqual([]);
  });

  it('are found wherever they stand, and are always words of the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const text = `${before} ; Jane Miller ; ${after}`;
        const found = named(text);
        expect(found).toContain('Jane Miller');
        for (const each of found) expect(text).toContain(each);
      }),
    );
  });
});
