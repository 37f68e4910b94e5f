import type { Outcome } from '../tool';
import { written } from '../wording';

type Result = Extract<Outcome, { kind: 'result' }>;

/** Numbers that stand by themselves: not those in a code such as WH-01, nor in "1 kg" of a name. */
const NUMBER = /(?<![\w-])-?\d[\d,]*(?:\.\d+)?(?![\w-]|\.\d)/g;

/** Numbers of a sentence that neither a figure nor the table holds; names of the table are taken out before. */
export function unprovenNumbers({ sentence, figures, table }: Result): string[] {
  const values = [
    ...figures.map(({ value }) => value),
    ...figures.flatMap(({ interval }) => (interval ? Object.values(interval) : [])),
    ...table.rows.flat(),
  ];
  const texts = values.filter((value) => typeof value === 'string').sort((a, b) => b.length - a.length);
  const bare = texts.reduce((rest, text) => (text === '' ? rest : rest.replaceAll(text, ' ')), sentence);
  const proven = new Set(
    values
      .filter((value) => typeof value === 'number')
      .flatMap((value) => [written(value), written(value, 0), written(100 * value), written(100 * value, 0)]),
  );
  return (bare.match(NUMBER) ?? []).filter((number) => !proven.has(number));
}
