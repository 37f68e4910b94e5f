import type { LedgerSums } from '../ledger';

/** A row of one of the groupings; `kind` has a bit for each of persona, day and user that is not grouped by. */
export interface SumRow {
  kind: number;
  service: string;
  unit: string;
  persona: string;
  day: string;
  userId: string;
  username: string;
  quantity: number;
  usd: number;
  questions: number;
}

const TOTAL = 0b111;
const BY_PERSONA = 0b011;
const BY_DAY = 0b101;
const BY_USER = 0b110;
/** None of them. */
export const BY_SERVICE = -1;

export function toSums(rows: readonly SumRow[]): LedgerSums {
  const of = (kind: number) => rows.filter((row) => row.kind === kind);
  const [total] = of(TOTAL);
  return {
    total: { usd: total?.usd ?? 0, questions: total?.questions ?? 0 },
    byService: of(BY_SERVICE).map(({ service, unit, quantity, usd }) => ({ service, unit, quantity, usd })),
    byPersona: of(BY_PERSONA).map(({ persona, usd, questions }) => ({ persona, usd, questions })),
    byDay: of(BY_DAY).map(({ day, usd, questions }) => ({ day, usd, questions })),
    byUser: of(BY_USER).map(({ userId, username, usd, questions }) => ({ userId, username, usd, questions })),
  };
}
