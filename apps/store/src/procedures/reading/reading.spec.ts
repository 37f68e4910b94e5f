import { deflateRawSync } from 'node:zlib';
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { loadSettings, type Settings } from '#libs/runtime';
import { encrypted } from '../testing/encrypted-pdf';
import { ProcedureWorkers } from './procedure-workers';
import { type FileToRead, readFile } from './read-file';

const LIMITS = {
  maxPages: 300,
  maxCharacters: 1_000_000,
  maxUnpackedBytes: 2_000_000,
  passageCharacters: 900,
};

const workers = (limits: Partial<Settings['stores']['procedures']> = {}) => {
  const { stores } = loadSettings({ env: {} });
  const procedures = { ...stores.procedures, ...LIMITS, ...limits };
  return new ProcedureWorkers({ stores: { ...stores, procedures } } as Settings);
};

/** PDFs are read where the product reads them: in a process of their own, for which the room must be built. */
const read = (fileName: string, given: string | Uint8Array, limits: Partial<FileToRead> = {}) => {
  const content = typeof given === 'string' ? Buffer.from(given) : given;
  return fileName.endsWith('.pdf')
    ? workers(limits).read({ fileName, content }, new AbortController().signal)
    : readFile({ ...LIMITS, ...limits, fileName, content });
};

async function pdf(pages: [size: number, text: string][][]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const lines of pages) {
    const page = document.addPage();
    let y = page.getHeight() - 60;
    for (const [size, text] of lines) {
      page.drawText(text, { x: 50, y, size, font });
      y -= size * 1.3;
    }
  }
  return document.save();
}

const word = (text: string, heading?: (typeof HeadingLevel)[keyof typeof HeadingLevel]) =>
  new Paragraph({ text, heading });

/** An archive with one entry that states whatever size it likes. */
function archive(name: string, packed: Buffer, statedSize: number): Buffer {
  const named = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(statedSize, 22);
  local.writeUInt16LE(named.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(statedSize, 24);
  central.writeUInt16LE(named.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + named.length, 12);
  end.writeUInt32LE(30 + named.length + packed.length, 16);
  return Buffer.concat([local, named, packed, central, named, end]);
}

describe('reading a file', () => {
  it('reads headings, nested lists, tables and links of Markdown as plain text', async () => {
    const { title, language, passages, contents, notes } = await read(
      'slicer.md',
      '# The *slicer* &amp; you\n\nSee [the sheet](https://example.com/s) and `D2`.<br>\nWhen it is off, and only then, you may clean it.\n\n' +
        '## Steps\n\n1. Pull the plug\n   - really\n2. Clean\n\n| what | °C |\n|---|---|\n| sink | 60 |\n\n<div>boxed</div>\n',
    );
    expect(title).toBe('The slicer & you');
    expect(language).toBe('en');
    expect(contents.map(({ anchor }) => anchor)).toEqual(['the-slicer-you', 'steps']);
    expect(passages.map(({ kind, text }) => [kind, text])).toEqual([
      [
        'text',
        'See the sheet (https://example.com/s) and D2.\nWhen it is off, and only then, you may clean it.',
      ],
      ['list', '1. Pull the plug\n  - really\n2. Clean'],
      ['table', 'what | °C\nsink | 60'],
      ['text', 'boxed'],
    ]);
    expect(notes).toEqual(['HTML tags were left out; their text was kept.']);
  });

  it('reads a PDF with headings by size, pages, and words that were parted', async () => {
    const { pages, contents, passages } = await read(
      'cold.pdf',
      await pdf([
        [
          [20, 'Cold chain'],
          [11, 'Keep the temper-'],
          [11, 'ature low at all times.'],
        ],
        [
          [16, 'Log'],
          [11, '- write it down'],
          [11, '- sign it'],
        ],
      ]),
    );
    expect(pages).toBe(2);
    expect(contents.map(({ heading, depth, page }) => [heading, depth, page])).toEqual([
      ['Cold chain', 1, 1],
      ['Log', 2, 2],
    ]);
    expect(passages.map(({ text, page, path }) => [text, page, path])).toEqual([
      ['Keep the temperature low at all times.', 1, ['Cold chain']],
      ['- write it down\n- sign it', 2, ['Cold chain', 'Log']],
    ]);
  });

  it('reads a Word file with headings, lists and tables', async () => {
    const cell = (text: string) => new TableCell({ children: [word(text)] });
    const document = new Document({
      sections: [
        {
          children: [
            word('Fire alarm', HeadingLevel.HEADING_1),
            new Paragraph({
              children: [new TextRun({ text: 'Leave ', bold: true }), new TextRun('at once & <calmly>.')],
            }),
            new Paragraph({ text: 'close doors', bullet: { level: 0 } }),
            new Paragraph({ text: 'not locked', bullet: { level: 1 } }),
            new Table({ rows: [new TableRow({ children: [cell('door'), cell('A')] })] }),
          ],
        },
      ],
    });
    const { passages } = await read('fire.docx', await Packer.toBuffer(document));
    expect(passages.map(({ kind, text }) => [kind, text])).toEqual([
      ['text', 'Leave at once & <calmly>.\n- close doors\n  - not locked'],
      ['table', 'door | A'],
    ]);
  });

  it('reads a PDF of 300 pages, and refuses one page more in plain words', async () => {
    const body = (n: number): [number, string][] => [[11, `Page ${n} says something about number ${n}.`]];
    const many = await pdf(Array.from({ length: 300 }, (_, n) => body(n + 1)));
    expect(await read('long.pdf', many)).toMatchObject({ pages: 300 });
    await expect(read('long.pdf', many, { maxPages: 299 })).rejects.toMatchObject({
      code: 'PROCEDURE_TOO_LARGE',
      message: 'The PDF has 300 pages; a document may have 299.',
    });
  });

  const whole = () => pdf([[[11, 'Some text.']]]);
  it.each<[string, string, () => string | Uint8Array | Promise<Uint8Array>, RegExp]>([
    ['an empty file', 'a.md', () => '', /empty/],
    ['headings alone', 'a.md', () => '# One\n\n## Two\n', /no text in this file/],
    ['a web page', 'a.md', () => '<!doctype html><html><body>Hi</body></html>', /web page/],
    ['a script in Markdown', 'a.md', () => 'Hello\n\n<script>alert(1)</script>\n', /<script>/],
    ['an event in Markdown', 'a.md', () => 'Hello <b onclick=go()>x</b>\n', /onclick/],
    ['a link that runs a program', 'a.md', () => 'Go [here](javascript:alert(1))\n', /runs a program/],
    ['bytes that are no text', 'a.md', () => Buffer.from([0xff, 0x80, 0, 1, 2]), /neither Markdown nor PDF/],
    ['Markdown that is named PDF', 'a.pdf', () => '# Hi\n\nthere', /does not end in .md/],
    ['a PDF that is named Word', 'a.docx', whole, /is a PDF by its content/],
    ['a PDF that breaks off', 'a.pdf', async () => (await whole()).slice(0, 200), /damaged/],
    ['a PDF without text', 'a.pdf', () => pdf([[]]), /no text in this PDF/],
    ['an old Word file', 'a.docx', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /old Word file/],
    ['an archive that breaks off', 'a.docx', () => Buffer.from('PK\u0003\u0004 no more'), /damaged/],
    [
      'an archive that is no Word file',
      'a.docx',
      () => archive('a.txt', deflateRawSync(Buffer.from('hi')), 2),
      /not a Word document/,
    ],
  ])('refuses %s and says why', async (_, name, content, message) => {
    await expect(read(name, await content())).rejects.toMatchObject({
      code: 'PROCEDURE_INVALID',
      message: expect.stringMatching(message),
    });
  });

  it('refuses a PDF with a password', async () => {
    await expect(read('a.pdf', encrypted())).rejects.toMatchObject({
      code: 'PROCEDURE_INVALID',
      message: expect.stringContaining('password'),
    });
  });

  it('refuses an archive that becomes too large, whatever size it states', async () => {
    const packed = deflateRawSync(Buffer.alloc(50_000_000));
    expect(packed.length).toBeLessThan(100_000);
    for (const stated of [50_000_000, 10])
      await expect(read('bomb.docx', archive('word/document.xml', packed, stated))).rejects.toMatchObject({
        code: 'PROCEDURE_TOO_LARGE',
        message: 'The Word file becomes larger than 2 MiB when it is unpacked.',
      });
  });

  it('refuses more text than the limit', async () => {
    await expect(read('a.md', 'word '.repeat(100), { maxCharacters: 400 })).rejects.toMatchObject({
      code: 'PROCEDURE_TOO_LARGE',
      message: expect.stringContaining('400 are allowed'),
    });
  });
});

describe('the process that reads', () => {
  const text = { fileName: 'a.md', content: Buffer.from('Some text.') };
  const never = new AbortController().signal;

  it('is given up after its time, and leaves when the caller does', async () => {
    await expect(workers({ readMs: 1 }).read(text, never)).rejects.toMatchObject({
      code: 'PROCEDURE_INVALID',
      message: expect.stringContaining('took longer'),
    });
    const leaving = new AbortController();
    const left = workers().read(text, leaving.signal);
    leaving.abort();
    await expect(left).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('may not grow beyond its memory', async () => {
    const content = Buffer.from('a *b* c\n\n'.repeat(400_000));
    await expect(
      workers({ readMebibytes: 32, maxCharacters: 10_000_000 }).read({ fileName: 'a.md', content }, never),
    ).rejects.toMatchObject({ code: 'PROCEDURE_INVALID', message: expect.stringContaining('more memory') });
  });

  it('takes files in turn, and refuses when too many wait', async () => {
    const few = workers({ maxReaders: 1, maxWaiting: 1 });
    const [first, second, third] = [few.read(text, never), few.read(text, never), few.read(text, never)];
    await expect(third).rejects.toMatchObject({ code: 'TOO_MANY_CALCULATIONS' });
    expect(await first).toMatchObject({ words: 2 });
    expect(await second).toMatchObject({ words: 2 });
  });
});
