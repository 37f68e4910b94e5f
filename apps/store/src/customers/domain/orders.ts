import type { OrderStatus } from '#libs/contracts';

const UNFINISHED: readonly OrderStatus[] = ['placed', 'picking', 'on-the-way'];

/** The promised time has passed, and it is neither ready nor handed over nor cancelled. */
export function isLate(status: OrderStatus, promisedAt: Date, now: Date): boolean {
  return UNFINISHED.includes(status) && promisedAt.getTime() < now.getTime();
}

/** Money adds up in cents. */
export function totalOf(lines: readonly { quantity: number; price: number }[]): number {
  return lines.reduce((sum, { quantity, price }) => sum + quantity * Math.round(price * 100), 0) / 100;
}
