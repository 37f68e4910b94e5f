import type { DetailKind } from './personal-detail';

const WORD = /[\p{L}\p{N}]+/gu;
/** Shorter ones stand in too much else. */
const MIN_LENGTH = 3;

interface KnownText {
  readonly text: string;
  readonly kind: DetailKind;
  /** Units before its first word. */
  readonly lead: number;
}

/** Finds texts that are known to be personal wherever they stand alone, at one look at each word. */
export class KnownTexts {
  private readonly byWord = new Map<string, KnownText[]>();

  add(text: string, kind: DetailKind): void {
    const first = WORD[Symbol.matchAll](text).next().value;
    if (text.length < MIN_LENGTH || first === undefined) return;
    const list = this.byWord.get(first[0]) ?? [];
    list.push({ text, kind, lead: first.index });
    this.byWord.set(first[0], list);
  }

  in(text: string): { kind: DetailKind; start: number; end: number; confidence: number }[] {
    if (this.byWord.size === 0) return [];
    return [...text.matchAll(WORD)].flatMap(({ index, 0: word }) =>
      (this.byWord.get(word) ?? []).flatMap((known) => {
        const start = index - known.lead;
        const end = start + known.text.length;
        const stands =
          start >= 0 &&
          text.startsWith(known.text, start) &&
          !/^[\p{L}\p{N}]/u.test(text.slice(end, end + 2));
        return stands ? [{ kind: known.kind, start, end, confidence: 0.5 }] : [];
      }),
    );
  }
}
