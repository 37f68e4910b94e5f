import type { Settings } from '#libs/runtime';
import { BUILT_IN_TOPICS } from './built-in-topics';
import { Phrase, wordsOf } from './phrases';

export interface BlockedTopic {
  readonly name: string;
  /** What is said in the place of an answer. */
  readonly message: string;
}

interface Topic extends BlockedTopic {
  readonly phrases: readonly Phrase[];
  /** Words that say that it is meant otherwise. */
  readonly unless: readonly Phrase[];
}

/** What is not to be talked about with a model. */
export class BlockedTopics {
  private readonly topics: readonly Topic[];

  constructor({ topics, ownTopics }: Pick<Settings['guardrails'], 'topics' | 'ownTopics'>) {
    const phrases = (written: readonly string[]) => written.map((each) => new Phrase(each));
    this.topics = [
      // Somebody in need first, whatever else the words are about.
      ...[...topics]
        .sort((a, b) => Number(b === 'self-harm') - Number(a === 'self-harm'))
        .map((name) => {
          const { message, phrases: own, unless } = BUILT_IN_TOPICS[name];
          return { name, message, phrases: phrases(own), unless: phrases(unless) };
        }),
      ...ownTopics.map(({ name, phrases: own, message }) => ({
        name,
        message: message ?? `Questions about ${name} are not answered here.`,
        phrases: phrases(own),
        unless: [],
      })),
    ];
  }

  /** @returns the first topic that the text speaks of, or null */
  in(text: string): BlockedTopic | null {
    const words = wordsOf(text);
    const topic = this.topics.find(
      ({ phrases, unless }) =>
        phrases.some((phrase) => phrase.isIn(words)) && !unless.some((phrase) => phrase.isIn(words)),
    );
    return topic === undefined ? null : { name: topic.name, message: topic.message };
  }
}
