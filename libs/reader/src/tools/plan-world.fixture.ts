import { builtInDefinitions, loadSemanticModel, readSemanticFiles } from '#libs/semantics';
import { Reader } from '../reader';
import { type IndexedValue, ValueIndex } from '../values/value-index';
import { PlanReader } from './plan-reader';

/** A Wednesday. */
export const TODAY = '2026-06-17';
export const PERSONAS = ['warehouse_manager', 'field_engineer', 'procurement_specialist'] as const;

const model = loadSemanticModel(readSemanticFiles([builtInDefinitions()]));

const each = (member: string, ...values: string[]): IndexedValue[] =>
  values.map((value) => ({ member, value }));
const named = (code: string, name: string, pairs: Readonly<Record<string, string>>): IndexedValue[] =>
  Object.entries(pairs).flatMap(([value, called]) => [
    { member: code, value, names: called },
    { member: name, value: called, names: value },
  ]);
const numbered = (prefix: string, count: number, width: number): string[] =>
  Array.from({ length: count }, (_, at) => `${prefix}-${String(at + 1).padStart(width, '0')}`);

const SUPPLIERS = { 'SUP-001': 'Northgate Dairy', 'SUP-002': 'Hearth & Mill', 'SUP-003': 'Northgate Paper' };
const VALUES: IndexedValue[] = [
  ...['stock', 'sales_order', 'purchase_order'].flatMap((entity) =>
    each(`${entity}.warehouse_code`, ...numbered('WH', 12, 2)),
  ),
  ...named('product.product_code', 'product.product_name', {
    'P-0041': 'Granary Oat Drink 1 l',
    'P-0042': 'Ember Salted Butter 500 g',
    'P-0043': 'Quill Copy Paper A4',
    'P-0044': 'Quill Writing Paper A5',
  }),
  ...each('product.product_code', ...numbered('P', 400, 4)),
  ...each('product.product_group', 'Beverages', 'Dairy', 'Frozen', 'Household', 'Snacks', 'Stationery'),
  ...named('product.supplier_code', 'product.supplier_name', SUPPLIERS),
  ...named('purchase_order.supplier_code', 'purchase_order.supplier_name', SUPPLIERS),
  ...each('sales_order.delivery_area', 'North', 'South', 'Harbour'),
  ...each('sales_order.status', 'Pending', 'Processing', 'Shipped', 'Delivered', 'Cancelled'),
  ...each('purchase_order.status', 'Pending', 'Approved', 'In Transit', 'Received', 'Cancelled'),
];

export function readerOf(persona: string): Reader {
  const tables = new Set(model.personas.get(persona)!.tables);
  const own = VALUES.filter(({ member }) => tables.has(model.entities.get(member.split('.')[0]!)!.table));
  return new Reader(model, persona, ValueIndex.build(model, persona, own));
}

const readers = new Map<string, PlanReader>();

export function planReaderOf(persona: string): PlanReader {
  const known = readers.get(persona) ?? new PlanReader(readerOf(persona));
  readers.set(persona, known);
  return known;
}
