import {
  type Completion,
  type InputOf,
  QuartermasterError,
  type ReadResult,
  type SemanticCatalog,
  type sqlAgents,
} from '#libs/contracts';
import { ToolReader } from '#libs/reader';
import { describePersona, type SemanticModel } from '#libs/semantics';
import type { PersonaAgent } from './persona-agent';

/** Reads for a persona without tables: by its tools alone. It needs no warehouse and no data. */
export class ToolAgent implements PersonaAgent {
  private readonly reader: ToolReader;
  private readonly label: string;
  private readonly examples: readonly string[];

  constructor(
    readonly persona: string,
    private readonly model: SemanticModel,
  ) {
    const { label, examples } = model.personas.get(persona)!;
    this.label = label;
    this.examples = examples;
    this.reader = new ToolReader(model.calendar, examples);
  }

  /** @throws QuartermasterError SERVICE_UNAVAILABLE when nobody could say which tools there are */
  async read({ question, today, history, tools = [] }: InputOf<typeof sqlAgents.read>): Promise<ReadResult> {
    if (tools.length === 0) throw new QuartermasterError('SERVICE_UNAVAILABLE');
    return this.reader.read({ question, today, history, tools });
  }

  async understanding(): Promise<never> {
    throw this.noTables();
  }

  async run(): Promise<never> {
    throw this.noTables();
  }

  async runSql(): Promise<never> {
    throw this.noTables();
  }

  async findValues(): Promise<[]> {
    return [];
  }

  /** Examples that begin as what is typed. */
  async complete({ text, cursor, limit }: InputOf<typeof sqlAgents.complete>): Promise<Completion[]> {
    const typed = text.slice(0, cursor).trimStart().toLowerCase();
    if (typed === '' || cursor < text.trimEnd().length) return [];
    return this.examples
      .filter((example) => example.toLowerCase().startsWith(typed))
      .slice(0, limit)
      .map((insert) => ({ start: 0, end: text.length, insert, label: insert, detail: '', kind: 'question' }));
  }

  async describe(): Promise<SemanticCatalog> {
    const { model, persona } = this;
    return { ...describePersona(model, persona), semanticVersion: model.version, dataAsOf: null };
  }

  private noTables(): QuartermasterError {
    return new QuartermasterError('QUERY_INVALID', {
      message: `A ${this.label} has no tables to query.`,
      nextStep: 'Ask in words, or use one of the tools.',
      details: { persona: this.persona },
    });
  }
}
