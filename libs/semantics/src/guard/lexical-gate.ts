import { LIMITS } from './limits';
import { Rejection } from './verdict';

/** What the gate found, for the parser. */
export interface GatedText {
  /** The statement without a trailing semicolon, and with the dialect's spellings in PostgreSQL's. */
  readonly sql: string;
}

/** Spellings that the dialect has and PostgreSQL's grammar has not, and that mean the same. */
export interface Spellings {
  /** `INTERVAL 30 DAY`, `INTERVAL '2' WEEK`. */
  readonly intervalUnits: boolean;
  /** `TRY_CAST(x AS t)`. */
  readonly tryCast: boolean;
}

const WORD = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?/y;
const QUOTED = /"[^"]*"/y;
const LITERAL = /'(?:[^']|'')*'(?!')/y;
const SYMBOLS = new Set('()[],.+-*/%<>=|:!~^');
const OPERATOR_SYMBOLS = new Set('+-*/%<>=|:!~^[');
/** A letter directly before a quote changes what the literal means, differently in each dialect. */
const LITERAL_PREFIX = /^(?:[a-z]|_.*)$/;
const PLAIN_UNITS = new Set(['year', 'month', 'day', 'hour', 'minute', 'second']);
const OTHER_UNITS = new Set([
  ...[...PLAIN_UNITS].map((unit) => `${unit}s`),
  ...['week', 'weeks', 'quarter', 'quarters'],
]);
/** Characters that a reader cannot see or that turn the reading direction, and lone surrogates. */
const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\ufff0-\uffff]|\p{Cs}/u;
/** In a quoted name: Latin letters and what column headings hold. */
const HEADING = /^[\p{Script=Latin}0-9 _.,:%€$£#()/&+*<>=?!@|[\]'’°²³µ×ΔΣ→≤≥–—-]+$/u;

const forbidden = (reason: string) => new Rejection('FORBIDDEN_TEXT', reason);
const complex = (reason: string) => new Rejection('TOO_COMPLEX', reason);

/**
 * Reads the text once before any parser sees it. It refuses whatever two parsers could read in two ways, and bounds
 * nesting, so that what the guard parses is what the database parses.
 * @throws Rejection
 */
export function passLexicalGate(text: string, spellings: Spellings): GatedText {
  if (text.length > LIMITS.textLength) {
    throw new Rejection('TOO_LONG', `The statement is longer than ${LIMITS.textLength} characters.`);
  }
  return new Gate(text, spellings).read();
}

type Token = 'word' | 'number' | 'literal' | 'name' | 'symbol';

class Gate {
  private at = 0;
  private open = 0;
  private operators = 0;
  private selects = 0;
  private cases = 0;
  private last: { kind: Token; text: string; start: number } = { kind: 'symbol', text: '', start: 0 };
  private previous = this.last;
  private readonly edits: { start: number; end: number; text: string }[] = [];

  constructor(
    private readonly text: string,
    private readonly spellings: Spellings,
  ) {}

  read(): GatedText {
    const { text } = this;
    let end = text.length;
    while (this.at < text.length) {
      const character = text[this.at]!;
      if (character === ' ' || character === '\n' || character === '\t' || character === '\r') this.at++;
      else if (
        (character >= 'a' && character <= 'z') ||
        (character >= 'A' && character <= 'Z') ||
        character === '_'
      )
        this.word();
      else if (character === "'") this.literal();
      else if (character >= '0' && character <= '9') this.number();
      else if (character === '"') this.name();
      else if (character === ';') {
        if (text.slice(this.at + 1).trim() !== '')
          throw new Rejection(
            'NOT_ONE_SELECT',
            'Something follows a semicolon: only one statement may be sent.',
          );
        end = this.at;
        break;
      } else this.symbol(character);
    }
    return { sql: this.edited(end) };
  }

  private word(): void {
    const word = this.match(WORD).toLowerCase();
    this.checkName(word);
    if (word === 'not') this.countOperator();
    else if (word === 'case' && ++this.cases > LIMITS.cases) throw complex(`More than ${LIMITS.cases} CASE.`);
    else if (word === 'select' || word === 'values' || word === 'table') {
      if (++this.selects > LIMITS.selects) throw complex(`More than ${LIMITS.selects} SELECT.`);
    }
    if (this.previous.kind === 'word' && this.previous.text === 'interval') this.interval(word);
    this.push('word', word);
  }

  /** INTERVAL 30 DAY and INTERVAL '2' WEEK become INTERVAL '30 day' and INTERVAL '2 week'. */
  private interval(unit: string): void {
    if (!this.spellings.intervalUnits) return;
    const { kind, text, start } = this.last;
    const isUnit = OTHER_UNITS.has(unit) || (kind === 'number' && PLAIN_UNITS.has(unit));
    if (!isUnit || (kind !== 'number' && kind !== 'literal')) return;
    this.edits.push({
      start,
      end: this.at,
      text: `'${kind === 'number' ? text : text.slice(1, -1)} ${unit}'`,
    });
  }

  private number(): void {
    const number = this.match(NUMBER);
    const next = this.text[this.at];
    if (next !== undefined && /[A-Za-z0-9_.'"]/.test(next))
      throw forbidden(`"${number}${next}" is no number.`);
    if (number.length > LIMITS.numberLength)
      throw new Rejection('TOO_LONG', `A number is longer than ${LIMITS.numberLength} characters.`);
    this.push('number', number);
  }

  private literal(): void {
    if (this.last.kind === 'literal') throw forbidden('Two string literals follow each other.');
    if (this.last.kind === 'word' && /[A-Za-z0-9_]/.test(this.text[this.at - 1] ?? '')) {
      if (LITERAL_PREFIX.test(this.last.text))
        throw forbidden(`A string literal has the prefix "${this.last.text}".`);
    }
    const literal = this.match(LITERAL, 'A string literal does not end.');
    if (literal.length - 2 > LIMITS.literalLength)
      throw new Rejection('TOO_LONG', `A string literal is longer than ${LIMITS.literalLength} characters.`);
    if (literal.includes('\\')) throw forbidden('A string literal holds a backslash.');
    if (INVISIBLE.test(literal)) throw forbidden('A string literal holds a control or invisible character.');
    this.push('literal', literal);
  }

  private name(): void {
    const name = this.match(QUOTED, 'A quoted name does not end.').slice(1, -1);
    if (this.text[this.at] === '"') throw forbidden('A quoted name holds a quotation mark.');
    if (!HEADING.test(name))
      throw forbidden(`The quoted name "${name.slice(0, 40)}" holds a character that is not allowed.`);
    this.checkName(name);
    this.push('name', name);
  }

  private symbol(character: string): void {
    const next = this.text[this.at + 1];
    if (character === '-' && next === '-') throw forbidden('The statement holds a comment (--).');
    if (character === '/' && next === '*') throw forbidden('The statement holds a comment (/*).');
    if (character === '.' && next !== undefined && next >= '0' && next <= '9' && this.last.kind !== 'word') {
      this.number();
      return;
    }
    if (!SYMBOLS.has(character)) throw forbidden(`The character ${describe(character)} is not allowed here.`);
    if (character === '(') {
      if (++this.open > LIMITS.openParentheses)
        throw complex(`More than ${LIMITS.openParentheses} open parentheses.`);
    } else if (character === ')') this.open--;
    else if (OPERATOR_SYMBOLS.has(character)) this.countOperator();
    if (character === '(' && this.last.text === 'try_cast' && this.spellings.tryCast) {
      this.edits.push({ start: this.last.start, end: this.last.start + 'try_'.length, text: '' });
    }
    this.at++;
    this.push('symbol', character, this.at - 1);
  }

  private countOperator(): void {
    if (++this.operators > LIMITS.operators) throw complex(`More than ${LIMITS.operators} operators.`);
  }

  private checkName(name: string): void {
    if (name.length <= LIMITS.nameBytes / 4) return;
    if (Buffer.byteLength(name) > LIMITS.nameBytes)
      throw new Rejection('TOO_LONG', `A name is longer than ${LIMITS.nameBytes} bytes.`);
  }

  private match(pattern: RegExp, otherwise = 'The text cannot be read.'): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) throw forbidden(otherwise);
    this.at = pattern.lastIndex;
    return found[0];
  }

  private push(kind: Token, text: string, start = this.at - text.length): void {
    this.previous = this.last;
    this.last = { kind, text, start };
  }

  private edited(end: number): string {
    if (this.edits.length === 0) return end === this.text.length ? this.text : this.text.slice(0, end);
    let sql = '';
    let from = 0;
    for (const edit of this.edits) {
      sql += this.text.slice(from, edit.start) + edit.text;
      from = edit.end;
    }
    return sql + this.text.slice(from, end);
  }
}

function describe(character: string): string {
  const code = character.codePointAt(0)!;
  return code > 32 && code < 127 ? `"${character}"` : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
