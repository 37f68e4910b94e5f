import type { MetricQuery, Reading } from '#libs/contracts';
import type { Reader } from '../reader';
import { type KeyColumns, type Keyed } from './key-columns';
import type { Sentence } from './sentence';

/** What is left of a question without its tools has to be read as surely as this. */
const MIN_CONFIDENCE = 0.75;

export interface QueryPart extends Keyed {
  readonly reading: Reading;
}

/** Reads what a question says of rows, beside what it asks of tools. */
export class QueryParts {
  constructor(
    private readonly reader: Reader,
    private readonly keys: KeyColumns,
  ) {}

  /** The words at these places as a list of things that have a key; `noun` is what such things are called. */
  read(
    sentence: Sentence,
    places: readonly number[],
    members: readonly string[],
    noun: string,
  ): QueryPart | undefined {
    const text = textOf(sentence, places);
    if (text === '') return undefined;
    return this.readText(text, sentence.today, members, noun);
  }

  /** What things that have the member as their key are called. */
  nounOf(member: string): string {
    const { vocabulary } = this.reader;
    const [entity] = member.split('.') as [string];
    if (vocabulary.isIdentity(entity, member)) return vocabulary.entity(entity).plural.toLowerCase();
    const label = vocabulary.model.dimension(member)?.label ?? '';
    return `${label.toLowerCase().replace(/ (code|number)$/, '')}s`;
  }

  /** A query of an earlier turn, as a reading without words. */
  saidBack(query: MetricQuery, today: string): Reading {
    return this.reader.understanding.understand({ query, periods: [], saidOn: today, today });
  }

  readText(text: string, today: string, members: readonly string[], noun: string): QueryPart | undefined {
    for (const words of [text, `${text} ${noun}`, `${noun} ${text}`, `${noun} of ${text}`]) {
      const result = this.reader.read({ question: words, today, history: [] });
      if (result.kind !== 'reading' || result.reading.confidence < MIN_CONFIDENCE) continue;
      const { query } = result.reading;
      if (!selects(query)) continue;
      const keyed = this.keys.withKey(query, members, today);
      if (keyed) return { ...keyed, reading: result.reading };
    }
    return undefined;
  }
}

/** Without any condition it would be everything there is. */
export function selects({ filters, having = [], timeDimensions, limit }: MetricQuery): boolean {
  return (
    filters.length + having.length > 0 ||
    limit !== undefined ||
    timeDimensions.some(({ dateRange }) => dateRange !== undefined)
  );
}

/** The words at these places, with what stands between them, and no fillers at either end. */
export function textOf(sentence: Sentence, places: readonly number[]): string {
  const kept = [...places].sort((a, b) => a - b);
  while (kept.length > 0 && sentence.isFiller(kept[0]!) && !isOpening(sentence, kept[0]!)) kept.shift();
  while (kept.length > 0 && sentence.isFiller(kept.at(-1)!)) kept.pop();
  let text = '';
  kept.forEach((place, at) => {
    const { start, end } = sentence.words[place]!.token;
    const previous = kept[at - 1];
    const isBeside = previous !== undefined && previous === place - 1;
    const gap =
      previous === undefined
        ? ''
        : isBeside
          ? sentence.question.slice(sentence.words[previous]!.token.end, start)
          : ' ';
    text += gap + sentence.question.slice(start, end);
  });
  return text;
}

function isOpening(sentence: Sentence, place: number): boolean {
  return /^(which|what|all|top|how)$/.test(sentence.words[place]!.token.norm);
}
