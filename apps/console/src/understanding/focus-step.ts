/** Where the keys of a toolbar lead from button `at` of `count`; null for other keys. It ends at its ends. */
export function focusStep(key: string, at: number, count: number): number | null {
  if (at < 0 || count === 0) return null;
  switch (key) {
    case 'ArrowRight':
      return Math.min(count - 1, at + 1);
    case 'ArrowLeft':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
