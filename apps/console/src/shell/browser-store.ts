/** Storage that may be switched off by the reader's browser; then nothing is kept and nothing fails. */
function keep(storage: () => Storage) {
  return {
    get(key: string): string | null {
      try {
        return storage().getItem(key);
      } catch {
        return null;
      }
    },
    set(key: string, value: string): void {
      try {
        if (value === '') storage().removeItem(key);
        else storage().setItem(key, value);
      } catch {
        return;
      }
    },
  };
}

/** Until the tab is closed. */
export const sessionStore = keep(() => sessionStorage);
/** Until the reader clears it. */
export const localStore = keep(() => localStorage);
