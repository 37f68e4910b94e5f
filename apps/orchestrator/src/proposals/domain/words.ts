const AMOUNT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** Money or a quantity as texts write it: 1,234.5. */
export const money = (amount: number) => AMOUNT.format(amount);

/** "1 unit", "2 units". */
export const counted = (count: number, noun: string) =>
  `${AMOUNT.format(count)} ${count === 1 ? noun : plural(noun)}`;

export const plural = (noun: string) => `${noun}s`;

export const atMost = (limit: number) => (limit === Infinity ? '' : ` up to ${money(limit)}`);

/** With a capital at its beginning. */
export const sentence = (text: string) => `${text[0]!.toUpperCase()}${text.slice(1)}`;
