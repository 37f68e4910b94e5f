import type { Line } from './line';

const AMOUNT =
  /\b(and|with|plus) (the|its|their) (amount|value|figure|number|total|sum|spend|rate|quantity|qty)$/;

/** "the supplier with the highest spend, and the amount": the number that ranks is shown anyway. */
export function takeAmount(line: Line, isRanked: boolean): void {
  const words = line.mentions.filter(({ punctuation }) => punctuation === undefined);
  const text = words
    .slice(-3)
    .map((mention) => mention.text.toLowerCase())
    .join(' ');
  if (isRanked && AMOUNT.test(text)) line.take(words.at(-1));
}
