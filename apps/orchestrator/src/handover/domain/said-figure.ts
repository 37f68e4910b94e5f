/** Something in a text that has to come from somewhere: a number, a day or part of one, a code. */
export type SaidFigure =
  | { kind: 'number'; text: string; value: number; step: number; isPercent: boolean; isNegative: boolean }
  | { kind: 'date'; text: string; year?: number; month?: number; day?: number; quarter?: number }
  | { kind: 'code'; text: string };
