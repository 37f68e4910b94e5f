import { lexer, type Token, type Tokens } from 'marked';
import type { Block, ReadDocument } from '../domain/blocks';
import { invalidFile } from '../domain/file-kind';

/** Elements that do something or fetch something: a procedure has no use for them. */
const ACTIVE =
  /<\s*(script|iframe|object|embed|applet|style|link|meta|base|form|input|button|svg|math|video|audio|frame|frameset)\b|\son[a-z]+\s*=|javascript:/i;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const HTML_NOTE = 'HTML tags were left out; their text was kept.';

/** @throws QuartermasterError PROCEDURE_INVALID where active HTML stands in it */
export function readMarkdown(text: string): ReadDocument {
  const notes = new Set<string>();
  const blocks: Block[] = [];
  const walker = { blocks, notes };
  walk(lexer(text.replace(/^\uFEFF/, ''), { gfm: true }), walker);
  return { blocks, pages: null, notes: [...notes] };
}

interface Walker {
  blocks: Block[];
  notes: Set<string>;
}

function walk(tokens: readonly Token[], { blocks, notes }: Walker): void {
  for (const token of tokens as Tokens.Generic[]) {
    const add = (kind: 'text' | 'list' | 'table' | 'code', text: string) =>
      blocks.push({ kind, text, page: null });
    switch (token.type) {
      case 'heading':
        blocks.push({
          kind: 'heading',
          depth: (token as Tokens.Heading).depth,
          text: inline(token.tokens, notes),
          page: null,
        });
        break;
      case 'list':
        add('list', listLines(token as Tokens.List, '', notes).join('\n'));
        break;
      case 'table':
        add('table', tableLines(token as Tokens.Table, notes).join('\n'));
        break;
      case 'code':
        add('code', (token as Tokens.Code).text);
        break;
      case 'blockquote':
        walk(token.tokens ?? [], { blocks, notes });
        break;
      case 'html':
        add('text', withoutTags(token.raw, notes));
        break;
      case 'hr':
      case 'space':
      case 'def':
        break;
      default:
        add('text', inline(token.tokens, notes, token.text as string | undefined));
    }
  }
}

function listLines({ ordered, start, items }: Tokens.List, indent: string, notes: Set<string>): string[] {
  return items.flatMap((item, at) => {
    const mark = ordered ? `${Number(start || 1) + at}.` : '-';
    const own: string[] = [];
    const below: string[] = [];
    for (const token of item.tokens as Tokens.Generic[]) {
      if (token.type === 'list') below.push(...listLines(token as Tokens.List, `${indent}  `, notes));
      else if (token.type === 'table') below.push(...tableLines(token as Tokens.Table, notes));
      else if (token.type === 'html') own.push(withoutTags(token.raw, notes));
      else if (token.type === 'code') own.push((token as Tokens.Code).text.replaceAll('\n', ' '));
      else if (token.type !== 'space' && token.type !== 'checkbox') own.push(deep(token, notes));
    }
    const text = own.join(' ').replaceAll(/\s+/g, ' ').trim();
    return [`${indent}${mark} ${text}`, ...below];
  });
}

/** Text of a block within an item: a paragraph, or a quotation with paragraphs of its own. */
function deep(token: Tokens.Generic, notes: Set<string>): string {
  const parts = token.tokens ?? [];
  const hasBlocks = parts.some(({ type }) =>
    ['paragraph', 'blockquote', 'list', 'code', 'table'].includes(type),
  );
  if (!hasBlocks) return inline(parts, notes, token.text as string | undefined);
  const blocks: Block[] = [];
  walk(parts, { blocks, notes });
  return blocks.map(({ text }) => text).join(' ');
}

function tableLines({ header, rows }: Tokens.Table, notes: Set<string>): string[] {
  const line = (cells: readonly Tokens.TableCell[]) =>
    cells.map(({ tokens }) => inline(tokens, notes).replaceAll('|', '/')).join(' | ');
  return [line(header), ...rows.map(line)];
}

/** Text within a block; a link keeps its address where it leads outside. */
function inline(tokens: readonly Token[] | undefined, notes: Set<string>, otherwise = ''): string {
  // A line that only ends in the source goes on.
  if (tokens === undefined) return decoded(otherwise).replaceAll(/\s*\n\s*/g, ' ');
  const text = (tokens as Tokens.Generic[]).map((token) => {
    switch (token.type) {
      case 'br':
        return '\n';
      case 'html':
        return withoutTags(token.raw, notes);
      case 'codespan':
        return token.text as string;
      case 'escape':
        return token.text as string;
      case 'image':
        return decoded((token as Tokens.Image).text);
      case 'link': {
        const { href } = token as Tokens.Link;
        if (/^\s*(javascript|data|vbscript):/i.test(href)) throw activeHtml('a link that runs a program');
        const words = inline(token.tokens, notes, token.text as string);
        return /^https?:\/\//i.test(href) && words !== href ? `${words} (${href})` : words;
      }
      default:
        return inline(token.tokens, notes, token.text as string | undefined);
    }
  });
  return text
    .join('')
    .replaceAll(/ *\n */g, '\n')
    .trim();
}

function withoutTags(raw: string, notes: Set<string>): string {
  const active = ACTIVE.exec(raw);
  if (active !== null) throw activeHtml(active[1] === undefined ? active[0].trim() : `<${active[1]}>`);
  const text = raw.replaceAll(/<!--[\s\S]*?-->/g, '').replaceAll(/<br\s*\/?>/gi, '\n');
  const bare = text.replaceAll(/<\/?[a-z][^>]*>/gi, '');
  if (bare !== raw) notes.add(HTML_NOTE);
  return decoded(bare);
}

const activeHtml = (what: string) =>
  invalidFile(
    `The Markdown holds HTML that a document may not have: ${what}.`,
    'Take it out, or write it as code between back quotes, then upload the file again.',
  );

function decoded(text: string): string {
  return text.replaceAll(/&(#x?[0-9a-f]{1,6}|[a-z]{2,5});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    const isText = code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isText ? String.fromCodePoint(code) : whole;
  });
}
