import type { GrammarTag } from './grammar-word';
import type { Sense } from './sense';

export interface PhraseNode {
  readonly children: Map<string, PhraseNode>;
  readonly senses: Sense[];
  readonly tags: Set<GrammarTag>;
  /** The phrase stands in the persona's `prefer`, with what it means there. */
  prefer?: string;
}

/** A phrase found in the question. */
export interface PhraseMatch {
  readonly start: number;
  readonly end: number;
  readonly node: PhraseNode;
  /** Words that were read as other words. */
  readonly corrected: number;
  /** Articles inside the phrase. */
  readonly skipped: number;
  /** A number inside the phrase: "top 5 suppliers". */
  readonly number?: number;
}

/** Stands for a number in a phrase. */
export const NUMBER_SLOT = '#';

const SKIPPED = new Set([
  'the',
  'a',
  'an',
  'our',
  'their',
  'its',
  'your',
  'my',
  'still',
  'currently',
  'already',
  'actually',
  'now',
  'right',
  'get',
  'got',
  'been',
  'being',
  'even',
]);

/** One word of the question in the ways in which it may be meant. */
export interface WordForms {
  /** `inPhrase`: so far-fetched that it is only meant where a longer phrase holds it. */
  readonly forms: readonly {
    readonly stem: string;
    readonly corrected: boolean;
    readonly inPhrase?: boolean;
  }[];
  readonly number?: number;
  /** Of how many words the number consists. */
  readonly numberLength?: number;
}

/** Phrases word by word, so that all that start at one place are found in one pass. */
export class PhraseTrie {
  private readonly root: PhraseNode = newNode();

  node(stems: readonly string[]): PhraseNode {
    let node = this.root;
    for (const stem of stems) {
      let next = node.children.get(stem);
      if (!next) node.children.set(stem, (next = newNode()));
      node = next;
    }
    return node;
  }

  /** What is known under exactly these words. */
  find(stems: readonly string[]): PhraseNode | undefined {
    let node: PhraseNode | undefined = this.root;
    for (const stem of stems) node = node?.children.get(stem);
    return node;
  }

  matchesAt(words: readonly WordForms[], start: number): PhraseMatch[] {
    const found: PhraseMatch[] = [];
    const walk = (
      node: PhraseNode,
      at: number,
      corrected: number,
      skipped: number,
      number?: number,
    ): void => {
      const isWhole = at > start + 1 || !words[start]?.forms.some((form) => form.inPhrase);
      const isOwn =
        isWhole ||
        words[start]!.forms.some((form) => !form.inPhrase && this.root.children.get(form.stem) === node);
      if (at > start && isOwn && (node.senses.length > 0 || node.tags.size > 0)) {
        found.push({ start, end: at, node, corrected, skipped, number });
      }
      const word = words[at];
      if (!word) return;
      for (const form of word.forms) {
        const next = node.children.get(form.stem);
        if (next) walk(next, at + 1, corrected + (form.corrected ? 1 : 0), skipped, number);
      }
      if (word.number !== undefined && number === undefined) {
        const next = node.children.get(NUMBER_SLOT);
        if (next) walk(next, at + (word.numberLength ?? 1), corrected, skipped, word.number);
      }
      if (at > start && skipped < 2 && word.forms.some(({ stem }) => SKIPPED.has(stem))) {
        if (node.children.size > 0) walk2(node, at + 1, corrected, skipped + 1, number);
      }
    };
    /** After a skipped article the phrase must go on. */
    const walk2 = (
      node: PhraseNode,
      at: number,
      corrected: number,
      skipped: number,
      number?: number,
    ): void => {
      for (const form of words[at]?.forms ?? []) {
        const next = node.children.get(form.stem);
        if (next) walk(next, at + 1, corrected + (form.corrected ? 1 : 0), skipped, number);
      }
    };
    walk(this.root, start, 0, 0);
    return found;
  }
}

function newNode(): PhraseNode {
  return { children: new Map(), senses: [], tags: new Set() };
}
