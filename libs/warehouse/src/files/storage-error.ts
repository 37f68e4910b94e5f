import { QuartermasterError } from '#libs/contracts';

const FULL_CODES = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
/** How DuckDB words the same: it reports the system's text, and its own when it may not spill any further. */
const FULL_TEXT = /No space left on device|Disk quota exceeded|File too large|max_temp_directory_size/i;

/** A full disk is the user's to repair and named as such; other errors are passed on as they are. */
export function storageError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof QuartermasterError) return error;
  const { code } = error as NodeJS.ErrnoException;
  if ((code !== undefined && FULL_CODES.has(code)) || FULL_TEXT.test(error.message)) {
    return new QuartermasterError('STORAGE_FULL', { cause: error });
  }
  return error;
}
