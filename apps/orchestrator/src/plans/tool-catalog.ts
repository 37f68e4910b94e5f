import { Injectable } from '@nestjs/common';
import { type CallContext, ServiceClient } from '#libs/bus';
import { QuartermasterError, specialistAgents, type ToolDefinition } from '#libs/contracts';
import { Logger } from '#libs/runtime';

/** Tools change with a start of the specialist agents; nobody waits for the look whether they did. */
const FRESH_MS = 30_000;

interface Kept {
  tools: ToolDefinition[];
  at: number;
}

/** The tools of each persona, kept for the questions that follow. */
@Injectable()
export class ToolCatalog {
  private readonly kept = new Map<string, Kept>();
  private readonly asking = new Map<string, Promise<void>>();

  constructor(
    private readonly services: ServiceClient,
    private readonly logger: Logger,
  ) {}

  /** None while the specialist agents are away and never answered: questions are then read as queries alone. */
  async of(persona: string, context: CallContext): Promise<ToolDefinition[]> {
    const kept = this.kept.get(persona);
    if (kept === undefined) await this.refresh(persona, context);
    else if (performance.now() - kept.at > FRESH_MS) void this.refresh(persona, context);
    return this.kept.get(persona)?.tools ?? [];
  }

  /**
   * One of the persona's tools.
   *
   * @throws QuartermasterError TOOL_UNKNOWN; SERVICE_UNAVAILABLE while nobody can say which tools there are
   */
  async find(persona: string, tool: string, context: CallContext): Promise<ToolDefinition> {
    const found = (await this.of(persona, context)).find(({ name }) => name === tool);
    if (found !== undefined) return found;
    if (!this.kept.has(persona)) throw new QuartermasterError('SERVICE_UNAVAILABLE');
    throw new QuartermasterError('TOOL_UNKNOWN', { details: { tool } });
  }

  private refresh(persona: string, context: CallContext): Promise<void> {
    const running = this.asking.get(persona);
    if (running !== undefined) return running;
    const asked = this.ask(persona, context).finally(() => this.asking.delete(persona));
    this.asking.set(persona, asked);
    return asked;
  }

  private async ask(persona: string, context: CallContext): Promise<void> {
    try {
      const { tools } = await this.services.call(specialistAgents.tools, { persona }, context);
      this.kept.set(persona, { tools, at: performance.now() });
    } catch (error) {
      // Without a caller the question is over; anything else costs only the tools.
      context.signal.throwIfAborted();
      this.logger.warn('tools.not-known', { persona, code: QuartermasterError.from(error).code });
      const kept = this.kept.get(persona);
      if (kept !== undefined) kept.at = performance.now();
    }
  }
}
