import type { Block } from '../domain/blocks';

/** One line of a page, from top to bottom. */
export interface PdfLine {
  text: string;
  /** Points from the bottom of the page, and the height of its letters. */
  y: number;
  height: number;
  page: number;
}

/** Letters this much larger than those of the text make a line a heading. */
const HEADING_FROM = 1.15;
const LONGEST_HEADING = 120;
/** A gap of more than so many line heights begins a paragraph. */
const PARAGRAPH_GAP = 1.7;
/** A line that is the first or the last of so many of the pages is a header or footer. */
const RUNNING_SHARE = 0.6;
const FEWEST_PAGES_FOR_RUNNING = 4;
const ITEM = /^\s*(?:[•◦▪●‣·–—*-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+/;

/** Headings by the size of their letters, lists by their marks, paragraphs by the gaps between lines. */
export function pdfBlocks(lines: readonly PdfLine[], pages: number): { blocks: Block[]; notes: string[] } {
  const notes: string[] = [];
  const kept = withoutRunningLines(lines, pages);
  if (kept.length < lines.length)
    notes.push('Lines that repeat at the top or bottom of the pages were left out.');
  const body = bodyHeight(kept);
  const sizes = [
    ...new Set(kept.filter((line) => isHeading(line, body)).map(({ height }) => rounded(height))),
  ]
    .sort((a, b) => b - a)
    .slice(0, 6);
  const blocks: Block[] = [];
  let previous: PdfLine | undefined;
  for (const line of kept) {
    const last = blocks.at(-1);
    const text = line.text.trim();
    const far =
      previous === undefined ||
      previous.page !== line.page ||
      Math.abs(previous.y - line.y) > PARAGRAPH_GAP * Math.max(previous.height, line.height);
    if (isHeading(line, body)) {
      const size = rounded(line.height);
      const depth = Math.max(1, sizes.findIndex((known) => size >= known) + 1);
      const goesOn = last?.kind === 'heading' && last.depth === depth && !far;
      if (goesOn) last.text += ` ${text}`;
      else blocks.push({ kind: 'heading', depth, text, page: line.page });
    } else if (ITEM.test(text)) {
      if (last?.kind === 'list') last.text += `\n${text}`;
      else blocks.push({ kind: 'list', text, page: line.page });
    } else if (last !== undefined && last.kind !== 'heading' && goesOnWith(last, text, far))
      last.text = joined(last.text, text);
    else blocks.push({ kind: 'text', text, page: line.page });
    previous = line;
  }
  return { blocks, notes };
}

/** A new page alone ends no sentence. */
function goesOnWith({ text, kind }: Block, next: string, far: boolean): boolean {
  if (!far) return true;
  return kind === 'text' && !/[.!?:;]$/.test(text) && /^\p{Ll}/u.test(next);
}

/** A word that was parted at the end of a line is one again. */
function joined(text: string, next: string): string {
  return /\p{Ll}-$/u.test(text) && /^\p{Ll}/u.test(next) ? text.slice(0, -1) + next : `${text} ${next}`;
}

const rounded = (height: number) => Math.round(height * 2) / 2;

function isHeading({ text, height }: PdfLine, body: number): boolean {
  return height >= body * HEADING_FROM && text.length <= LONGEST_HEADING && /\p{L}/u.test(text);
}

/** The height that most characters have. */
function bodyHeight(lines: readonly PdfLine[]): number {
  const characters = new Map<number, number>();
  for (const { text, height } of lines)
    characters.set(rounded(height), (characters.get(rounded(height)) ?? 0) + text.length);
  return [...characters].sort(([a, n], [b, m]) => m - n || a - b)[0]?.[0] ?? 0;
}

function withoutRunningLines(lines: readonly PdfLine[], pages: number): PdfLine[] {
  if (pages < FEWEST_PAGES_FOR_RUNNING) return [...lines];
  const edge = new Set<PdfLine>();
  lines.forEach((line, at) => {
    const [isFirst, isLast] = [lines[at - 1]?.page !== line.page, lines[at + 1]?.page !== line.page];
    // What is alone on its page is what the page says.
    if (isFirst !== isLast) edge.add(line);
  });
  const key = ({ text, y }: PdfLine) => `${text.replaceAll(/\d+/g, '#')} ${Math.round(y / 4)}`;
  const counts = new Map<string, number>();
  for (const line of edge) counts.set(key(line), (counts.get(key(line)) ?? 0) + 1);
  return lines.filter((line) => !edge.has(line) || counts.get(key(line))! < pages * RUNNING_SHARE);
}
