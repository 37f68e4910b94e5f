/** One thing that is wrong in a semantic file. */
export interface SemanticFault {
  file: string;
  /** 1-based; 1 when the fault is of the whole file. */
  line: number;
  /** Path inside the file, for example `measures.revenue.sql`; empty for the whole file. */
  field: string;
  message: string;
}

/** The semantic files cannot be used. Holds every fault found, not only the first. */
export class SemanticFilesError extends Error {
  constructor(readonly faults: readonly SemanticFault[]) {
    super(
      [
        `The semantic files have ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:`,
        ...faults.map(describeFault),
      ].join('\n'),
    );
    this.name = 'SemanticFilesError';
  }
}

function describeFault({ file, line, field, message }: SemanticFault): string {
  return `  ${file}:${line}${field === '' ? '' : ` ${field}`}: ${message}`;
}
