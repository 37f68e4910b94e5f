import type { Me } from '../api/types';

const KEY = 'quartermaster-me';

/**
 * Who was signed in on this device, so that the console can open without a connection and show what the device keeps.
 * It holds no token: the server decides anew about everything that it is asked.
 */
export function keepMe({ csrfToken: _, ...me }: Me): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(me));
  } catch {
    // A browser that keeps nothing shows nothing offline.
  }
}

export function keptMe(): Me | null {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === null ? null : { ...(JSON.parse(kept) as Omit<Me, 'csrfToken'>), csrfToken: '' };
  } catch {
    return null;
  }
}

export function forgetMe(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
