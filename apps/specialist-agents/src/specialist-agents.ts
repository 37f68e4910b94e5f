import type { CallContext, ServiceClient } from '#libs/bus';
import {
  type InputOf,
  type Principal,
  QuartermasterError,
  type specialistAgents,
  type ToolArguments,
  type ToolDefinition,
  type ToolEvent,
  type ToolResult,
} from '#libs/contracts';
import { knownArguments, parseArguments } from './check-arguments';
import { withProgress } from './progress';
import type { RunLimit } from './run-limit';
import type { Calculator, Outcome, Tool, ToolSettings } from './tool';
import { ToolRun } from './tool-run';

/** The tools, run with the caller's rights. */
export class SpecialistAgents {
  private readonly tools: ReadonlyMap<string, Tool>;

  constructor(
    tools: readonly Tool[],
    private readonly services: ServiceClient,
    private readonly calculator: Calculator,
    private readonly limit: RunLimit,
    private readonly settings: ToolSettings,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.tools = new Map(tools.map((tool) => [tool.definition.name, tool]));
    if (this.tools.size < tools.length) throw new Error('two tools have the same name');
  }

  toolsOf(persona: string): ToolDefinition[] {
    return [...this.tools.values()]
      .map(({ definition }) => definition)
      .filter(({ personas }) => personas.includes(persona));
  }

  /** @throws QuartermasterError as `specialistAgents.run` declares */
  async *run(
    { persona, call, today }: InputOf<typeof specialistAgents.run>,
    principal: Principal,
    context: CallContext,
  ): AsyncGenerator<ToolEvent> {
    const tool = this.tools.get(call.tool);
    if (tool === undefined || !tool.definition.personas.includes(persona))
      throw new QuartermasterError('TOOL_UNKNOWN', { details: { tool: call.tool, persona } });
    const given = parseArguments(tool, call.arguments);
    const { services, calculator, settings, now } = this;
    const events = withProgress((progress) =>
      this.limit.within(() => {
        const ports = {
          services,
          calculator,
          settings,
          call: context,
          principal,
          persona,
          today,
          now,
          progress,
        };
        return runTool(tool, given, new ToolRun(ports));
      }),
    );
    for (;;) {
      const next = await events.next();
      if (next.done) {
        yield { type: 'result', result: next.value };
        return;
      }
      yield { type: 'progress', ...next.value };
    }
  }
}

async function runTool(tool: Tool, given: Record<string, unknown>, run: ToolRun): Promise<ToolResult> {
  const checked = await knownArguments(tool, given, run);
  if ('refused' in checked) return completed(tool, given, checked.refused, run);
  return completed(tool, checked.known, await tool.run(checked.known, run), run);
}

/** The outcome with its call and its proof. */
function completed(
  { definition }: Tool,
  given: Record<string, unknown>,
  outcome: Outcome,
  { queries, lookups, cost, notes }: ToolRun,
): ToolResult {
  const present = Object.entries(given).filter(([, value]) => value !== undefined);
  const call = { tool: definition.name, arguments: Object.fromEntries(present) as ToolArguments };
  if (outcome.kind === 'refused')
    return { ...outcome, nearest: outcome.nearest ?? [], call, queries, lookups, cost };
  return { ...outcome, notes: [...outcome.notes, ...notes], call, queries, lookups, cost };
}
