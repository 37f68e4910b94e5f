import { stemsOf, tokenize } from '../tokens/tokenizer';
import { rootOf } from './root-words';
import { synonymsOf, weightOf, type WordWeight } from './tool-words';

/** More ways of saying one phrase than this are several phrases. */
const MAX_VARIANTS = 128;
/** Words before a slot that tell its argument from others of its kind. */
const HINT_WORDS = 2;

/** One word of a phrase, in all the words that may stand for it. */
export interface PhraseWord {
  readonly roots: ReadonlySet<string>;
  /** Those that the phrase itself is written with. */
  readonly written: ReadonlySet<string>;
  readonly weight: WordWeight;
}

export interface Slot {
  readonly name: string;
  /** Roots of the words before it. */
  readonly after: readonly string[];
}

/** One way of saying a phrase: the words that have to be there, in this order; slots may be filled anywhere. */
export interface Variant {
  readonly words: readonly PhraseWord[];
  /** Words that may be there as well. */
  readonly extras: ReadonlySet<string>;
  readonly slots: readonly Slot[];
  /** Slots that are not optional. */
  readonly required: ReadonlySet<string>;
}

type Node =
  | { kind: 'word'; root: string }
  | { kind: 'slot'; name: string }
  | { kind: 'choice'; of: Node[][] }
  | { kind: 'optional'; of: Node[][] };

/**
 * Every way of saying a phrase in the notation of tool definitions: `{name}` for an argument, `(a|b)` for one of
 * several, `[a]` for what may be missing.
 *
 * @throws RangeError for a phrase that is not written so, or that can be said in too many ways.
 */
export function variantsOf(phrase: string): Variant[] {
  const parser = new Parser(phrase);
  const sequences = parser.alternatives();
  if (!parser.isAtEnd) throw new RangeError(`the phrase “${phrase}” has a bracket too many`);
  const drafts = sequences.flatMap((nodes) => expand(nodes));
  if (drafts.length > MAX_VARIANTS)
    throw new RangeError(`the phrase “${phrase}” can be said in more than ${MAX_VARIANTS} ways`);
  return drafts.map(finish);
}

class Parser {
  private readonly pieces: readonly string[];
  private at = 0;

  constructor(private readonly phrase: string) {
    this.pieces = phrase.toLowerCase().match(/\{[a-z0-9_]+\}|[()[\]|]|[^\s()[\]|{}]+/g) ?? [];
  }

  get isAtEnd(): boolean {
    return this.at >= this.pieces.length;
  }

  alternatives(): Node[][] {
    const all: Node[][] = [[]];
    for (; !this.isAtEnd; this.at += 1) {
      const piece = this.pieces[this.at]!;
      if (piece === ')' || piece === ']') break;
      if (piece === '|') all.push([]);
      else all.at(-1)!.push(...this.nodes(piece));
    }
    return all;
  }

  private nodes(piece: string): Node[] {
    if (piece === '(' || piece === '[') return [this.group(piece)];
    if (piece.startsWith('{')) return [{ kind: 'slot', name: piece.slice(1, -1) }];
    return stemsOf(piece).map((stem) => ({ kind: 'word', root: rootOf(stem) }));
  }

  private group(open: string): Node {
    this.at += 1;
    const of = this.alternatives();
    if (this.pieces[this.at] !== (open === '(' ? ')' : ']'))
      throw new RangeError(`the phrase “${this.phrase}” does not close a bracket`);
    return { kind: open === '(' ? 'choice' : 'optional', of };
  }
}

interface Draft {
  words: { roots: string[] }[];
  extras: string[];
  slots: Slot[];
  required: string[];
}

function expand(nodes: readonly Node[]): Draft[] {
  let drafts: Draft[] = [{ words: [], extras: [], slots: [], required: [] }];
  nodes.forEach((node, at) => {
    if (drafts.length > MAX_VARIANTS) return;
    const hint = hintBefore(nodes, at);
    drafts = drafts.flatMap((draft) => extend(draft, node, hint));
  });
  return drafts;
}

function extend(draft: Draft, node: Node, hint: readonly string[]): Draft[] {
  switch (node.kind) {
    case 'word':
      return [{ ...draft, words: [...draft.words, { roots: [node.root] }] }];
    case 'slot':
      return [
        {
          ...draft,
          slots: [...draft.slots, { name: node.name, after: hint }],
          required: [...draft.required, node.name],
        },
      ];
    case 'optional': {
      const inner = node.of.flatMap(expand);
      return [
        {
          ...draft,
          extras: [
            ...draft.extras,
            ...inner.flatMap(({ words, extras }) => [...words.flatMap(({ roots }) => roots), ...extras]),
          ],
          slots: [...draft.slots, ...inner.flatMap(({ slots }) => slots.map((slot) => led(slot, hint)))],
        },
      ];
    }
    case 'choice': {
      const single = node.of.every((each) => each.length === 1 && each[0]!.kind === 'word');
      if (single) {
        const roots = node.of.map(([only]) => (only as { root: string }).root);
        return [{ ...draft, words: [...draft.words, { roots }] }];
      }
      return node.of.flatMap(expand).map((inner) => ({
        words: [...draft.words, ...inner.words],
        extras: [...draft.extras, ...inner.extras],
        slots: [...draft.slots, ...inner.slots.map((slot) => led(slot, hint))],
        required: [...draft.required, ...inner.required],
      }));
    }
  }
}

/** A slot at the start of a group is led by the words before the group. */
function led(slot: Slot, hint: readonly string[]): Slot {
  return slot.after.length > 0 ? slot : { ...slot, after: hint };
}

function hintBefore(nodes: readonly Node[], at: number): string[] {
  const hint: string[] = [];
  for (let before = at - 1; before >= 0 && hint.length < HINT_WORDS; before -= 1) {
    const node = nodes[before]!;
    if (node.kind === 'slot') break;
    if (node.kind === 'word') hint.unshift(node.root);
    else hint.unshift(...node.of.flat().flatMap((each) => (each.kind === 'word' ? [each.root] : [])));
  }
  return hint;
}

function finish({ words, extras, slots, required }: Draft): Variant {
  return {
    words: words.map(({ roots }) => {
      const weights = roots.map(weightOf);
      const weight: WordWeight = weights.includes('content')
        ? 'content'
        : weights.includes('asking')
          ? 'asking'
          : 'function';
      return {
        weight,
        written: new Set(roots),
        roots:
          weight === 'content' ? new Set(roots.flatMap((root) => [...synonymsOf(root)])) : new Set(roots),
      };
    }),
    extras: new Set(
      extras.flatMap((root) => (weightOf(root) === 'content' ? [...synonymsOf(root)] : [root])),
    ),
    slots,
    required: new Set(required),
  };
}

/** Roots of all words of a text, in order. */
export function rootsOf(text: string): string[] {
  return tokenize(text)
    .filter(({ kind }) => kind !== 'punctuation')
    .map(({ norm }) => rootOf(norm));
}
