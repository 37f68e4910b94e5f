import { isCard } from './details/account-numbers';
import { peopleIn } from './named-people';
import type { PersonalDetail } from './personal-detail';
import { Pseudonyms } from './pseudonyms';
import { cleanText, withoutHidden } from './untrusted-text';

interface Parts {
  readonly find: (text: string) => readonly PersonalDetail[];
  readonly isPersonColumn: (name: string) => boolean;
  readonly cleans: boolean;
}

/** What was kept from a model, in numbers. */
export interface Guarded {
  /** Different personal details that were replaced by tokens. */
  readonly replaced: number;
  /** Texts of data in which something that reads like an instruction was left out. */
  readonly cleaned: number;
}

/** One question on its way to a model and back. It lives as long as the question is worked on and is stored nowhere. */
export class GuardedQuestion {
  readonly #pseudonyms: Pseudonyms;
  private cleaned = 0;

  constructor(private readonly parts: Parts) {
    this.#pseudonyms = new Pseudonyms(parts.find);
  }

  get guarded(): Guarded {
    return { replaced: this.#pseudonyms.replaced, cleaned: this.cleaned };
  }

  /** Has a name replaced wherever it stands alone. */
  learnPerson(name: string): void {
    this.#pseudonyms.learn('person', name);
  }

  /** Words of the person who asks. */
  words(text: string): string {
    return this.#pseudonyms.hide(withoutHidden(text));
  }

  /** Words or JSON that anybody may have written: rows, names, notes, passages. JSON stays JSON. */
  data(content: string): string {
    const parsed = parsedJson(content);
    return parsed === undefined ? this.untrusted(content) : JSON.stringify(this.value(parsed));
  }

  /** {@link data} for what is not JSON yet. */
  value(value: unknown): unknown {
    for (const name of peopleIn(value, this.parts.isPersonColumn)) this.learnPerson(name);
    return mapped(value, (each) => {
      if (typeof each === 'string') return this.untrusted(each);
      // A card in a column of numbers.
      if (typeof each === 'number' && Number.isSafeInteger(each) && isCard(String(each)))
        return this.#pseudonyms.hide(String(each));
      return each;
    });
  }

  /** What a model wrote, with what its tokens stand for. */
  reveal(text: string): string {
    return this.#pseudonyms.reveal(text);
  }

  /** {@link reveal} for the arguments of a tool. */
  revealAll(value: unknown): unknown {
    return mapped(value, (each) => (typeof each === 'string' ? this.reveal(each) : each));
  }

  private untrusted(text: string): string {
    if (!this.parts.cleans) return this.words(text);
    const { text: clean, tricks } = cleanText(text);
    if (tricks.length > 0) this.cleaned += 1;
    return this.#pseudonyms.hide(clean);
  }
}

function parsedJson(content: string): unknown {
  if (!/^\s*[[{]/u.test(content)) return undefined;
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function mapped(value: unknown, of: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => mapped(each, of));
  if (typeof value !== 'object' || value === null) return of(value);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [String(of(key)), mapped(each, of)]));
}
