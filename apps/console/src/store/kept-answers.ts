import { localStore } from '../shell/browser-store';

interface Storage {
  get(key: string): string | null;
  set(key: string, value: string): void;
}

interface Kept {
  name: string;
  at: number;
  data: unknown;
}

/** Lists and tasks that can be read without a connection; the ones not looked at for longest go first. */
const MAX_KEPT = 40;
/** Characters of all of them; browsers allow about five million for a whole site. */
const MAX_CHARACTERS = 1_000_000;
const MAX_AGE_MS = 7 * 86_400_000;

/** Answers of the server to read when it cannot be reached. Kept for one user, within bounds. */
export class KeptAnswers {
  constructor(
    private readonly storage: Storage,
    private readonly key: string,
    private readonly now: () => number = Date.now,
  ) {}

  get<Data>(name: string): { data: Data; at: number } | undefined {
    const found = this.read().find((kept) => kept.name === name);
    return found && { data: found.data as Data, at: found.at };
  }

  set(name: string, data: unknown): void {
    const entry = { name, at: this.now(), data };
    const all = [entry, ...this.read().filter((kept) => kept.name !== name)].slice(0, MAX_KEPT);
    let written = JSON.stringify(all);
    while (written.length > MAX_CHARACTERS && all.length > 0) {
      all.pop();
      written = JSON.stringify(all);
    }
    this.storage.set(this.key, written);
  }

  private read(): Kept[] {
    try {
      const all: unknown = JSON.parse(this.storage.get(this.key) ?? '[]');
      const oldest = this.now() - MAX_AGE_MS;
      return Array.isArray(all) ? (all as Kept[]).filter(({ at }) => at > oldest) : [];
    } catch {
      return [];
    }
  }
}

const KEPT = 'qm.store.';

/** What was read from the store as this user. */
export const keptFor = (userId: string): KeptAnswers => new KeptAnswers(localStore, KEPT + userId);

/** What one person read is not left on the phone for the next. */
export function forgetOthers(userId: string): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(KEPT) && key !== KEPT + userId) localStorage.removeItem(key);
  } catch {
    // Where nothing can be read nothing was kept.
  }
}
