import { loadSettings } from '#libs/runtime';
import { UsageError } from './command';
import { toolList, toolRun } from './tool.command';

describe('qm tool', () => {
  const settings = loadSettings({ env: {} });

  it.each([
    ['no persona', [], 'Give --persona'],
    ['a persona that is none', ['low_stock', '--persona', 'Boss!'], 'Give --persona'],
    ['no name', ['--persona', 'warehouse_manager'], 'one tool'],
    ['two names', ['a_tool', 'b_tool', '--persona', 'warehouse_manager'], 'one tool'],
    ['a name that is none', ['DROP TABLE', '--persona', 'warehouse_manager'], 'a tool is lower_snake_case'],
    ['arguments that are no JSON', ['a_tool', '--persona', 'x_y', '--args', '{a:1}'], 'not JSON'],
    ['arguments that are no object', ['a_tool', '--persona', 'x_y', '--args', '[1]'], 'a JSON object'],
    ['arguments too deep', ['a_tool', '--persona', 'x_y', '--args', '{"a":{"b":1}}'], 'a JSON object'],
    ['a day that is none', ['a_tool', '--persona', 'x_y', '--today', '2026-02-30'], '--today wants a date'],
  ])('run: %s', async (_what, argv, message) => {
    const failed = toolRun.run(argv, settings);
    await expect(failed).rejects.toBeInstanceOf(UsageError);
    await expect(failed).rejects.toThrow(message);
  });

  it('list: wants a persona', async () => {
    await expect(toolList.run([], settings)).rejects.toThrow('Give --persona');
  });

  it('list: a tool a line, with its arguments', async () => {
    let output = '';
    const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      output += String(text);
      return true;
    });
    try {
      await toolList.run(['--persona', 'warehouse_manager'], settings);
    } finally {
      write.mockRestore();
    }
    const tools = output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { name: string; personas: string[]; parameters: unknown[] });
    expect(tools.map(({ name }) => name)).toContain('calculate_reorder_point');
    expect(tools.every(({ personas }) => personas.includes('warehouse_manager'))).toBe(true);
  });
});
