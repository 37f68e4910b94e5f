/** 1234.5 → "1,234.5": numbers in the sentences of results, as the console writes them. */
export function written(value: number, decimals = 1): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: decimals });
}

/** "1 unit", "3 units". */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${written(count)} ${count === 1 ? one : several}`;
}

/** "a, b and c". */
export function listed(words: readonly string[]): string {
  if (words.length <= 1) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]!}`;
}

/** 0.125 → "12.5 %". */
export const percentage = (value: number): string => `${written(100 * value)} %`;
