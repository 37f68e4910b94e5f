const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    people: 'person',
    skus: 'sku',
    shelves: 'shelf',
    loaves: 'loaf',
    men: 'man',
    women: 'woman',
    children: 'child',
    goods: 'goods',
    does: 'does',
    always: 'always',
  }),
);

/** British and American spellings of the same word, as one. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/isation/, 'ization'],
  [/^(utili|reali|organi|categori|optimi|prioriti|summari)s(e|ed|ing)$/, '$1z$2'],
  [/cancell/, 'cancel'],
  [/fulfill/, 'fulfil'],
  [/catalogue/, 'catalog'],
  [/centre/, 'center'],
  [/labell/, 'label'],
  [/^(colo|neighbo|favo|hono|harbo)ur/, '$1r'],
  [/travell/, 'travel'],
  [/grey/, 'gray'],
];

/** Most words hold none of these: one look saves the ten above. */
const MAY_DIFFER = /isation|is(e|ed|ing)$|ll|ogue|entre|our|grey/;

/** Singular and one spelling; verbs keep their endings, because "order" and "ordered" mean different things. */
export function stem(word: string): string {
  let result = IRREGULAR.get(word) ?? singular(word);
  if (!MAY_DIFFER.test(result)) return result;
  for (const [pattern, replacement] of SPELLINGS) result = result.replace(pattern, replacement);
  return result;
}

function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /\d/.test(word)) return word === 'pos' ? 'po' : word;
  if (/(ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(sh|ch|ss|x|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
