import type { ReadWord, ToolDefinition } from '#libs/contracts';
import type { Vocabulary } from '../compose/vocabulary';
import { wordsOf } from '../evidence/words';
import type { Alignment } from './phrase-matcher';
import type { PlanDraft } from './plan-draft';
import { argumentText } from './plan-text';
import type { Argument } from './arguments';
import type { Sentence } from './sentence';
import { weightOf } from './tool-words';

const ROLES: Readonly<Record<string, ReadWord['role']>> = {
  value: 'value',
  days: 'time',
  percent: 'number',
  count: 'number',
  number: 'number',
  choice: 'grain',
};

/** What each stretch of the question was taken for: tools, arguments, and what the query parts say of the rest. */
export function planWords(
  vocabulary: Vocabulary,
  sentence: Sentence,
  alignments: readonly Alignment[],
  { said, readings }: Pick<PlanDraft, 'said' | 'readings'>,
): ReadWord[] {
  const owners = new Map<number, ToolDefinition | Argument>();
  for (const argument of said) for (const place of argument.places) owners.set(place, argument);
  for (const { places, optional, definition } of alignments) {
    const isFunction = (place: number): boolean => weightOf(sentence.words[place]!.root) === 'function';
    for (const place of [...places, ...optional.filter((each) => !isFunction(each))])
      if (!owners.has(place)) owners.set(place, definition);
    // "calculate the reorder point" is one stretch.
    for (const place of optional.filter(isFunction))
      if (owners.get(place - 1) === definition && owners.get(place + 1) === definition)
        owners.set(place, definition);
  }
  const ofRows = [...readings.values()].flatMap(({ words }) => words);
  const words: ReadWord[] = [];
  let at = 0;
  while (at < sentence.words.length) {
    const owner = owners.get(at);
    const end = owner ? runEnd(owners, at) : at + 1;
    const mention = owner ? undefined : sentence.mentionAt(at);
    const own = mention
      ? sentence.placesOf(mention).filter((place) => place >= at && !owners.has(place))
      : [];
    const last = owner || own.length === 0 ? end : Math.max(end, lastOfRun(own, at) + 1);
    const text = sentence.text(range(at, last));
    const start = sentence.words[at]!.token.start;
    const stretch = { text, start, end: start + text.length };
    if (owner) words.push({ ...stretch, ...meaningOf(owner, corrected(sentence, at, last)) });
    else if (sentence.words[at]!.token.kind !== 'punctuation') {
      const known = ofRows.find(
        (word) => word.text.toLowerCase() === text.toLowerCase() && word.meaning !== '',
      );
      const [plain] = mention ? wordsOf(vocabulary, [mention], new Map()) : [];
      const { text: _, start: __, end: ___, ...meaning } = known ?? plain ?? NOTHING;
      words.push({ ...stretch, ...meaning });
    }
    at = last;
  }
  return words;
}

const NOTHING: ReadWord = { text: '', start: 0, end: 0, role: 'connector', meaning: '' };

function runEnd(owners: ReadonlyMap<number, unknown>, from: number): number {
  let end = from + 1;
  while (owners.get(end) === owners.get(from)) end += 1;
  return end;
}

function lastOfRun(places: readonly number[], from: number): number {
  let last = from;
  while (places.includes(last + 1)) last += 1;
  return last;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, step) => from + step);
}

function corrected(sentence: Sentence, from: number, to: number): string[] {
  return range(from, to).flatMap((place) => {
    const { token, corrected: read } = sentence.words[place]!;
    return read === undefined ? [] : [`“${token.text}” read as “${read}”`];
  });
}

function meaningOf(
  owner: ToolDefinition | Argument,
  corrections: readonly string[],
): Pick<ReadWord, 'role' | 'meaning' | 'member' | 'value'> {
  if (!('parameter' in owner))
    return { role: 'measure', meaning: [`${owner.label}: ${owner.summary}`, ...corrections].join('; ') };
  const { parameter, value } = owner;
  return {
    role: ROLES[parameter.kind] ?? 'value',
    meaning: argumentText(parameter, value),
    ...(parameter.member === undefined ? {} : { member: parameter.member }),
    ...(typeof value === 'string' || typeof value === 'number' ? { value } : {}),
  };
}
