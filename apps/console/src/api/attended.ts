/** Whoever did nothing for longer has gone away: what the console asks for by itself then keeps no session alive. */
const GONE_AFTER_MS = 120_000;

const SIGNS = ['pointerdown', 'keydown', 'touchstart', 'wheel'] as const;

let lastSeenAt = Date.now();

/** Watches for signs of a person at the device, from the start of the console on. */
export function watchForPeople(): void {
  for (const sign of SIGNS)
    addEventListener(sign, () => (lastSeenAt = Date.now()), { capture: true, passive: true });
}

export const isAttended = (now = Date.now()): boolean => now - lastSeenAt < GONE_AFTER_MS;
