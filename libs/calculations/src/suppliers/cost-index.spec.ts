import fc from 'fast-check';
import { compareSupplierCosts, type ProductCost } from './cost-index';

const cost = (product: string, supplier: string, unitCost: number, units = 100): ProductCost => ({
  product,
  supplier,
  paid: unitCost * units,
  units,
});

describe('costs of suppliers, like for like', () => {
  it('are their ratio on the products that both sell, whatever else they sell', () => {
    const [a, b] = compareSupplierCosts([
      cost('P1', 'A', 10),
      cost('P1', 'B', 12),
      cost('P2', 'A', 50),
      cost('P2', 'B', 60),
      cost('P3', 'B', 1),
    ]);
    expect(b!.index! / a!.index!).toBeCloseTo(1.2, 12);
    expect([a!.sharedProducts, b!.sharedProducts]).toEqual([2, 2]);
  });

  it('reach suppliers through a third', () => {
    const found = compareSupplierCosts([
      cost('P1', 'A', 10),
      cost('P1', 'B', 11),
      cost('P2', 'B', 20),
      cost('P2', 'C', 18),
    ]);
    const [a, b, c] = found.map(({ index }) => index!);
    expect(b! / a!).toBeCloseTo(1.1, 12);
    expect(c! / a!).toBeCloseTo(1.1 * 0.9, 12);
    expect(new Set(found.map(({ set }) => set)).size).toBe(1);
  });

  it('do not exist for a supplier that shares nothing, nor between sets that share nothing', () => {
    const found = compareSupplierCosts([
      cost('P1', 'A', 10),
      cost('P1', 'B', 11),
      cost('P2', 'C', 20),
      cost('P2', 'D', 18),
      cost('P3', 'E', 5),
    ]);
    expect(found[4]).toEqual({ supplier: 'E', sharedProducts: 0 });
    expect(found[0]!.set).toBe(found[1]!.set);
    expect(found[2]!.set).toBe(found[3]!.set);
    expect(found[0]!.set).not.toBe(found[2]!.set);
  });

  it('leave out what has no units or money', () => {
    expect(compareSupplierCosts([cost('P1', 'A', 10), cost('P1', 'B', 11, 0)])).toEqual([
      { supplier: 'A', sharedProducts: 0 },
      { supplier: 'B', sharedProducts: 0 },
    ]);
    expect(compareSupplierCosts([])).toEqual([]);
  });

  it('find what made the costs, with any pattern of who sells what', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.5, max: 2, noNaN: true }), { minLength: 2, maxLength: 8 }),
        fc.array(fc.double({ min: 1, max: 100, noNaN: true }), { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(fc.boolean()),
        (factors, bases, sells) => {
          const costs = bases.flatMap((base, product) =>
            factors.flatMap((factor, supplier) =>
              supplier === 0 || (sells.next().value as boolean)
                ? [cost(`P${product}`, `S${supplier}`, base * factor, 10 + supplier)]
                : [],
            ),
          );
          const found = compareSupplierCosts(costs);
          const first = found.find(({ supplier }) => supplier === 'S0')!;
          for (const { supplier, index } of found)
            if (index !== undefined)
              expect(index / first.index!).toBeCloseTo(factors[Number(supplier.slice(1))]! / factors[0]!, 8);
        },
      ),
    );
  });
});
