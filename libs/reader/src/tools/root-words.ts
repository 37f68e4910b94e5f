import { stem } from '../tokens/stem';

/** Endings would take too little or too much away from these. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    save: 'sav',
    saves: 'sav',
    saved: 'sav',
    saving: 'sav',
    savings: 'sav',
    advice: 'advis',
    comparison: 'compar',
    comparisons: 'compar',
    delivery: 'deliver',
    deliveries: 'deliver',
    running: 'run',
    ran: 'run',
    buying: 'buy',
    bought: 'buy',
    planning: 'plan',
    planned: 'plan',
    recommendation: 'recommend',
    recommendations: 'recommend',
    optimal: 'optim',
    optimum: 'optim',
    trending: 'trend',
    selling: 'sell',
    sold: 'sell',
    stopping: 'stop',
    // "What was ordered" is another question than "what to order".
    ordered: 'ordered',
    going: 'going',
    during: 'during',
  }),
);
const MIN_ROOT = 4;
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(isation|ization|ising|izing|ised|ized|ise|ize)$/, ''],
  [/(ysing|yzing|ysed|yzed|yse|yze|ysis|yses|ytics|yst)$/, 'y'],
  [/(ance|ment)$/, ''],
  [/([^aeiou])\1(ing|ed)$/, '$1'],
  [/(ing|ed|ion|or)$/, ''],
  [/e$/, ''],
];

/** What a word has in common with its other forms: forecast, forecasting; analyse, analysis; calculate, calculation. */
export function rootOf(word: string): string {
  const known = IRREGULAR.get(word);
  if (known !== undefined) return known;
  const single = stem(word);
  const other = IRREGULAR.get(single);
  if (other !== undefined) return other;
  for (const [ending, rest] of ENDINGS) {
    const root = single.replace(ending, rest);
    if (root !== single && root.length >= MIN_ROOT) return root;
  }
  return single;
}
