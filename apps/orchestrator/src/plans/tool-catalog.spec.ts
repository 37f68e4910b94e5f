import { newCallContext, type ServiceClient } from '#libs/bus';
import { QuartermasterError, type ToolDefinition } from '#libs/contracts';
import type { Logger } from '#libs/runtime';
import { ToolCatalog } from './tool-catalog';

describe('the catalog of tools', () => {
  const context = newCallContext({ timeoutMs: 1_000 });
  const forecast = { name: 'forecast_demand' } as ToolDefinition;

  function catalog(answers: (() => { tools: ToolDefinition[] })[]) {
    const services = { call: async () => answers.shift()!() } as unknown as ServiceClient;
    return new ToolCatalog(services, { warn: () => undefined } as unknown as Logger);
  }
  const away = () => {
    throw new QuartermasterError('SERVICE_UNAVAILABLE');
  };

  it('tells a tool that there is none of from one that nobody can say anything about', async () => {
    const unknown = catalog([away, away, () => ({ tools: [forecast] })]);
    expect(await unknown.of('warehouse_manager', context)).toEqual([]);
    await expect(unknown.find('warehouse_manager', 'forecast_demand', context)).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    });
    expect(await unknown.find('warehouse_manager', 'forecast_demand', context)).toBe(forecast);
    await expect(unknown.find('warehouse_manager', 'no_such', context)).rejects.toMatchObject({
      code: 'TOOL_UNKNOWN',
      details: { tool: 'no_such' },
    });
  });
});
