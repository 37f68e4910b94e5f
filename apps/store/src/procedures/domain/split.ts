import type { ProcedurePassage, ProcedureSection } from '#libs/contracts';
import type { Block } from './blocks';

export interface SplitDocument {
  contents: ProcedureSection[];
  passages: ProcedurePassage[];
}

/** Anchor of what stands before the first heading. */
export const START_ANCHOR = 'start';
const LONGEST_SLUG = 80;

interface Piece {
  kind: ProcedurePassage['kind'];
  text: string;
  page: number | null;
}

/**
 * Cuts a document into passages of at most `maxCharacters`, section by section, without overlap: each word of the source
 * is in one heading or in one passage, in the order of the source. A passage ends where its section ends, before a
 * table, and where the next paragraph, list item or row would make it too long; a paragraph that is too long by itself is
 * cut between sentences, a sentence between words, and a word that is longer than a passage within.
 */
export function splitDocument(blocks: readonly Block[], maxCharacters: number): SplitDocument {
  const contents: ProcedureSection[] = [];
  const passages: ProcedurePassage[] = [];
  const path: { depth: number; heading: string }[] = [];
  const slugs = new Slugs();
  let anchor = START_ANCHOR;
  let open: Piece[] = [];
  let length = 0;
  const close = () => {
    if (open.length === 0) return;
    const kinds = new Set(open.map(({ kind }) => kind));
    passages.push({
      ordinal: passages.length,
      path: path.map(({ heading }) => heading),
      anchor,
      kind: kinds.size === 1 ? open[0]!.kind : 'text',
      text: open.map(({ text }) => text).join('\n'),
      page: open[0]!.page,
    });
    [open, length] = [[], 0];
  };
  for (const block of blocks) {
    if (block.text.trim() === '') continue;
    if (block.kind === 'heading') {
      close();
      const depth = Math.min(6, Math.max(1, block.depth));
      while (path.length > 0 && path.at(-1)!.depth >= depth) path.pop();
      const heading = block.text.replaceAll(/\s+/g, ' ').trim();
      path.push({ depth, heading });
      anchor = slugs.of(heading);
      contents.push({ anchor, heading, depth, page: block.page, ordinal: passages.length });
      continue;
    }
    if ((block.kind === 'table') !== (open.at(-1)?.kind === 'table')) close();
    for (const text of pieces(block.text, block.kind, maxCharacters)) {
      if (open.length > 0 && length + 1 + text.length > maxCharacters) close();
      length += (open.length > 0 ? 1 : 0) + text.length;
      open.push({ kind: block.kind, text, page: block.page });
    }
  }
  close();
  return { contents, passages };
}

/** What may not be parted unless it is too long by itself: a paragraph, an item, a row, a line. */
function pieces(text: string, kind: Piece['kind'], max: number): string[] {
  const whole = kind === 'text' ? [text.trim()] : text.split('\n').filter((line) => line.trim() !== '');
  return whole.flatMap((part) => (part.length <= max ? [part] : packed(part.split(/(?<=[.!?])\s+/), max)));
}

/** Sentences, and words of sentences that are too long, put together again as far as they fit. */
function packed(parts: readonly string[], max: number): string[] {
  const out: string[] = [];
  const add = (part: string) => {
    const last = out.at(-1);
    if (last !== undefined && last.length + 1 + part.length <= max) out[out.length - 1] = `${last} ${part}`;
    else out.push(part);
  };
  for (const sentence of parts) {
    if (sentence.length <= max) add(sentence);
    else for (const word of sentence.split(/\s+/)) if (word !== '') cut(word, max).forEach(add);
  }
  return out;
}

function cut(word: string, max: number): string[] {
  if (word.length <= max) return [word];
  const out: string[] = [];
  let part = '';
  // By code points, so that no character is cut in two.
  for (const character of word) {
    if (part.length + character.length > max) {
      out.push(part);
      part = '';
    }
    part += character;
  }
  return part === '' ? out : [...out, part];
}

/** Short names of headings for addresses, each once. */
class Slugs {
  private readonly taken = new Set([START_ANCHOR]);

  of(heading: string): string {
    const plain = heading
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .slice(0, LONGEST_SLUG)
      // What was cut in the middle of a pair is no character.
      .replace(/[\uD800-\uDBFF]$/, '')
      .replaceAll(/^-+|-+$/g, '');
    const base = plain === '' ? 'section' : plain;
    let slug = base;
    for (let number = 2; this.taken.has(slug); number += 1) slug = `${base}-${number}`;
    this.taken.add(slug);
    return slug;
  }
}
