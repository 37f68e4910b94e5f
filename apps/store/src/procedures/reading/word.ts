import { inflateRawSync } from 'node:zlib';
import { convertToHtml } from 'mammoth';
import type { Block, ReadDocument } from '../domain/blocks';
import { invalidFile } from '../domain/file-kind';
import { tooLarge } from './too-large';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const MAX_ENTRIES = 5_000;
const damaged = () =>
  invalidFile('The Word file is damaged: it cannot be unpacked.', 'Save it again in Word and upload that.');

/**
 * Headings, paragraphs, lists and tables of a Word file. It is unpacked once to see how large it gets, whatever sizes it
 * states, before anything reads it.
 *
 * @throws QuartermasterError PROCEDURE_INVALID, PROCEDURE_TOO_LARGE
 */
export async function readWord(content: Uint8Array, maxUnpackedBytes: number): Promise<ReadDocument> {
  const buffer = Buffer.from(content);
  checkArchive(buffer, maxUnpackedBytes);
  let html: string;
  try {
    const result = await convertToHtml(
      { buffer },
      { includeEmbeddedStyleMap: false, externalFileAccess: false, transformDocument: withoutImages },
    );
    html = result.value;
  } catch {
    throw damaged();
  }
  return { blocks: blocksOf(html), pages: null, notes: [] };
}

interface Element {
  type: string;
  children?: Element[];
}

/** Pictures carry no words. */
function withoutImages(element: Element): Element {
  if (element.children === undefined) return element;
  const kept = element.children.filter(({ type }) => type !== 'image').map(withoutImages);
  return { ...element, children: kept };
}

function checkArchive(file: Buffer, maxUnpackedBytes: number): void {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]), Math.max(0, file.length - 22));
  if (end < 0 || end < file.length - 22 - LONGEST_COMMENT || file.readUInt32LE(end) !== END_OF_DIRECTORY)
    throw damaged();
  const entries = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  let room = maxUnpackedBytes;
  const names = new Set<string>();
  if (entries > MAX_ENTRIES)
    throw tooLarge(`The Word file holds ${entries} parts; ${MAX_ENTRIES} are allowed.`);
  try {
    for (let entry = 0; entry < entries; entry += 1) {
      if (file.readUInt32LE(at) !== DIRECTORY_ENTRY) throw damaged();
      const method = file.readUInt16LE(at + 10);
      const packed = file.readUInt32LE(at + 20);
      const nameLength = file.readUInt16LE(at + 28);
      const local = file.readUInt32LE(at + 42);
      names.add(file.toString('utf8', at + 46, at + 46 + nameLength));
      at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
      if (file.readUInt32LE(local) !== LOCAL_HEADER) throw damaged();
      const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
      const data = file.subarray(start, start + packed);
      if (method === STORED) room -= data.length;
      else if (method === DEFLATED)
        room -= inflateRawSync(data, { maxOutputLength: Math.max(1, room) }).length;
      else throw damaged();
      if (room < 0) throw bomb(maxUnpackedBytes);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw bomb(maxUnpackedBytes);
    throw error instanceof RangeError || (error as NodeJS.ErrnoException).code?.startsWith('Z_')
      ? damaged()
      : error;
  }
  if (!names.has('word/document.xml'))
    throw invalidFile(
      'This is an archive or an Office file, but not a Word document.',
      'Save it as a Word file (.docx) or as a PDF, then upload that.',
    );
}

const bomb = (max: number) =>
  tooLarge(`The Word file becomes larger than ${Math.round(max / 1024 / 1024)} MiB when it is unpacked.`);

/** Blocks of the HTML that mammoth writes: well-formed, few elements, everything else escaped. */
function blocksOf(html: string): Block[] {
  const blocks: Block[] = [];
  const lists: { ordered: boolean; next: number }[] = [];
  let text = '';
  let rows: string[][] | null = null;
  let items: string[] | null = null;
  const flush = (): string => {
    const plain = text.replaceAll(/[^\S\n]+/g, ' ').trim();
    text = '';
    return plain;
  };
  const item = () => {
    const plain = flush();
    if (plain === '' || items === null) return;
    items.push(pending + plain.replaceAll('\n', ' '));
    pending = pending.replace(/\S.*$/, '  ');
  };
  let pending = '';
  for (const [, closing, name, raw] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>|([^<]+)/g)) {
    if (raw !== undefined) {
      text += unescaped(raw);
      continue;
    }
    const isEnd = closing === '/';
    if (name === 'br') text += '\n';
    else if (name === 'ol' || name === 'ul') {
      item();
      if (isEnd) {
        lists.pop();
        if (lists.length === 0 && items !== null && rows === null) {
          blocks.push({ kind: 'list', text: items.join('\n'), page: null });
          items = null;
        }
      } else {
        if (rows === null) items ??= [];
        lists.push({ ordered: name === 'ol', next: 1 });
      }
    } else if (name === 'li') {
      item();
      const list = lists.at(-1);
      if (!isEnd && list !== undefined) {
        pending = `${'  '.repeat(lists.length - 1)}${list.ordered ? `${list.next++}.` : '-'} `;
        if (rows !== null) text += ' ';
      }
    } else if (name === 'table') {
      if (isEnd) {
        if (rows !== null)
          blocks.push({ kind: 'table', text: rows.map((cells) => cells.join(' | ')).join('\n'), page: null });
        rows = null;
      } else rows = [];
    } else if (name === 'tr' && !isEnd) rows?.push([]);
    else if ((name === 'td' || name === 'th') && isEnd)
      rows?.at(-1)?.push(flush().replaceAll('\n', ' ').replaceAll('|', '/'));
    else if (rows !== null) {
      if (name === 'p' && isEnd) text += ' ';
    } else if (items !== null) {
      if (name === 'p' && isEnd) text += ' ';
    } else if (name === 'p' && isEnd) blocks.push({ kind: 'text', text: flush(), page: null });
    else if (/^h[1-6]$/.test(name!) && isEnd)
      blocks.push({ kind: 'heading', depth: Number(name!.slice(1)), text: flush(), page: null });
  }
  const rest = flush();
  if (rest !== '') blocks.push({ kind: 'text', text: rest, page: null });
  return blocks;
}

const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
