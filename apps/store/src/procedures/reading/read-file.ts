import type { ProcedureLanguage, ProcedureMediaType } from '#libs/contracts';
import { guessLanguage } from '#libs/search';
import type { ReadDocument } from '../domain/blocks';
import { fileKindOf, invalidFile, textOf } from '../domain/file-kind';
import { type SplitDocument, splitDocument } from '../domain/split';
import { readMarkdown } from './markdown';
import { tooLarge } from './too-large';

export interface FileToRead {
  content: Uint8Array;
  fileName: string;
  maxPages: number;
  maxCharacters: number;
  maxUnpackedBytes: number;
  passageCharacters: number;
}

export interface FileRead extends SplitDocument {
  mediaType: ProcedureMediaType;
  pages: number | null;
  notes: string[];
  words: number;
  /** Null where the text says too little. */
  language: ProcedureLanguage | null;
  /** The first heading of the highest rank, if there is one. */
  title: string | null;
}

/** What PostgreSQL cannot keep, and what a file cannot mean. */
const UNSTORABLE = /[\0\p{Surrogate}]/gu;

/**
 * Reads a file whole: what it is, its text, its passages.
 *
 * @throws QuartermasterError PROCEDURE_INVALID, PROCEDURE_TOO_LARGE
 */
export async function readFile(file: FileToRead): Promise<FileRead> {
  const mediaType = fileKindOf(file.content, file.fileName);
  const { blocks, pages, notes } = await blocksOf(mediaType, file);
  const clean = blocks.map((block) => ({ ...block, text: block.text.replaceAll(UNSTORABLE, '\uFFFD') }));
  const characters = clean.reduce((sum, { text }) => sum + text.length, 0);
  if (characters > file.maxCharacters)
    throw tooLarge(
      `The document has ${characters.toLocaleString('en')} characters of text; ${file.maxCharacters.toLocaleString('en')} are allowed.`,
      'Split it into several documents, each with a title of its own.',
    );
  const { contents, passages } = splitDocument(clean, file.passageCharacters);
  if (passages.length === 0)
    throw invalidFile('There is no text in this file below its headings.', 'Choose a file with text in it.');
  const text = clean.map((block) => block.text).join('\n');
  const top = [...contents].sort((a, b) => a.depth - b.depth)[0];
  return {
    mediaType,
    pages,
    notes,
    contents,
    passages,
    words: text.split(/\s+/).filter((word) => word !== '').length,
    language: guessLanguage(text) ?? null,
    title: top?.heading ?? null,
  };
}

/** The libraries are loaded only for the files that need them. */
async function blocksOf(mediaType: ProcedureMediaType, file: FileToRead): Promise<ReadDocument> {
  switch (mediaType) {
    case 'text/markdown':
      return readMarkdown(textOf(file.content));
    case 'application/pdf':
      return (await import('./pdf')).readPdf(file.content, file.maxPages);
    default:
      return (await import('./word')).readWord(file.content, file.maxUnpackedBytes);
  }
}
