import { CodeFamilies } from './code-families';

const WAREHOUSES = ['stock.warehouse_code', 'sales_order.warehouse_code'];

function families(): CodeFamilies {
  const codes = new CodeFamilies();
  for (const number of [1, 2, 3, 12, 21]) codes.add(WAREHOUSES, `WH-${String(number).padStart(2, '0')}`);
  for (const number of [7, 70, 500])
    codes.add(['product.product_code'], `P-${String(number).padStart(4, '0')}`);
  return codes;
}

describe('codes of letters and a number', () => {
  it('are found by the number, however many zeros it is written with', () => {
    expect(families().find('wh', 3)).toMatchObject({ code: 'WH-03', members: WAREHOUSES });
    expect(families().find('wh', 4)).toBeUndefined();
    expect(families().ofMember('product.product_code', 7)).toBe('P-0007');
    expect(families().ofMember('product.product_code', 3)).toBeUndefined();
  });

  it('are suggested by a slip of a finger first, then by number', () => {
    expect(families().nearest('wh', 22)).toEqual(['WH-21', 'WH-12', 'WH-02', 'WH-03']);
    expect(families().nearest('p', 50)).toEqual(['P-0070', 'P-0500', 'P-0007']);
    expect(families().nearest('x', 1)).toEqual([]);
  });

  it('are taken once; other forms and other ways of writing the number are names', () => {
    const codes = families();
    const { size } = codes;
    expect(codes.add(['purchase_order.warehouse_code'], 'WH-03')).toBe(true);
    expect(codes.find('wh', 3)?.members).toHaveLength(3);
    expect(codes.add(WAREHOUSES, 'WH-003')).toBe(false);
    expect(codes.add(WAREHOUSES, 'NORTH-A')).toBe(false);
    expect(codes.add(WAREHOUSES, 'WH-1234567890123456')).toBe(false);
    expect(codes.size).toBe(size);
  });
});
