import type { Entity } from '#libs/semantics';
import type { Lexicon } from '../lexicon/lexicon';
import type { PhraseNode } from '../lexicon/phrase-trie';
import type { Sense } from '../lexicon/sense';
import { stemsOf } from '../tokens/tokenizer';
import { has, isFiller, isNoun, sensesOf } from './line';
import type { Mention } from './mention';

interface People {
  readonly node: PhraseNode;
  /** What they do: orders and their lines are customers' deeds. None where they only stand beside goods. */
  readonly deeds: ReadonlySet<string>;
}

/** What places sell and hold as well as people do: "who sold more last month" may ask for warehouses. */
const OF_PLACES = /^(sell|sold|selling|hold|holds|holding|carry|carries|stock|stocks|has|have)$/;
/** "tell me who …", "I need to know who …": leads to the question. */
const LEADS: ReadonlySet<string> = new Set(['list', 'follow-up', 'and', 'but', 'also']);

/** "who's been buying frozen", "whose orders are late": the people that the words are about stand for "who". */
export class Whoever {
  private readonly people: readonly People[];

  constructor(lexicon: Lexicon) {
    this.people = peopleOf(lexicon);
  }

  /** The mentions, with "who" as a noun for those people where nothing else names them. */
  named(mentions: readonly Mention[]): Mention[] {
    const at = mentions.findIndex(isBareWho);
    const who = mentions[at];
    const people = who && isAsked(mentions, at) ? this.meant(mentions, at) : undefined;
    if (!who || !people || isNamed(mentions, people)) return [...mentions];
    const senses = people.node.senses.filter(({ kind }) => kind === 'dimension');
    const noun: Mention = { ...who, senses, prefer: people.node.prefer };
    return mentions.map((mention) => (mention === who ? noun : mention));
  }

  private meant(mentions: readonly Mention[], at: number): People | undefined {
    const [only, ...others] = this.people;
    if (others.length === 0) return only;
    if (OF_PLACES.test(mentions[at + 1]?.phrase ?? '')) return undefined;
    const isDone = ({ deeds }: People): boolean =>
      mentions.some((mention) => mention.senses.some((sense) => isDeed(sense, deeds)));
    const isAboutRows = mentions.some((mention) => sensesOf(mention, 'entity').length > 0);
    return (
      this.people.find(isDone) ??
      (isAboutRows ? this.people.find(({ deeds }) => deeds.size === 0) : undefined)
    );
  }
}

/** Dimensions that the semantic files know by a question that begins with "who". */
function peopleOf({ trie, visibility }: Lexicon): People[] {
  const found = new Map<string, People>();
  for (const { dimensions, name, time } of visibility.entities)
    for (const dimension of dimensions.values()) {
      const node = trie.find(stemsOf(dimension.label));
      const isPeople =
        visibility.dimension(dimension) && dimension.synonyms.some((each) => /^who /.test(each));
      if (!isPeople || !node) continue;
      const known = found.get(dimension.label)?.deeds ?? [];
      const own = time === undefined ? [] : [name, ...partsOf(visibility.entities, name)];
      found.set(dimension.label, { node, deeds: new Set([...known, ...own]) });
    }
  return [...found.values()];
}

function partsOf(entities: readonly Entity[], whole: string): string[] {
  const isPart = ({ joins }: Entity): boolean =>
    [...joins.values()].some(({ to, relationship }) => to === whole && relationship === 'many_to_one');
  return entities.filter(isPart).map(({ name }) => name);
}

function isDeed(sense: Sense, deeds: ReadonlySet<string>): boolean {
  const isSaid = /^(verb|entity|cue|segment)$/.test(sense.kind);
  return isSaid && 'entity' in sense && deeds.has(sense.entity);
}

function isBareWho(mention: Mention): boolean {
  return has(mention, 'who') && mention.senses.length === 0;
}

/** Not "customers who …": no noun stands before it in its clause. */
function isAsked(mentions: readonly Mention[], at: number): boolean {
  const from = mentions.slice(0, at).findLastIndex(({ punctuation }) => punctuation !== undefined);
  return mentions
    .slice(from + 1, at)
    .every((mention) => isFiller(mention) || [...mention.tags].every((tag) => LEADS.has(tag)));
}

/** "who are the customers of …", "SUP-001 or SUP-002, who is cheaper" */
function isNamed(mentions: readonly Mention[], { node }: People): boolean {
  const members = new Set(node.senses.flatMap((sense) => ('member' in sense ? [sense.member] : [])));
  return mentions.some(
    (mention) =>
      mention.senses.some((sense) => 'member' in sense && members.has(sense.member)) &&
      (isNoun(mention) || sensesOf(mention, 'value').length > 0),
  );
}
