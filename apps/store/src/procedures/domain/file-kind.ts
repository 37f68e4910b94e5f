import { type ProcedureMediaType, QuartermasterError } from '#libs/contracts';

const DOCX: ProcedureMediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const KINDS: Record<ProcedureMediaType, { name: string; endings: readonly string[] }> = {
  'text/markdown': { name: 'Markdown or plain text', endings: ['md', 'markdown', 'txt'] },
  'application/pdf': { name: 'a PDF', endings: ['pdf'] },
  [DOCX]: { name: 'a Word file (.docx)', endings: ['docx'] },
};
/** A PDF may begin with other bytes than its signature; readers look this far. */
const PDF_HEADER_WITHIN = 1024;
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const HTML = /^\s*(<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html|head|body|script)\b/i;

export function invalidFile(message: string, nextStep?: string): QuartermasterError {
  return new QuartermasterError(
    'PROCEDURE_INVALID',
    nextStep === undefined ? { message } : { message, nextStep },
  );
}

/**
 * What a file is by its content; its name must say the same.
 *
 * @throws QuartermasterError PROCEDURE_INVALID
 */
export function fileKindOf(content: Uint8Array, fileName: string): ProcedureMediaType {
  if (content.length === 0) throw invalidFile('The file is empty.', 'Choose a file with text in it.');
  const kind = kindByContent(content);
  const ending = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const { name, endings } = KINDS[kind];
  if (!endings.includes(ending))
    throw invalidFile(
      `“${fileName}” is ${name} by its content, but its name does not end in .${endings.join(' or .')}.`,
      'Give the file the ending of what it is, or choose the right file.',
    );
  return kind;
}

function kindByContent(content: Uint8Array): ProcedureMediaType {
  const start = Buffer.from(content.subarray(0, PDF_HEADER_WITHIN)).toString('latin1');
  if (start.includes('%PDF-')) return 'application/pdf';
  if (start.startsWith('PK\u0003\u0004') || start.startsWith('PK\u0005\u0006')) return DOCX;
  if (OLE.every((byte, at) => content[at] === byte))
    throw invalidFile(
      'This is an old Word file (.doc), or a Word file that is protected with a password.',
      'Save it as .docx without a password, then upload that.',
    );
  const text = textOf(content);
  if (HTML.test(text.slice(0, 4096)))
    throw invalidFile('This is a web page (HTML).', 'Save it as a PDF or as a Word file, then upload that.');
  return 'text/markdown';
}

/**
 * A text file's text: UTF-8, or UTF-16 where it says so.
 *
 * @throws QuartermasterError PROCEDURE_INVALID for what is not text
 */
export function textOf(content: Uint8Array): string {
  const encoding =
    content[0] === 0xff && content[1] === 0xfe
      ? 'utf-16le'
      : content[0] === 0xfe && content[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(content);
  } catch {
    throw notText();
  }
  if (/[\0-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)) throw notText();
  return text;
}

const notText = () =>
  invalidFile(
    'The file is neither Markdown nor PDF nor Word (.docx): it is not text in UTF-8.',
    'Upload a Markdown, PDF or Word (.docx) file. Save a text file as UTF-8.',
  );
