import { merged } from './find-details';
import type { DetailKind, PersonalDetail } from './personal-detail';
import { KnownTexts } from './known-texts';

/** `text`: something that looked like a token before there were any. */
type TokenKind = DetailKind | 'text';

const TOKEN =
  /<(?:person|email|phone|card|iban|address|birth-date|customer-number|text)-\d{1,6}(?:\.\d{1,6})?>/giu;

interface Span {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  readonly entity?: string;
}

interface Entity {
  readonly number: number;
  spellings: number;
}

/**
 * Tokens in the place of personal details: `<person-1>`, and `<person-1.2>` for another spelling of the same. The same text
 * always has the same token, so that a model can follow who is who. What stands for what is kept here only, as long as the
 * object lives; it shows in no log and in no JSON.
 *
 * `reveal(hide(text))` is `text`, whatever stands in it, also what looks like a token.
 */
export class Pseudonyms {
  readonly #tokens = new Map<string, string>();
  readonly #texts = new Map<string, string>();
  readonly #entities = new Map<string, Entity>();
  readonly #numbers = new Map<TokenKind, number>();
  readonly #known = new KnownTexts();

  constructor(private readonly find: (text: string) => readonly PersonalDetail[]) {}

  /** Different details so far. */
  get replaced(): number {
    return [...this.#numbers].reduce((sum, [kind, count]) => sum + (kind === 'text' ? 0 : count), 0);
  }

  /** Has something replaced from now on wherever it stands alone, also where nothing else would tell that it is a detail. */
  learn(kind: DetailKind, text: string): void {
    if (text.trim() !== '') this.tokenOf(text, { kind, entity: undefined });
  }

  hide(text: string): string {
    const spans = merged<Span>([...tokensIn(text), ...this.find(text)]);
    // First all of them get to be known: what is found by its cue in one place stands without one in another.
    for (const span of spans) this.tokenOf(text.slice(span.start, span.end), span);
    const all = merged<Span>([...spans, ...this.#known.in(text)]);
    let [hidden, at] = ['', 0];
    for (const span of all) {
      hidden += text.slice(at, span.start) + this.tokenOf(text.slice(span.start, span.end), span);
      at = span.end;
    }
    return hidden + text.slice(at);
  }

  reveal(text: string): string {
    return text.replace(TOKEN, (token) => this.#texts.get(token.toLowerCase()) ?? token);
  }

  private tokenOf(text: string, { kind, entity }: Pick<Span, 'kind' | 'entity'>): string {
    const known = this.#tokens.get(text);
    if (known !== undefined) return known;
    const token = `<${kind}-${this.numberOf(kind, entity ?? text)}>`;
    this.#tokens.set(text, token);
    this.#texts.set(token, text);
    if (kind !== 'text') this.#known.add(text, kind);
    return token;
  }

  private numberOf(kind: TokenKind, entity: string): string {
    const key = `${kind}:${entity}`;
    const known = this.#entities.get(key);
    if (known !== undefined) {
      known.spellings += 1;
      return `${known.number}.${known.spellings}`;
    }
    const number = (this.#numbers.get(kind) ?? 0) + 1;
    this.#numbers.set(kind, number);
    this.#entities.set(key, { number, spellings: 1 });
    return String(number);
  }
}

const tokensIn = (text: string): Span[] =>
  [...text.matchAll(TOKEN)].map(({ index, 0: token }) => ({
    kind: 'text',
    start: index,
    end: index + token.length,
    confidence: 0,
  }));
