import { findCostSavings, type PurchaseHistory } from './cost-savings';

const history = (
  product: string,
  supplier: string,
  unitCost: number,
  units: number,
  change: Partial<PurchaseHistory> = {},
): PurchaseHistory => ({
  product,
  supplier,
  year: { paid: unitCost * units, units, lines: 4 },
  recent: { paid: 0, units: 0 },
  earlier: { paid: 0, units: 0 },
  ...change,
});

describe('cost savings', () => {
  it('are the difference to the cheapest other supplier times the units of a year', () => {
    const found = findCostSavings(
      [history('P1', 'A', 10, 200), history('P1', 'B', 8, 50), history('P1', 'C', 9, 10)],
      0.05,
    );
    expect(found).toEqual([
      {
        product: 'P1',
        supplier: 'A',
        kind: 'supplier',
        otherSupplier: 'B',
        otherLines: 4,
        unitCost: 10,
        otherUnitCost: 8,
        difference: 0.2,
        units: 200,
        saving: 400,
        counted: true,
      },
      expect.objectContaining({ supplier: 'C', otherSupplier: 'B', saving: 10 }),
    ]);
  });

  it('are not there at the threshold itself, nor where one supplier sells it', () => {
    expect(findCostSavings([history('P1', 'A', 10, 1), history('P1', 'B', 8, 1)], 0.2)).toEqual([]);
    expect(findCostSavings([history('P1', 'A', 10, 1), history('P2', 'B', 8, 1)], 0)).toEqual([]);
  });

  it('are also what the same supplier asked for before, and only the larger of both counts', () => {
    const risen = history('P1', 'A', 10, 100, {
      recent: { paid: 110, units: 10 },
      earlier: { paid: 900, units: 100 },
    });
    const found = findCostSavings([risen, history('P1', 'B', 9, 100)], 0.05);
    expect(found.map(({ kind, saving, counted }) => ({ kind, saving, counted }))).toEqual([
      { kind: 'earlier', saving: 200, counted: true },
      { kind: 'supplier', saving: 100, counted: false },
    ]);
    expect(found[0]).toMatchObject({ unitCost: 11, otherUnitCost: 9 });
  });

  it('need units and money', () => {
    const returned = history('P1', 'B', 1, 0);
    expect(findCostSavings([history('P1', 'A', 10, 10), returned], 0)).toEqual([]);
    expect(findCostSavings([], 0)).toEqual([]);
  });
});
