import { FigureSources, type Shown } from './figure-sources';
import { figuresIn } from './figures-in-text';
import type { SaidFigure } from './said-figure';

export const MAX_SENTENCE_LENGTH = 500;

/** Links, markup and lines of their own have no place in a sentence. */
const MARKUP = /https?:|www\.|[<>`*#|[\]{}\\^~\r\n\t]|_{2,}/u;
/** A rounding that moves a number further than this says something else. */
const MOST_ROUNDED = 0.05;
const EVERYDAY = new Set(
  (
    'i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
    'september october november december the a an usd eur gbp'
  ).split(' '),
);

/**
 * Why a sentence that a model wrote must not be shown with this result, or null: every number, date, code and name in
 * it has to stand in the result, in the question or in what the question was read as. Roundings must be those of the
 * written number. It checks that figures are there, not that they are said of the right thing.
 */
export function faultOf(sentence: string, shown: Shown): string | null {
  if (sentence.trim() === '') return 'It is empty.';
  if (sentence.length > MAX_SENTENCE_LENGTH) return 'It is too long.';
  if (MARKUP.test(sentence)) return 'It holds more than plain words.';
  const sources = new FigureSources(shown);
  const text = withoutNames(sentence, sources.names);
  const { figures, rest } = figuresIn(text);
  const figure = figures.find((each) => !hasSource(each, sources));
  if (figure !== undefined) return `“${figure.text}” is in no result.`;
  const name = namesIn(rest).find((word) => !sources.words.has(word.toLowerCase()));
  return name === undefined ? null : `“${name}” is in no result.`;
}

/** What is shown in place of a name's digits is nothing that could be taken for one. */
function withoutNames(sentence: string, names: readonly string[]): string {
  let text = sentence;
  for (const name of names) {
    for (let at = indexOf(text, name); at >= 0; at = indexOf(text, name))
      text = `${text.slice(0, at)}…${text.slice(at + name.length)}`;
  }
  return text;
}

/** Where the whole name stands: the 5 of a name is not the 5 of 15, and not that of 5,000. */
function indexOf(text: string, name: string): number {
  const [lower, wanted] = [text.toLowerCase(), name.toLowerCase()];
  if (lower.length !== text.length || wanted.length !== name.length) return text.indexOf(name);
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
    const before = text.slice(0, at);
    const after = text.slice(at + name.length);
    if (!/[\p{L}\p{N}]$|[\p{N}][.,]$|[-−]$/u.test(before) && !/^(?:[\p{L}\p{N}]|[.,]\p{N}|\s?%)/u.test(after))
      return at;
  }
  return -1;
}

function hasSource(figure: SaidFigure, { numbers, dates, codes }: FigureSources): boolean {
  switch (figure.kind) {
    case 'code':
      return codes.has(figure.text.toLowerCase());
    case 'date': {
      const { year, month, day, quarter } = figure;
      const parts = Object.entries({ year, month, day, quarter }).filter(([, value]) => value !== undefined);
      return dates.some((date) => parts.every(([part, value]) => date[part as keyof typeof date] === value));
    }
    case 'number': {
      const { value, step, isPercent, isNegative } = figure;
      const isYear = step === 1 && !isPercent && !isNegative && dates.some(({ year }) => year === value);
      return (
        isYear ||
        numbers.some((source) => {
          if (source.isPercent !== isPercent || (isNegative && source.value > 0)) return false;
          const size = Math.abs(source.value);
          const off = Math.abs(size - value);
          return off <= Math.min(step / 2, MOST_ROUNDED * size) * (1 + 1e-9) + size * 1e-12;
        })
      );
    }
  }
}

/** Words that begin with a capital where no sentence begins. */
function namesIn(text: string): string[] {
  return [...text.matchAll(/(?<![.!?:…“"(]\s*|^\s*|[\p{L}\p{N}])(\p{Lu}[\p{L}’']*)/gu)]
    .map(([, word]) => word!.replace(/[’']s$/u, ''))
    .filter((word) => !EVERYDAY.has(word.toLowerCase()));
}
