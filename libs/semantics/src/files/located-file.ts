import { type Document, isMap, isNode, isPair, LineCounter, parseDocument } from 'yaml';
import type { SemanticFault } from './semantic-files-error';
import type { SemanticFile } from './read-semantic-files';

export type FieldPath = readonly (string | number)[];

/** A parsed YAML file that knows on which line each of its fields stands. */
export class LocatedFile {
  readonly faults: SemanticFault[];
  readonly content: Record<string, unknown> | undefined;
  readonly path: string;
  private readonly document: Document;
  private readonly lines = new LineCounter();

  constructor(file: SemanticFile) {
    this.path = file.path;
    this.document = parseDocument(file.text, { lineCounter: this.lines, prettyErrors: false });
    this.faults = this.document.errors.map((error) => ({
      file: file.path,
      line: this.lines.linePos(error.pos[0]).line,
      field: '',
      message: error.message,
    }));
    if (this.faults.length > 0) return;
    if (isMap(this.document.contents)) {
      this.content = this.document.toJS({ maxAliasCount: 100 }) as Record<string, unknown>;
    } else {
      this.faults.push(
        this.fault([], 'the file must hold fields: an entity, a persona, terms or the calendar'),
      );
    }
  }

  has(path: FieldPath): boolean {
    return this.document.hasIn(path);
  }

  fault(path: FieldPath, message: string): SemanticFault {
    return { file: this.path, line: this.lineOf(path), field: path.join('.'), message };
  }

  /** The line of the field, or of the nearest field around it that the file has. */
  private lineOf(path: FieldPath): number {
    for (let length = path.length; length > 0; length--) {
      const offset = this.offsetOf(path.slice(0, length));
      if (offset !== undefined) return this.lines.linePos(offset).line;
    }
    return 1;
  }

  private offsetOf(path: FieldPath): number | undefined {
    const parent = path.length === 1 ? this.document.contents : this.document.getIn(path.slice(0, -1), true);
    const key = path[path.length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isPair(item) && String(item.key) === String(key));
      const name = pair?.key;
      return isNode(name) ? name.range?.[0] : undefined;
    }
    const node = this.document.getIn(path, true);
    return isNode(node) ? node.range?.[0] : undefined;
  }
}
