import { builtInDefinitions, loadSemanticModel, readSemanticFiles } from '#libs/semantics';
import { nameTokensOf } from '../tokens/tokenizer';
import { type IndexedValue, type NameMatch, ValueIndex } from './value-index';

const model = loadSemanticModel(readSemanticFiles([builtInDefinitions()]));

const VALUES: IndexedValue[] = [
  { member: 'product.product_group', value: 'Dairy' },
  { member: 'product.product_group', value: 'Pet Care' },
  { member: 'sales_order.delivery_area', value: 'North' },
  { member: 'product.product_code', value: 'P-0001', names: 'Northgate Salted Butter 500 g' },
  { member: 'product.product_code', value: 'P-0002', names: 'Ember Salted Butter' },
  { member: 'product.product_code', value: 'P-0003', names: 'Dairy Free Spread' },
  { member: 'sales_order.customer_code', value: 'C-0001', names: 'Fizz & Co' },
  { member: 'sales_order.customer_code', value: 'C-0002', names: 'North Stores' },
  { member: 'stock.warehouse_code', value: 'WH-03' },
  { member: 'purchase_order.status', value: 'In Transit' },
];

const index = ValueIndex.build(model, 'warehouse_manager', VALUES);

function matches(text: string, of = index): NameMatch[] {
  return of.namesAt(
    nameTokensOf(text).map(({ stem, norm }) => (norm === 'and' ? null : [stem])),
    0,
  );
}
const found = (text: string): string[] => matches(text)[0]?.values.map((value) => value.text) ?? [];

describe('values', () => {
  it.each([
    ['dairy', ['Dairy']],
    ['Dairies', ['Dairy']],
    ['PET CARE', ['Pet Care']],
    ['care pet', ['Pet Care']],
    ['salted butter ember', ['Ember Salted Butter']],
    ['fizz and co', ['Fizz & Co']],
    ['salted butters', ['Ember Salted Butter', 'Northgate Salted Butter 500 g']],
    ['cheddar', []],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected));

  it('that are told whole go before names of which the words are a part', () => {
    expect(matches('dairy')[0]).toMatchObject({ exact: true, values: [{ text: 'Dairy' }] });
    expect(matches('north')[0]).toMatchObject({ exact: true, values: [{ text: 'North' }] });
    expect(matches('ember')[0]).toMatchObject({ exact: false, values: [{ text: 'Ember Salted Butter' }] });
  });

  it('of few kinds are not named by a part of their words', () => {
    expect(matches('care')).toEqual([]);
  });

  it('match at every length, the longest first', () => {
    expect(matches('north stores').map(({ length, exact }) => [length, exact])).toEqual([
      [2, true],
      [1, true],
    ]);
  });

  it('carry the code of their name, and the members of every table that has them', () => {
    const [value] = matches('ember salted butter')[0]!.values;
    expect(value).toMatchObject({ code: 'P-0002', members: ['product.product_name'] });
    const members = index.codes.find('wh', 3)!.members;
    expect(members).toEqual(expect.arrayContaining(['stock.warehouse_code', 'sales_order.warehouse_code']));
  });

  it('of tables that the persona may not see are not in it', () => {
    expect(index.knows('transit')).toBe(false);
    expect(matches('in transit')).toEqual([]);
  });

  it('like a name that is none of them are those that share its rarest words', () => {
    expect(index.similar([['northgate'], ['butter'], ['light']], 2).map(({ text }) => text)).toEqual([
      'Northgate Salted Butter 500 g',
      'Ember Salted Butter',
    ]);
  });

  it('are listed up to eight, and it is told that there are more', () => {
    const many = Array.from({ length: 20 }, (_, at) => ({
      member: 'product.product_code',
      value: `P-1${at}0`,
      names: `Granary Loaf ${at}`,
    }));
    const [match] = matches('granary', ValueIndex.build(model, 'warehouse_manager', many));
    expect(match).toMatchObject({ exact: false, more: true });
    expect(match!.values).toHaveLength(8);
  });
});
