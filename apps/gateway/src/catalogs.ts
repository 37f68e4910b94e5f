import { Injectable } from '@nestjs/common';
import { type CallContext, ServiceClient } from '#libs/bus';
import { type Me, orchestrator, type SemanticCatalog, sqlAgents } from '#libs/contracts';
import { Logger } from '#libs/runtime';

type PersonaSummary = Me['personas'][number];

/** Semantic files change with a start of the SQL agents; nobody waits for the look whether they did. */
const FRESH_MS = 30_000;

interface Kept {
  summary: PersonaSummary;
  at: number;
}

/** What can be asked as a persona, from the SQL agents. Labels and examples are kept for the pages that show them. */
@Injectable()
export class Catalogs {
  private readonly kept = new Map<string, Kept>();
  private readonly asking = new Map<string, Promise<void>>();

  constructor(
    private readonly services: ServiceClient,
    private readonly logger: Logger,
  ) {}

  describe(persona: string, context: CallContext): Promise<SemanticCatalog> {
    return this.services.call(sqlAgents.describe, { persona }, context);
  }

  /** The same, with the language model that questions are handed over to. */
  async askable(persona: string, context: CallContext): Promise<SemanticCatalog> {
    const asked = this.services.call(orchestrator.languageModel, {}, context);
    // Undefined while nobody can say.
    const unknown: { model?: string | null } = {};
    const [catalog, { model }] = await Promise.all([
      this.describe(persona, context),
      asked.catch((error: unknown) => {
        this.logger.warn('catalog.model-not-known', { err: error });
        return unknown;
      }),
    ]);
    return model === undefined ? catalog : { ...catalog, languageModel: model };
  }

  /**
   * Label and examples of each persona. While the SQL agents are away, a label made from the id.
   *
   * @param context makes a context with the rights of somebody who has these personas
   */
  async summaries(personas: readonly string[], context: () => CallContext): Promise<PersonaSummary[]> {
    const unknown = personas.filter((persona) => !this.kept.has(persona));
    if (unknown.length > 0) await Promise.all(unknown.map((persona) => this.refresh(persona, context)));
    const now = performance.now();
    return personas.map((persona) => {
      const kept = this.kept.get(persona);
      if (kept === undefined) return { id: persona, label: labelOf(persona), examples: [] };
      if (now - kept.at > FRESH_MS) void this.refresh(persona, context);
      return kept.summary;
    });
  }

  private refresh(persona: string, context: () => CallContext): Promise<void> {
    const running = this.asking.get(persona);
    if (running !== undefined) return running;
    const asked = this.ask(persona, context()).finally(() => this.asking.delete(persona));
    this.asking.set(persona, asked);
    return asked;
  }

  private async ask(persona: string, context: CallContext): Promise<void> {
    try {
      const { persona: summary } = await this.describe(persona, context);
      this.kept.set(persona, { summary, at: performance.now() });
    } catch (error) {
      this.logger.warn('catalog.describe-failed', { persona, err: error });
      const kept = this.kept.get(persona);
      if (kept !== undefined) kept.at = performance.now();
    }
  }
}

/** warehouse_manager becomes "Warehouse manager". */
function labelOf(persona: string): string {
  const words = persona.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
