import { getDocumentProxy } from 'unpdf';
import type { ReadDocument } from '../domain/blocks';
import { invalidFile } from '../domain/file-kind';
import { pdfBlocks, type PdfLine } from './pdf-blocks';
import { tooLarge } from './too-large';

/** Most numbers of pages that a note names. */
const NAMED_PAGES = 10;

interface TextItem {
  str: string;
  /** Its last two figures are the place on the page, in points. */
  transform: number[];
  height: number;
  width: number;
  hasEOL: boolean;
}

/**
 * Text of a PDF with the pages it stands on. No script of the file runs, and nothing that it refers to is fetched.
 *
 * @throws QuartermasterError PROCEDURE_INVALID, PROCEDURE_TOO_LARGE
 */
export async function readPdf(content: Uint8Array, maxPages: number): Promise<ReadDocument> {
  const pdf = await open(content);
  const pages = pdf.numPages;
  if (pages > maxPages)
    throw tooLarge(
      `The PDF has ${pages} pages; a document may have ${maxPages}.`,
      'Split it into several documents, each with a title of its own.',
    );
  const lines: PdfLine[] = [];
  const without: number[] = [];
  for (let number = 1; number <= pages; number += 1) {
    let found: PdfLine[];
    try {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      found = linesOf(items as TextItem[], number);
      page.cleanup();
    } catch {
      throw invalidFile(
        `Page ${number} of the PDF is damaged.`,
        'Save or print it as a PDF again and upload that.',
      );
    }
    if (found.length === 0) without.push(number);
    lines.push(...found);
  }
  if (lines.length === 0)
    throw invalidFile(
      'There is no text in this PDF: its pages are pictures, as a scanner makes them, or empty.',
      'Upload the document that it was made from, or a PDF with recognised text.',
    );
  const { blocks, notes } = pdfBlocks(lines, pages);
  if (without.length > 0) notes.push(pagesWithoutText(without));
  return { blocks, pages, notes };
}

async function open(content: Uint8Array) {
  try {
    return await getDocumentProxy(new Uint8Array(content), {
      isEvalSupported: false,
      stopAtErrors: true,
      verbosity: 0,
    });
  } catch (error) {
    if ((error as Error).name === 'PasswordException')
      throw invalidFile(
        'The PDF is protected with a password.',
        'Save it without a password, then upload that.',
      );
    throw invalidFile(
      'The PDF is damaged and cannot be opened.',
      'Save or print it as a PDF again and upload that.',
    );
  }
}

function linesOf(items: readonly TextItem[], page: number): PdfLine[] {
  const lines: PdfLine[] = [];
  let line: PdfLine | undefined;
  let end = 0;
  for (const { str, transform, height, width, hasEOL } of items) {
    const [x, y] = [transform[4] ?? 0, transform[5] ?? 0];
    if (line !== undefined && Math.abs(line.y - y) > Math.max(line.height, height) / 2) line = undefined;
    if (str !== '') {
      if (line === undefined) {
        line = { text: str, y, height, page };
        lines.push(line);
      } else {
        const apart = x - end > 0.15 * Math.max(line.height, height);
        line.text += (apart && !/\s$/.test(line.text) && !/^\s/.test(str) ? ' ' : '') + str;
        line.height = Math.max(line.height, height);
      }
      end = x + width;
    }
    if (hasEOL) line = undefined;
  }
  return lines
    .map((each) => ({ ...each, text: each.text.replaceAll(/\s+/g, ' ').trim() }))
    .filter(({ text }) => text !== '');
}

function pagesWithoutText(pages: readonly number[]): string {
  const named = pages.slice(0, NAMED_PAGES).join(', ');
  const more = pages.length > NAMED_PAGES ? ` and ${pages.length - NAMED_PAGES} more` : '';
  return pages.length === 1
    ? `Page ${named} has no text; what is in its pictures is not found.`
    : `Pages ${named}${more} have no text; what is in their pictures is not found.`;
}
