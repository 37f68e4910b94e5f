import type { MetricQuery, PlanReading, SaidPeriod, SavedQuestion, SavedQuestionPage } from '#libs/contracts';

/** A saved question with what is asked when it is asked again. */
export interface KeptQuestion {
  saved: SavedQuestion;
  /** Exactly one of query and plan. */
  query: MetricQuery | null;
  plan: PlanReading | null;
  periods: SaidPeriod[];
  /** The day that the periods' ranges were made on, YYYY-MM-DD. */
  saidOn: string;
}

export interface NewSavedQuestion {
  id: string;
  userId: string;
  username: string;
  persona: string;
  name: string;
  question: string;
  query: MetricQuery | null;
  plan: PlanReading | null;
  periods: SaidPeriod[];
  saidOn: string;
}

/** Where saved questions are kept; each is private to its user. */
export interface SavedQuestionStore {
  /**
   * @returns what is stored: that of an earlier try when its id is known already
   * @throws TOO_MANY_SAVED beyond `max` of one user; NOT_FOUND for an id of somebody else
   */
  add(question: NewSavedQuestion, max: number): Promise<SavedQuestion>;
  find(userId: string, id: string): Promise<KeptQuestion | null>;
  rename(userId: string, id: string, name: string, pinned?: boolean): Promise<SavedQuestion | null>;
  /** True when there was one. */
  delete(userId: string, username: string, id: string): Promise<boolean>;
  /** Newest first. @throws VALIDATION_FAILED for a cursor that is not ours. */
  page(userId: string, limit: number, cursor?: string): Promise<SavedQuestionPage>;
}

export const SAVED_QUESTION_STORE = Symbol('SavedQuestionStore');
