import { tokenize } from '../tokens/tokenizer';
import { rootOf } from '../tools/root-words';
import { isFunctionRoot } from './word-classes';

/** One step of a phrase: a word that has to be said, or an argument that stands there. */
export type Edge =
  | { readonly kind: 'word'; readonly text: string; readonly root: string; readonly to: number }
  | { readonly kind: 'slot'; readonly name: string; readonly to: number }
  | { readonly kind: 'free'; readonly to: number };

export type PhraseNode =
  | { readonly kind: 'word'; readonly text: string; readonly root: string }
  | { readonly kind: 'slot'; readonly name: string }
  | { readonly kind: 'choice' | 'optional'; readonly of: readonly (readonly PhraseNode[])[] };

/** Every way of saying a phrase, as a graph: `edges[n]` lead on from place `n`, from 0 to `end`. */
export interface PhrasePattern {
  readonly phrase: string;
  readonly nodes: readonly PhraseNode[];
  readonly edges: readonly (readonly Edge[])[];
  readonly end: number;
  /** Of each of these sets one root has to be said, or the phrase cannot be meant. */
  readonly needs: readonly ReadonlySet<string>[];
}

/**
 * The graph of a phrase in the notation of tool definitions: `{name}` for an argument, `(a|b)` for one of several, `[a]`
 * for what may be missing.
 *
 * @throws RangeError for a phrase that is not written so
 */
export function patternOf(phrase: string): PhrasePattern {
  const nodes = parsePhrase(phrase);
  const edges: Edge[][] = [[]];
  const place = (): number => edges.push([]) - 1;
  const link = (sequence: readonly PhraseNode[], from: number): number => {
    let at = from;
    for (const node of sequence) {
      const to = place();
      if (node.kind === 'word' || node.kind === 'slot') edges[at]!.push({ ...node, to });
      else {
        for (const inner of node.of) edges[link(inner, at)]!.push({ kind: 'free', to });
        if (node.kind === 'optional') edges[at]!.push({ kind: 'free', to });
      }
      at = to;
    }
    return at;
  };
  const end = link(nodes, 0);
  return { phrase, nodes, edges, end, needs: nodes.flatMap(needOf) };
}

function parsePhrase(phrase: string): PhraseNode[] {
  const pieces = phrase.toLowerCase().match(/\{[a-z0-9_]+\}|[()[\]|]|[^\s()[\]|{}]+/g) ?? [];
  let at = 0;
  const alternatives = (): PhraseNode[][] => {
    const all: PhraseNode[][] = [[]];
    for (; at < pieces.length; at += 1) {
      const piece = pieces[at]!;
      if (piece === ')' || piece === ']') break;
      if (piece === '|') all.push([]);
      else all.at(-1)!.push(...node(piece));
    }
    return all;
  };
  const node = (piece: string): PhraseNode[] => {
    if (piece === '(' || piece === '[') {
      at += 1;
      const of = alternatives();
      if (pieces[at] !== (piece === '(' ? ')' : ']'))
        throw new RangeError(`the phrase “${phrase}” does not close a bracket`);
      return [{ kind: piece === '(' ? 'choice' : 'optional', of }];
    }
    if (piece.startsWith('{')) return [{ kind: 'slot', name: piece.slice(1, -1) }];
    if (piece === "'s") return [{ kind: 'word', text: piece, root: piece }];
    return tokenize(piece).map(({ norm }) => ({ kind: 'word', text: norm, root: rootOf(norm) }));
  };
  const [nodes = [], ...others] = alternatives();
  if (at < pieces.length || others.length > 0)
    throw new RangeError(`the phrase “${phrase}” has a bracket too many, or a choice without brackets`);
  return nodes;
}

const isTelling = (root: string): boolean => !isFunctionRoot(root);

function needOf(node: PhraseNode): ReadonlySet<string>[] {
  if (node.kind === 'word') return isTelling(node.root) ? [new Set([node.root])] : [];
  if (node.kind !== 'choice') return [];
  const telling = node.of.map((inner) =>
    inner.flatMap((each) => (each.kind === 'word' && isTelling(each.root) ? [each.root] : [])),
  );
  return telling.every((roots) => roots.length > 0) ? [new Set(telling.flat())] : [];
}

/** Roots of all words that a phrase can hold. */
export function wordsIn(nodes: readonly PhraseNode[]): string[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'word') return [node.root];
    return node.kind === 'slot' ? [] : node.of.flatMap(wordsIn);
  });
}

/**
 * A phrase as a question with these arguments: the first of each choice, without what may be missing, unless an
 * argument stands in it. Undefined where the phrase has no place for one of them, or needs one that is not there.
 */
export function written(
  nodes: readonly PhraseNode[],
  texts: ReadonlyMap<string, string>,
): string | undefined {
  const used = new Set<string>();
  const slotsOf = (inner: readonly PhraseNode[]): string[] =>
    inner.flatMap((node) =>
      node.kind === 'slot' ? [node.name] : node.kind === 'word' ? [] : node.of.flatMap(slotsOf),
    );
  const say = (sequence: readonly PhraseNode[]): string[] | undefined => {
    const words: string[] = [];
    for (const node of sequence) {
      if (node.kind === 'word') words.push(node.text);
      else if (node.kind === 'slot') {
        const text = texts.get(node.name);
        if (text === undefined) return undefined;
        used.add(node.name);
        words.push(text);
      } else {
        const wanted = node.of.filter((inner) => slotsOf(inner).some((name) => texts.has(name)));
        const [first] = node.kind === 'choice' ? [...wanted, ...node.of] : wanted;
        const inner = first && say(first);
        if (inner) words.push(...inner);
        else if (node.kind === 'choice') return undefined;
      }
    }
    return words;
  };
  const words = say(nodes);
  if (!words || [...texts.keys()].some((name) => !used.has(name))) return undefined;
  const text = words.join(' ').replace(/ 's\b/g, "'s");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
