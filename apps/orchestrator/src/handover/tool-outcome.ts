import type { PlanReading, Reading, RunResult } from '#libs/contracts';
import type { Kept } from '../cache/answer-cache';
import type { PlanOutcome } from '../domain/plan/outcome';
import type { Unread } from './domain/worth-asking';

/** Rows that can be the answer, with what they were asked by. */
export type Found =
  | { kind: 'query'; reading: Reading; kept: Kept<RunResult> }
  | { kind: 'plan'; plan: PlanReading; kept: Kept<PlanOutcome> };

/** What became of one thing that a model asked for. */
export interface ToolOutcome {
  /** In words of ours, for the evidence. */
  summary: string;
  ok: boolean;
  /** What the model is told. */
  content: string;
  found?: Found;
  /** It ends the question without rows. */
  ended?: { result: Unread; sentence: 'model' | 'template' };
}

export const told = (summary: string, content: string): ToolOutcome => ({ summary, content, ok: true });

export const failedTool = (summary: string, content: string): ToolOutcome => ({
  summary,
  content,
  ok: false,
});
