import { problemsOf, QueryArguments, toolsFor } from './model-tools';

describe('tools of a model', () => {
  it('have names and schemas that providers take', () => {
    const tools = toolsFor([], true);
    expect(new Set(tools.map(({ name }) => name)).size).toBe(tools.length);
    for (const { name, description, inputSchema } of tools) {
      expect(name).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
      expect(description).not.toBe('');
      expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
      // Every reference leads somewhere within the schema.
      const references = [...JSON.stringify(inputSchema).matchAll(/"\$ref":"#\/\$defs\/([^"]+)"/g)];
      for (const [, definition] of references) expect(inputSchema.$defs).toHaveProperty(definition!);
    }
  });

  it('take a query with only what it is about', () => {
    const { data } = QueryArguments.safeParse({ measures: [{ measure: 'stock.stock_value' }] });
    expect(data).toEqual({
      measures: [{ measure: 'stock.stock_value' }],
      dimensions: [],
      timeDimensions: [],
      filters: [],
    });
  });

  it('say what is wrong with arguments, by their place', () => {
    const { error } = QueryArguments.safeParse({ measures: [{ measure: 'Stock Value' }], persona: 'x' });
    expect(problemsOf(error!)).toContain('measures.0.measure: a member is entity.field');
    expect(problemsOf(error!)).toContain('persona');
  });
});
