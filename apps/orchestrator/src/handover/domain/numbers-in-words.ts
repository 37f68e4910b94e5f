import type { SaidFigure } from './said-figure';

const SMALL = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen',
  'eighteen nineteen',
]
  .join(' ')
  .split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const VALUES = new Map<string, number>([
  ...SMALL.map((word, value) => [word, value] as const),
  ...TENS.map((word, at) => [word, (at + 2) * 10] as const),
]);
const SCALES = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
  ['dozen', 12],
]);
const WORD = `(?:${[...VALUES.keys(), ...SCALES.keys()].join('|')})`;
const NUMBER = new RegExp(`\\b${WORD}\\b(?:(?:[ -]|,? and )${WORD}\\b)*(\\s(?:percent|per cent)\\b)?`, 'giu');

/** Figures that nobody can look up in a table: "twice as many", "a third of them", "dozens". */
const VAGUE =
  /\b(?:twice|thrice|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|quadrupl(?:e|es|ed)|halv(?:e|es|ed)|half (?:of|the|as|a)|(?:a|one|two|three)[ -](?:half|thirds?|quarters?|fifths?|tenths?) of|dozens|hundreds|thousands|millions|billions|\p{L}+fold)\b/giu;

/** The figures of a text that are written out. "One" alone is a pronoun more often than a number. */
export function figuresInWords(text: string): SaidFigure[] {
  const vague = [...text.matchAll(VAGUE)].map(([said]): SaidFigure => ({ kind: 'code', text: said }));
  const numbers = [...text.matchAll(NUMBER)].flatMap(([said, percent]): SaidFigure[] => {
    const words = said
      .toLowerCase()
      .match(/\p{L}+/gu)!
      .filter((word) => VALUES.has(word) || SCALES.has(word));
    if (words.length === 1 && words[0] === 'one') return [];
    const isPercent = percent !== undefined;
    return [{ kind: 'number', text: said, value: valueOf(words), step: 1, isPercent, isNegative: false }];
  });
  return [...vague, ...numbers];
}

function valueOf(words: readonly string[]): number {
  let total = 0;
  let part = 0;
  for (const word of words) {
    const scale = SCALES.get(word);
    if (scale === undefined) part += VALUES.get(word)!;
    else if (scale < 1000) part = Math.max(1, part) * scale;
    else {
      total += Math.max(1, part) * scale;
      part = 0;
    }
  }
  return total + part;
}
