import type { GrammarTag } from '../lexicon/grammar-word';
import type { Sense } from '../lexicon/sense';
import type { Mention } from './mention';
import type { ReadToken } from './word-forms';

/** What a stretch may be, with the points for reading it so. */
export type Facets = Partial<Omit<Mention, 'from' | 'to' | 'start' | 'end' | 'text' | 'phrase' | 'score'>> & {
  score: number;
};

/** The cut with the highest sum, from the end backwards. */
export function best(
  question: string,
  tokens: readonly ReadToken[],
  byStart: ReadonlyMap<number, ReadonlyMap<number, Facets>>,
): Mention[] {
  const totals: number[] = Array.from({ length: tokens.length + 1 }, () => 0);
  const ends: number[] = [];
  for (let at = tokens.length - 1; at >= 0; at--) {
    totals[at] = -Infinity;
    for (const [to, { score }] of byStart.get(at) ?? []) {
      const total = score + totals[to]!;
      if (total > totals[at]!) {
        totals[at] = total;
        ends[at] = to;
      }
    }
  }
  const mentions: Mention[] = [];
  for (let from = 0; from < tokens.length; from = ends[from]!) {
    mentions.push(toMention(question, tokens, from, ends[from]!, byStart.get(from)!.get(ends[from]!)!));
  }
  return mentions;
}

function toMention(
  question: string,
  tokens: readonly ReadToken[],
  from: number,
  to: number,
  facets: Facets,
): Mention {
  const own = tokens.slice(from, to);
  const start = own[0]!.start;
  const end = own.at(-1)!.end;
  const isEmpty =
    !facets.senses?.length &&
    !facets.tags?.size &&
    !facets.time &&
    facets.number === undefined &&
    !facets.candidates &&
    !facets.unknownCode &&
    !facets.punctuation;
  return {
    from,
    to,
    start,
    end,
    text: question.slice(start, end),
    phrase: own.map(({ stem }) => stem).join(' '),
    senses: facets.senses ?? [],
    tags: facets.tags ?? new Set(),
    prefer: facets.prefer,
    time: facets.time,
    number: facets.number,
    candidates: facets.candidates,
    moreCandidates: facets.moreCandidates,
    isPartial: facets.isPartial,
    unknownCode: facets.unknownCode,
    corrections: isEmpty
      ? []
      : own
          .filter(({ forms, kind }) => kind === 'word' && (forms.length > 1 || forms[0]!.corrected))
          .map(({ text, forms }) => ({
            typed: text,
            read: (forms.find(({ corrected }) => corrected) ?? forms[0]!).stem,
          })),
    isUnknown: isEmpty,
    ...(facets.isAside ? { isAside: true } : {}),
    punctuation: facets.punctuation,
    score: facets.score,
  };
}

/** Written out only where a look does not tell two senses apart. */
function isSame(a: Sense, b: Sense): boolean {
  return a === b || (a.kind === b.kind && JSON.stringify(a) === JSON.stringify(b));
}

export function merge(a: Facets, b: Facets): Facets {
  const senses = [...(a.senses ?? [])];
  for (const sense of b.senses ?? []) {
    if (!senses.some((known) => isSame(known, sense))) senses.push(sense);
  }
  const tags = new Set<GrammarTag>([...(a.tags ?? []), ...(b.tags ?? [])]);
  const hasMeaning = senses.length > 0;
  return {
    senses,
    tags,
    prefer: a.prefer ?? b.prefer,
    time: a.time ?? b.time,
    number: a.number ?? b.number,
    candidates: hasMeaning ? undefined : (a.candidates ?? b.candidates),
    moreCandidates: hasMeaning ? undefined : (a.moreCandidates ?? b.moreCandidates),
    isPartial: a.isPartial ?? b.isPartial,
    unknownCode: hasMeaning ? undefined : (a.unknownCode ?? b.unknownCode),
    isAside: a.isAside ?? b.isAside,
    punctuation: a.punctuation ?? b.punctuation,
    score: Math.max(a.score, b.score),
  };
}
