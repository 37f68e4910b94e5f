import { type MovementKind, QuartermasterError } from '#libs/contracts';

/**
 * The stock after a movement.
 *
 * @throws QuartermasterError STOCK_INVALID when more would go than is there, or nothing would move
 */
export function stockAfter(stock: number, kind: MovementKind, quantity: number): number {
  if (kind === 'count') return quantity;
  if (quantity === 0)
    throw new QuartermasterError('STOCK_INVALID', {
      message: 'A delivery and waste are of at least one unit.',
      nextStep: 'Say how many came or went; record a count if you only looked.',
    });
  if (kind === 'delivery') return stock + quantity;
  if (quantity > stock)
    throw new QuartermasterError('STOCK_INVALID', {
      message: `There are ${stock} in stock, so ${quantity} cannot be waste.`,
    });
  return stock - quantity;
}
