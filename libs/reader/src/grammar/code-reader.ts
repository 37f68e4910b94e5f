import type { Dimension } from '#libs/semantics';
import type { Lexicon } from '../lexicon/lexicon';
import type { Sense } from '../lexicon/sense';
import type { Token } from '../tokens/token';
import type { ValueIndex } from '../values/value-index';
import type { Mention } from './mention';
import { spelledCodeAt } from './spelled-code';
import type { ReadToken } from './word-forms';

export interface CodeReading {
  readonly length: number;
  readonly senses: readonly Sense[];
  readonly unknownCode?: Mention['unknownCode'];
}

/** "SO 108536" is two pieces, "PO number 502240" is spoken. */
const MAX_PIECES = 3;

/** Recognises codes however they are written: WH-05, wh5, warehouse five, P-0186, SO-108536, 108617. */
export class CodeReader {
  private readonly dimensions: readonly Dimension[];
  private readonly foreign: readonly { pattern: RegExp; persona: string }[];
  private readonly patterns = new Map<string, RegExp>();

  constructor(
    private readonly lexicon: Lexicon,
    private readonly values: ValueIndex,
  ) {
    const { model, visibility } = lexicon;
    this.dimensions = visibility.entities.flatMap((entity) =>
      [...entity.dimensions.values()].filter(
        (each) => each.pattern !== undefined && visibility.dimension(each),
      ),
    );
    for (const { member, pattern } of this.dimensions) this.patterns.set(member, anchored(pattern!));
    this.foreign = [...model.entities.values()]
      .filter(({ name }) => !visibility.entity(name))
      .flatMap((entity) => {
        const persona = [...model.personas.values()].find(({ tables }) => tables.includes(entity.table));
        return [...entity.dimensions.values()].flatMap(({ pattern }) =>
          persona && pattern !== undefined ? [{ pattern: anchored(pattern), persona: persona.persona }] : [],
        );
      });
  }

  at(question: string, tokens: readonly ReadToken[], at: number): CodeReading[] {
    const found: CodeReading[] = [];
    for (let length = 1; length <= MAX_PIECES && at + length <= tokens.length; length++) {
      const pieces = tokens.slice(at, at + length);
      if (
        !/\d/.test(pieces.at(-1)!.text) ||
        pieces.some(({ kind }) => kind === 'punctuation' || kind === 'date')
      )
        continue;
      const raw = question.slice(pieces[0]!.start, pieces.at(-1)!.end);
      const reading = this.family(pieces) ?? this.pattern(raw, length);
      if (reading) found.push(reading);
    }
    const spelled = this.spelled(tokens, at);
    if (spelled) found.push(spelled);
    return found;
  }

  private spelled(tokens: readonly ReadToken[], at: number): CodeReading | undefined {
    const code = spelledCodeAt(tokens, at);
    if (!code) return undefined;
    const { prefix, digits, length } = code;
    const isFamily = prefix !== '' && this.values.codes.has(prefix);
    return isFamily ? this.inFamily(prefix, digits, length) : this.pattern(prefix + digits, length);
  }

  /** "warehouse three": the number under a member whose codes are numbered. */
  spoken(member: string, token: ReadToken, number: number): CodeReading | undefined {
    const entity = member.split('.')[0]!;
    const code = this.values.codes.ofMember(member, number);
    if (code !== undefined) return { length: 0, senses: [{ kind: 'value', entity, member, value: code }] };
    const written = /\d/.test(token.text) ? token.text : String(number);
    if (this.patterns.get(member)?.test(written)) {
      return { length: 0, senses: [{ kind: 'value', entity, member, value: written }] };
    }
    const [prefix] = this.values.codes.prefixesOf(member);
    if (prefix === undefined) return undefined;
    return {
      length: 0,
      senses: [],
      unknownCode: { member, nearest: this.values.codes.nearest(prefix, number) },
    };
  }

  private family(pieces: readonly Token[]): CodeReading | undefined {
    const parts = partsOf(pieces);
    if (!parts) return undefined;
    const { prefix, digits, isOneWord } = parts;
    const { codes } = this.values;
    if (!codes.has(prefix)) return undefined;
    // "p 5" with a space may be anything; "wh 5" is a code.
    if (!isOneWord && prefix.length < 2) return undefined;
    return this.inFamily(prefix, digits, pieces.length);
  }

  private inFamily(prefix: string, digits: string, length: number): CodeReading | undefined {
    const { codes } = this.values;
    const number = Number(digits);
    const isCutOff = codes.isCutOff(prefix, digits);
    const known = isCutOff ? undefined : codes.find(prefix, number);
    if (known) {
      const senses = known.members.map((member) => ({
        kind: 'value' as const,
        entity: member.split('.')[0]!,
        member,
        value: known.code,
      }));
      return { length, senses };
    }
    const member = this.dimensions.find((each) => codes.prefixesOf(each.member).includes(prefix))?.member;
    return member === undefined || !this.values.isComplete(member)
      ? undefined
      : {
          length,
          senses: [],
          unknownCode: {
            member,
            nearest: isCutOff ? codes.beginningWith(prefix, digits) : codes.nearest(prefix, number),
          },
        };
  }

  /** Codes whose values are not loaded are taken by their looks; of the others only existing ones are codes. */
  private pattern(raw: string, length: number): CodeReading | undefined {
    const senses: Sense[] = [];
    let unknownCode: CodeReading['unknownCode'];
    for (const dimension of this.dimensions) {
      if (!this.patterns.get(dimension.member)!.test(raw)) continue;
      if (dimension.index === false || !this.values.isComplete(dimension.member)) {
        senses.push({ kind: 'value', entity: dimension.entity, ...this.written(dimension, raw) });
      } else if (/[A-Za-z]/.test(raw)) {
        const [prefix] = this.values.codes.prefixesOf(dimension.member);
        const nearest =
          prefix === undefined ? [] : this.values.codes.nearest(prefix, Number(raw.replace(/\D/g, '')));
        unknownCode ??= { member: dimension.member, nearest };
      }
    }
    if (senses.length > 0) return { length, senses };
    if (unknownCode) return { length, senses: [], unknownCode };
    const other = /[A-Za-z]/.test(raw) && this.foreign.find(({ pattern }) => pattern.test(raw));
    return other
      ? { length, senses: [{ kind: 'elsewhere', persona: other.persona, declared: false }] }
      : undefined;
  }

  /** "po 502240" names the order by its number: its prefix is also the word for all orders. */
  private written(dimension: Dimension, raw: string): { member: string; value: string } {
    const match = /^([A-Za-z]+)[- ]?(\d+)$/.exec(raw);
    const entity = this.lexicon.model.entities.get(dimension.entity)!;
    const identity = entity.dimensions.get(entity.identity);
    if (!match || !identity) return { member: dimension.member, value: raw };
    const [, prefix, number] = match as unknown as [string, string, string];
    const isWord = entity.synonyms.some((word) => word.toLowerCase() === prefix.toLowerCase());
    return isWord && identity !== dimension
      ? { member: identity.member, value: number }
      : { member: dimension.member, value: `${prefix.toUpperCase()}-${number}` };
  }
}

function anchored(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}

function partsOf(
  pieces: readonly Token[],
): { prefix: string; digits: string; isOneWord: boolean } | undefined {
  const [first, second] = pieces;
  if (pieces.length === 1) {
    const match = /^([a-z]+)(\d+)$/.exec(first!.norm);
    return match ? { prefix: match[1]!, digits: match[2]!, isOneWord: true } : undefined;
  }
  if (pieces.length !== 2 || !/^[a-z]+$/.test(first!.norm) || !/^\d+$/.test(second!.norm)) return undefined;
  return { prefix: first!.norm, digits: second!.norm, isOneWord: second!.joined };
}
