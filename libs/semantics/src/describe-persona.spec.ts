import { SemanticCatalog } from '#libs/contracts';
import { builtInModel } from '../test/built-in-model';
import { availableMembers, describePersona } from './describe-persona';

describe('describePersona', () => {
  it.each([...builtInModel().personas.keys()])('gives %s a valid catalog of its own tables', (persona) => {
    const description = describePersona(builtInModel(), persona);
    expect(() =>
      SemanticCatalog.parse({ ...description, semanticVersion: 'x', dataAsOf: null }),
    ).not.toThrow();
    const { tables } = builtInModel().personas.get(persona)!;
    expect(description.entities.map(({ table }) => table).sort()).toEqual([...tables].sort());
    for (const { name } of [...description.dimensions, ...description.measures, ...description.segments]) {
      expect(description.entities.map((entity) => entity.name)).toContain(name.split('.')[0]);
    }
  });

  it('leaves out what needs tables that the persona may not see', () => {
    const buyer = availableMembers(builtInModel(), 'procurement_specialist');
    const manager = availableMembers(builtInModel(), 'warehouse_manager');
    for (const member of ['stock.days_of_cover', 'stock.average_daily_demand', 'stock.dead_stock']) {
      expect([member, manager.has(member), buyer.has(member)]).toEqual([member, true, false]);
    }
    expect(buyer.has('stock.low')).toBe(true);
    expect(manager.has('purchase_line.spend')).toBe(false);
  });

  it('does not offer measures that only others build on', () => {
    const names = describePersona(builtInModel(), 'warehouse_manager').measures.map(({ name }) => name);
    expect(names).toContain('sales_line.average_order_value');
    expect(names).not.toContain('sales_line.orders_with_lines');
  });

  it('knows no other personas', () => {
    expect(() => describePersona(builtInModel(), 'nobody')).toThrow(
      expect.objectContaining({ code: 'PERSONA_NOT_ALLOWED' }),
    );
  });
});
