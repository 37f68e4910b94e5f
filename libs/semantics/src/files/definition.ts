import { dirname } from 'node:path';
import type { FieldPath, LocatedFile } from './located-file';
import type { SemanticFault } from './semantic-files-error';

/** Fields whose entries are merged by name when a later directory extends a definition; all others are replaced. */
const MERGED_FIELDS = new Set([
  'dimensions',
  'measures',
  'segments',
  'joins',
  'rollups',
  'prefer',
  'elsewhere',
  'holidays',
]);

/** One entity, persona or calendar, put together from the file that defines it and the later ones that extend it. */
export class Definition {
  raw: Record<string, unknown>;
  private readonly files: LocatedFile[];

  constructor(file: LocatedFile) {
    this.files = [file];
    this.raw = { ...file.content };
  }

  /** Faults when the same directory defines it twice: which of the two holds would depend on their names. */
  extend(file: LocatedFile): SemanticFault[] {
    const twin = this.files.find((known) => dirname(known.path) === dirname(file.path));
    if (twin) return [file.fault([], `${twin.path} in the same directory defines the same name`)];
    this.files.push(file);
    for (const [field, value] of Object.entries(file.content ?? {})) {
      const old = this.raw[field];
      const merged = MERGED_FIELDS.has(field) && isRecord(old) && isRecord(value);
      this.raw[field] = merged ? { ...old, ...value } : value;
    }
    return [];
  }

  /** A fault at the file that says this field last. */
  fault(path: FieldPath, message: string): SemanticFault {
    for (let length = path.length; length > 0; length--) {
      const file = this.files.findLast((candidate) => candidate.has(path.slice(0, length)));
      if (file) return file.fault(path, message);
    }
    return this.files[0]!.fault(path, message);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
