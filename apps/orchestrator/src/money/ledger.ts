import type { BudgetState, Purpose, WorkPurpose } from '#libs/contracts';

export type BudgetScope = BudgetState['scope'];

/** One cost of one question, or of other work. Entries are never changed and never deleted. */
export interface LedgerEntry {
  /** ISO 8601. */
  at: string;
  /** The day that it counts towards, by the clock of the settings, YYYY-MM-DD. */
  day: string;
  /** Or of the work. */
  answerId: string;
  userId: string;
  username: string;
  persona: string;
  purpose: Purpose | WorkPurpose;
  service: string;
  unit: string;
  /** In `unit`. */
  quantity: number;
  unitPriceUsd: number;
  usd: number;
  priceVersion: string;
}

/** What a question leaves behind: its entries, and the reservation that they take the place of. */
export interface Booking {
  entries: LedgerEntry[];
  /** Absent where nothing was held. */
  reservationId?: string;
}

export interface ReservationRequest {
  /** Made by the caller; a reservation of the same id is changed. */
  id: string;
  userId: string;
  day: string;
  /** How much is to be held in all. */
  usd: number;
  /** Held at most this long, so that a crash holds nothing for ever. */
  expiresInMs: number;
}

/** Use of one budget, in USD. `reserved` is without the reservation that is asked about. */
export interface BudgetUse {
  scope: BudgetScope;
  spentUsd: number;
  reservedUsd: number;
}

/** Which entries a summary is of: days from the first up to, not including, the second. */
export interface LedgerRange {
  /** Absent: everybody's. */
  userId?: string;
  from: string;
  to: string;
}

export interface LedgerSum {
  usd: number;
  questions: number;
}

export interface LedgerSums {
  total: LedgerSum;
  byService: { service: string; unit: string; quantity: number; usd: number }[];
  byPersona: (LedgerSum & { persona: string })[];
  byDay: (LedgerSum & { day: string })[];
  byUser: (LedgerSum & { userId: string; username: string })[];
}

/** Sums of today and of this month so far, and the version of the newest entry's prices. */
export interface RecentSums {
  todayUsd: number;
  monthUsd: number;
  priceVersion: string | null;
}

/** Looks at the use of every budget and throws to refuse; no other reservation is decided meanwhile. */
export type Decision = (use: BudgetUse[]) => void;

/**
 * The record of every cost, and of what is held back for questions in hand. PostgreSQL is its truth, however many
 * processes write to it. Whoever books tells administrators when a budget is nearly spent.
 */
export interface Ledger {
  /** Books in a transaction of its own. Stores that write an answer book in the answer's transaction instead. */
  book(booking: Booking): Promise<void>;
  /** Frees a reservation without booking anything. */
  free(reservationId: string): Promise<void>;
  /** Makes or raises a reservation unless `decide` throws. */
  reserve(request: ReservationRequest, decide: Decision): Promise<void>;
}

/** What the ledger comes to. */
export interface LedgerSummaries {
  /** Of every scope, whether a budget is set for it or not. */
  use(userId: string, day: string): Promise<BudgetUse[]>;
  sums(range: LedgerRange): Promise<LedgerSums>;
  /** @param userId absent: everybody's */
  recent(day: string, userId?: string): Promise<RecentSums>;
}

export const LEDGER = Symbol('Ledger');
export const LEDGER_SUMMARIES = Symbol('LedgerSummaries');
