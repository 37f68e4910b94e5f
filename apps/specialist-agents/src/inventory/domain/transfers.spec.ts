import fc from 'fast-check';
import { type Shortage, suggestTransfers, type Surplus } from './transfers';

const surplus = (warehouseCode: string, productCode: string, units: number): Surplus => ({
  warehouseCode,
  productCode,
  productName: `Product ${productCode}`,
  unitCost: 2,
  units,
});

describe('transfers', () => {
  it('take from whoever has most above the maximum, then from the next', () => {
    const shortages: Shortage[] = [{ productCode: 'P-1', currentStock: 5, wantedStock: 30 }];
    const surpluses = [
      surplus('WH-02', 'P-1', 10),
      surplus('WH-03', 'P-1', 12.7),
      surplus('WH-01', 'P-1', 99),
    ];
    expect(suggestTransfers('WH-01', shortages, surpluses)).toEqual([
      expect.objectContaining({
        fromWarehouseCode: 'WH-03',
        lines: [expect.objectContaining({ quantity: 12 })],
      }),
      expect.objectContaining({
        fromWarehouseCode: 'WH-02',
        lines: [expect.objectContaining({ quantity: 10 })],
      }),
    ]);
  });

  it('are none where nothing is missing or nobody has too much', () => {
    const full: Shortage[] = [{ productCode: 'P-1', currentStock: 30, wantedStock: 30 }];
    expect(suggestTransfers('WH-01', full, [surplus('WH-02', 'P-1', 10)])).toEqual([]);
    const short: Shortage[] = [{ productCode: 'P-1', currentStock: 0, wantedStock: 30 }];
    expect(
      suggestTransfers('WH-01', short, [surplus('WH-02', 'P-2', 10), surplus('WH-02', 'P-1', 0.5)]),
    ).toEqual([]);
  });

  it('never give more than is too much, nor more than is missing', () => {
    const code = fc.constantFrom('P-1', 'P-2');
    const shortage = fc.record({
      productCode: code,
      currentStock: fc.nat(50),
      wantedStock: fc.nat(100),
    });
    const others = fc.uniqueArray(fc.tuple(fc.constantFrom('WH-01', 'WH-02', 'WH-03'), code, fc.nat(60)), {
      selector: ([warehouse, product]) => `${warehouse} ${product}`,
    });
    const shortages = fc.uniqueArray(shortage, { selector: ({ productCode }) => productCode });
    fc.assert(
      fc.property(shortages, others, (short, given) => {
        const surpluses = given.map(([warehouse, product, units]) => surplus(warehouse, product, units));
        const lines = suggestTransfers('WH-01', short, surpluses).flatMap((transfer) =>
          transfer.lines.map((line) => ({ ...line, from: transfer.fromWarehouseCode })),
        );
        for (const { from, productCode, quantity } of lines) {
          const has = surpluses.find((one) => one.warehouseCode === from && one.productCode === productCode)!;
          expect(from).not.toBe('WH-01');
          expect(quantity).toBeLessThanOrEqual(has.units);
        }
        for (const { productCode, currentStock, wantedStock } of short) {
          const moved = lines.filter((line) => line.productCode === productCode);
          const units = moved.reduce((sum, { quantity }) => sum + quantity, 0);
          expect(units).toBeLessThanOrEqual(Math.max(0, wantedStock - currentStock));
        }
      }),
    );
  });
});
