import type { LedgerSums } from '../ledger';

/** A row of one of the grouping sets; `kind` has a bit for each of service, persona, day and user that is not grouped by. */
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

const TOTAL = 0b1111;
const BY_SERVICE = 0b0111;
const BY_PERSONA = 0b1011;
const BY_DAY = 0b1101;
const BY_USER = 0b1110;

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
