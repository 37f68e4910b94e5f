/** A minus sign at a figure, not a hyphen in a code, a range or a date. */
const NEGATIVE = /(?<![\p{L}\d]\s*)(?<=^|[\s(])[-−](?=\d)\d+(?:[.,]\d+)?/u;
const AFTER_A_WORD = /(?<=\p{L}\s+)[-−]\d+(?:[.,]\d+)?/u;

/** The first figure below nothing that a question names, as it is written: no rule knows one. */
export function negativeFigure(question: string): string | undefined {
  return (AFTER_A_WORD.exec(question) ?? NEGATIVE.exec(question))?.[0];
}
