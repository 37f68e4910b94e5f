import { loadLocatedModel } from '../files/load-semantic-model';
import type { SemanticFile } from '../files/read-semantic-files';
import { type SemanticFault, SemanticFilesError } from '../files/semantic-files-error';
import { unknownColumns, fanOuts } from './check-tables';
import { refusedExpressions } from './check-expressions';
import { clashes, unreachablePhrases, unusedMembers } from './check-phrases';

export interface SemanticCheck {
  /** The files cannot be used, or some questions would fail. */
  readonly faults: readonly SemanticFault[];
  /** Something was written that can never be read, or that nothing can tell from something else. */
  readonly warnings: readonly SemanticFault[];
}

/** Everything that can be said of semantic files without data: more than what loading them refuses. */
export async function checkSemanticFiles(files: readonly SemanticFile[]): Promise<SemanticCheck> {
  let located;
  try {
    located = loadLocatedModel(files);
  } catch (error) {
    if (error instanceof SemanticFilesError) return { faults: error.faults, warnings: [] };
    throw error;
  }
  return {
    faults: [...unknownColumns(located), ...fanOuts(located), ...(await refusedExpressions(located))],
    warnings: [...unusedMembers(located), ...clashes(located), ...unreachablePhrases(located)],
  };
}
