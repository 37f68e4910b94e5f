const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** "1 task", "2 tasks"; `many` where an "s" does not make it. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${whole.format(count)} ${count === 1 ? one : many}`;
