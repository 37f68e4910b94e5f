import type { Lexicon } from '../lexicon/lexicon';
import type { GrammarTag } from '../lexicon/grammar-word';
import { stemsOf } from '../tokens/tokenizer';
import { has, isEntity, sensesOf } from './line';
import type { Mention } from './mention';

const DENIED = /^(not) (\w+)$/;
const NOT: ReadonlySet<GrammarTag> = new Set(['not']);

/**
 * "suppliers that have not delivered anything this month": of orders "not delivered" is a state, of somebody in a period
 * it is what they did not do.
 */
export function withDeniedDeeds(lexicon: Lexicon, mentions: readonly Mention[]): Mention[] {
  return mentions.flatMap((mention, at) => {
    const [, , verb = ''] = DENIED.exec(mention.phrase) ?? [];
    const node = lexicon.trie.find(stemsOf(verb));
    const cut = mention.text.lastIndexOf(' ');
    if (!node || cut < 0 || sensesOf(mention, 'segment').length === 0 || !isOfSomebody(mentions, at))
      return [mention];
    const part = { ...mention, isUnknown: false, corrections: [], prefer: undefined };
    const end = mention.start + cut;
    return [
      {
        ...part,
        end,
        text: mention.text.slice(0, cut),
        phrase: 'not',
        to: mention.from + 1,
        senses: [],
        tags: NOT,
      },
      {
        ...part,
        start: end + 1,
        from: mention.from + 1,
        text: mention.text.slice(cut + 1),
        phrase: verb,
        senses: node.senses,
        tags: node.tags,
        prefer: node.prefer,
      },
    ];
  });
}

function isOfSomebody(mentions: readonly Mention[], at: number): boolean {
  const before = mentions.slice(0, at);
  const nouns = before.filter((mention) => sensesOf(mention, 'entity', 'dimension').length > 0);
  const isThing = (mention: Mention): boolean =>
    !isEntity(mention) && sensesOf(mention, 'dimension').some(({ numeric }) => !numeric);
  const isDone = has(before.at(-1), 'have') || /^did$/.test(before.at(-1)?.phrase ?? '');
  return (
    isDone &&
    nouns.length > 0 &&
    nouns.every(isThing) &&
    mentions.slice(at + 1).some(({ time }) => time?.kind === 'range')
  );
}
