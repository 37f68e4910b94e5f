import type { ToolDefinition, ToolParameter } from '#libs/contracts';
import { rootOf } from '../tools/root-words';
import { type PhrasePattern, patternOf, wordsIn } from './phrase-pattern';
import { classOf } from './word-classes';

type Decline = NonNullable<ToolDefinition['declines']>[number];

/** One tool's phrases. */
export interface PhrasesOfTool {
  readonly definition: ToolDefinition;
  readonly patterns: readonly PhrasePattern[];
  /** Phrases of what it does not do. */
  readonly declined: readonly { readonly decline: Decline; readonly patterns: readonly PhrasePattern[] }[];
}

/** The phrases of a persona's tools, ready to be matched. */
export interface ToolPhrases {
  readonly tools: readonly PhrasesOfTool[];
  /** Takes a question that no phrase says: the tool with a phrase that is one argument and nothing else. */
  readonly open?: { readonly definition: ToolDefinition; readonly parameter: ToolParameter };
  /** Roots of all words that they hold. */
  readonly words: ReadonlySet<string>;
  /** Content words of each tool: what somebody may mean by a single word. */
  readonly about: ReadonlyMap<string, ReadonlySet<string>>;
}

const BARE = /^\{([a-z0-9_]+)\}$/;
const KEPT = 8;
const kept = new Map<string, ToolPhrases>();
/** The same list is asked about several times within one question. */
const byList = new WeakMap<readonly ToolDefinition[], ToolPhrases>();

/** Kept for a few sets of tools, because every question of a persona comes with the same one. */
export function phrasesOf(definitions: readonly ToolDefinition[]): ToolPhrases {
  const same = byList.get(definitions) ?? phrasesLike(definitions);
  byList.set(definitions, same);
  return same;
}

function phrasesLike(definitions: readonly ToolDefinition[]): ToolPhrases {
  const key = JSON.stringify(definitions);
  const known = kept.get(key);
  if (known) return known;
  const tools = definitions.map((definition) => ({
    definition,
    patterns: definition.phrases.filter((phrase) => !BARE.test(phrase)).map(patternOf),
    declined: (definition.declines ?? []).map((decline) => ({
      decline,
      patterns: decline.phrases.map(patternOf),
    })),
  }));
  const about = new Map(
    tools.map(({ definition, patterns }) => {
      const roots = patterns.flatMap(({ nodes }) => wordsIn(nodes));
      return [definition.name, new Set(roots.filter((root) => classOf(root, root) === 'content'))] as const;
    }),
  );
  const says = definitions.flatMap(({ parameters }) =>
    parameters.flatMap(({ choices = [] }) => choices.flatMap((choice) => choice.says)),
  );
  const words = new Set([
    ...tools
      .flatMap(({ patterns, declined }) => [...patterns, ...declined.flatMap((each) => each.patterns)])
      .flatMap(({ nodes }) => wordsIn(nodes)),
    ...says.flatMap((text) => text.split(' ').map(rootOf)),
  ]);
  const made = { tools, words, about, ...openOf(definitions) };
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
  kept.set(key, made);
  return made;
}

function openOf(definitions: readonly ToolDefinition[]): Pick<ToolPhrases, 'open'> {
  for (const definition of definitions) {
    const [, name] =
      definition.phrases.map((phrase) => BARE.exec(phrase)).find((found) => found !== null) ?? [];
    const parameter = definition.parameters.find((each) => each.name === name);
    if (parameter) return { open: { definition, parameter } };
  }
  return {};
}
