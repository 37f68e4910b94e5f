import type { FieldPath } from './located-file';

/** Reports a fault at a field of one definition. */
export type Report = (path: FieldPath, message: string) => void;
