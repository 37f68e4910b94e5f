import type { Request } from '../grammar/request';

/** "what is on order 100": what it holds, not a number of it. */
export function asksContents({ mentions }: Request): boolean {
  const words = mentions.filter(({ punctuation }) => punctuation === undefined);
  const isInside = words.some(
    ({ senses }, at) =>
      senses.some(({ kind }) => kind === 'value') &&
      /^(on|in|inside)( order)?$/.test(before(words, at)?.phrase ?? ''),
  );
  // "order 100, what's on it"
  const isAfter = words.some(
    ({ phrase }, at) =>
      /^what\b/.test(phrase) &&
      words.slice(0, at).some(({ senses }) => senses.some(({ kind }) => kind === 'value')) &&
      words
        .slice(at + 1)
        .some(
          (on, index, rest) =>
            /^(on|in)$/i.test(on.text) && /^(it|there|that|them)$/.test(rest[index + 1]?.phrase ?? ''),
        ),
  );
  if (isAfter) return true;
  const isLed = /^(in|on|for|against)$/i.test(words[0]?.text ?? '');
  const first = isLed ? words.slice(1, 4).find(({ phrase }) => /^what\b/.test(phrase)) : words[0];
  return isInside && /^what\b/.test(first?.phrase ?? '');
}

/** "in order 100": over the noun that says what the value is. */
function before(words: Request['mentions'], at: number): Request['mentions'][number] | undefined {
  const isNoun = /^((purchase|sales) )?(order|po|so|delivery)$/.test(words[at - 1]?.phrase ?? '');
  return words[isNoun ? at - 2 : at - 1];
}
