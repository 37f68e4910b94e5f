import type { ToolDefinition } from '#libs/contracts';
import { Spelling } from '../values/spelling';
import { rootsOf, type Variant, variantsOf } from './phrase-notation';
import { rootOf } from './root-words';
import { isVerbOfTools } from './tool-words';
import { tokenize } from '../tokens/tokenizer';

/** One way of asking for a tool. */
export interface Pattern extends Variant {
  readonly definition: ToolDefinition;
  /** Place among the definitions: what comes first wins a tie. */
  readonly order: number;
  /** Words that any phrase of the tool may hold besides those that make it. */
  readonly others: ReadonlySet<string>;
}

/** The phrases of some tools, compiled. */
export class ToolLexicon {
  /** By the roots of their words that say something. */
  readonly patterns: ReadonlyMap<string, readonly Pattern[]>;
  readonly spelling = new Spelling();
  readonly words: ReadonlySet<string>;
  /** The words of each tool's name: who says them all means the tool. */
  readonly names: ReadonlyMap<string, readonly string[]>;

  /** Words that the phrases of each tool may hold besides those that make them. */
  readonly others = new Map<string, ReadonlySet<string>>();

  constructor(readonly definitions: readonly ToolDefinition[]) {
    const patterns = new Map<string, Pattern[]>();
    const words = new Set<string>();
    this.names = new Map(definitions.map(({ name }) => [name, name.split('_').map(rootOf)]));
    definitions.forEach((definition, order) => {
      const variants = definition.phrases.map(variantsOf);
      const others = new Set(variants.flat().flatMap(sideWords));
      this.others.set(definition.name, others);
      definition.phrases.forEach((phrase, at) => {
        for (const { norm, kind } of tokenize(phrase.replace(/\{[a-z0-9_]+\}/g, ' ')))
          if (kind === 'word') this.spelling.add(norm);
        for (const variant of variants[at]!) {
          const first = variant.words.find(({ weight }) => weight === 'content') ?? variant.words[0];
          const firsts = new Set(
            variant.words
              .filter((word) => word.weight === 'content' || word === first)
              .flatMap(({ roots }) => [...roots]),
          );
          for (const root of firsts) {
            const own = patterns.get(root) ?? [];
            patterns.set(root, own);
            own.push({ ...variant, definition, order, others });
          }
          for (const { roots } of variant.words) roots.forEach((root) => words.add(root));
          variant.extras.forEach((root) => words.add(root));
        }
      });
      for (const root of rootsOf(definition.name.replaceAll('_', ' '))) words.add(root);
    });
    this.patterns = patterns;
    this.words = words;
  }
}

/** Optional words, words that ask in general, verbs of request. */
function sideWords({ words, extras }: Variant): string[] {
  const ofWords = words.flatMap(({ roots, weight }) =>
    weight === 'content' ? [...roots].filter(isVerbOfTools) : [...roots],
  );
  return [...extras, ...ofWords];
}

const MAX_KEPT = 32;
const byIdentity = new WeakMap<readonly ToolDefinition[], ToolLexicon>();
const byText = new Map<string, ToolLexicon>();

/** Compiled once for each list of definitions, whether it is the same list again or one that says the same. */
export function toolLexiconOf(definitions: readonly ToolDefinition[]): ToolLexicon {
  const known = byIdentity.get(definitions);
  if (known) return known;
  const text = JSON.stringify(definitions);
  let lexicon = byText.get(text);
  if (!lexicon) {
    lexicon = new ToolLexicon(definitions);
    if (byText.size >= MAX_KEPT) byText.delete(byText.keys().next().value!);
    byText.set(text, lexicon);
  }
  byIdentity.set(definitions, lexicon);
  return lexicon;
}
