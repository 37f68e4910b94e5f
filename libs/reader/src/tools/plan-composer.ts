import type { ToolDefinition, Turn } from '#libs/contracts';
import type { Reader } from '../reader';
import { Clauses } from './clauses';
import { type Composed, Composition, type Sources } from './composition';
import { KeyColumns } from './key-columns';
import type { ParameterValues } from './parameter-values';
import type { Alignment } from './phrase-matcher';
import { QueryParts } from './query-part';
import type { Sentence } from './sentence';

/** Puts plans together from the tools that sentences ask for and the words around them. */
export class PlanComposer {
  readonly keyColumns: KeyColumns;
  readonly queryParts: QueryParts;
  private readonly sources: Sources;

  constructor(reader: Reader, values: ParameterValues) {
    const { vocabulary } = reader;
    this.keyColumns = new KeyColumns(vocabulary);
    this.queryParts = new QueryParts(reader, this.keyColumns);
    this.sources = { vocabulary, values, keys: this.keyColumns, queries: this.queryParts };
  }

  /** @param alignments in the order of the sentence; each asks for one tool */
  compose(
    sentence: Sentence,
    alignments: readonly Alignment[],
    history: readonly Turn[],
    definitions: ReadonlyMap<string, ToolDefinition>,
  ): Composed {
    return new Composition(
      sentence,
      this.clauses(sentence, alignments),
      history,
      definitions,
      this.sources,
    ).compose();
  }

  /** How many words these tools would leave; what rows the words may be about is not looked at. */
  unaccounted(sentence: Sentence, alignments: readonly Alignment[]): number {
    return this.clauses(sentence, alignments).left().length;
  }

  private clauses(sentence: Sentence, alignments: readonly Alignment[]): Clauses {
    return new Clauses(sentence, alignments, this.sources.vocabulary, this.sources.values);
  }
}
