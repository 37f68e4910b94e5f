import { z } from 'zod';

/** The source's four categories (S12). They decide which metric and which alert an error counts towards. */
export const ErrorCategory = z.enum(['authentication', 'query', 'agent', 'system']);
export type ErrorCategory = z.infer<typeof ErrorCategory>;

export interface ErrorDefinition {
  category: ErrorCategory;
  status: number;
  retryable: boolean;
  /** Shown to the user as it stands. Never holds user input, SQL or a secret. */
  message: string;
  /** What the user can do now. */
  nextStep: string;
}

export const defineErrors = <T extends Record<string, ErrorDefinition>>(errors: T): T => errors;
