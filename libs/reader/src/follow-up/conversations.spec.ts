import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type IndexedValue, Reader, ValueIndex } from '#libs/reader';
import type { QueryReadResult, QueryTurn } from '#libs/contracts';
import {
  builtInDefinitions,
  compileMetricQuery,
  loadSemanticModel,
  readSemanticFiles,
} from '#libs/semantics';

const TODAY = '2026-06-17';
const model = loadSemanticModel(readSemanticFiles([builtInDefinitions()]));

function each(member: string, ...values: string[]): IndexedValue[] {
  return values.map((value) => ({ member, value }));
}

function named(code: string, name: string, pairs: Readonly<Record<string, string>>): IndexedValue[] {
  return Object.entries(pairs).flatMap(([value, called]) => [
    { member: code, value, names: called },
    { member: name, value: called, names: value },
  ]);
}

const SUPPLIERS = { 'SUP-001': 'Northgate Dairy', 'SUP-002': 'Hearth & Mill' };
const VALUES: IndexedValue[] = [
  ...['stock', 'sales_order', 'purchase_order'].flatMap((entity) =>
    each(`${entity}.warehouse_code`, 'WH-01', 'WH-02', 'WH-03', 'WH-04'),
  ),
  ...named('product.product_code', 'product.product_name', { 'P-0041': 'Granary Oat Drink 1 l' }),
  ...each('product.product_group', 'Dairy', 'Frozen', 'Snacks'),
  ...named('product.supplier_code', 'product.supplier_name', SUPPLIERS),
  ...named('purchase_order.supplier_code', 'purchase_order.supplier_name', SUPPLIERS),
  ...named('sales_order.customer_code', 'sales_order.customer_name', { 'C-0001': 'Quayside Deli' }),
  ...each('sales_order.delivery_area', 'North', 'South', 'Harbour'),
  ...each('sales_order.status', 'Pending', 'Shipped', 'Delivered', 'Cancelled'),
  ...each('sales_order.sales_order_number', '100500', '100600'),
  ...each('purchase_order.status', 'Pending', 'Approved', 'Received', 'Cancelled'),
  ...each('purchase_order.purchase_order_number', '500500'),
];

const readers = new Map<string, Reader>();

function readerOf(persona: string): Reader {
  const known = readers.get(persona);
  if (known) return known;
  const tables = new Set(model.personas.get(persona)!.tables);
  const own = VALUES.filter(({ member }) => tables.has(model.entities.get(member.split('.')[0]!)!.table));
  const reader = new Reader(model, persona, ValueIndex.build(model, persona, own));
  readers.set(persona, reader);
  return reader;
}

/** What the reader said to each question, the readings of the earlier ones being its history. */
function talk(persona: string, questions: readonly string[]): QueryReadResult[] {
  const history: QueryTurn[] = [];
  return questions.map((question) => {
    const result = readerOf(persona).read({ question, today: TODAY, history: history.slice(-10) });
    if (result.kind === 'reading') history.push({ question, reading: result.reading });
    return result;
  });
}

function said(result: QueryReadResult): string {
  return result.kind === 'reading' ? result.reading.summary : `(${result.kind})`;
}

interface Conversation {
  persona: string;
  about: string;
  turns: { question: string; summary: string }[];
}

/** `# what it is about`, a persona, and below it each question with the question as it has to be understood. */
function conversations(text: string): Conversation[] {
  const found: Conversation[] = [];
  let about = '';
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const turns = found.at(-1)?.turns;
    if (line.startsWith('# ')) about = line.slice(2);
    else if (line.startsWith('    = ')) turns!.at(-1)!.summary = line.slice(6);
    else if (line.startsWith('  ')) turns!.push({ question: line.trim(), summary: '' });
    else found.push({ persona: line, about, turns: [] });
  }
  return found;
}

const CONVERSATIONS = conversations(readFileSync(join(__dirname, 'conversations.txt'), 'utf8')).map(
  (each) => [each.about, each.turns[0]!.question, each] as const,
);

describe('conversations', () => {
  it.each(CONVERSATIONS)('%s: %s', (_, __, { persona, turns }) => {
    const results = talk(
      persona,
      turns.map(({ question }) => question),
    );
    expect(turns.map(({ question }, at) => ({ question, summary: said(results[at]!) }))).toEqual(turns);
    for (const result of results) {
      if (result.kind !== 'reading') continue;
      const options = { dialect: 'duckdb', persona, today: TODAY, maxRows: 100 } as const;
      expect(() => compileMetricQuery(model, result.reading.query, options)).not.toThrow();
    }
  });

  it('begin anew without a history', () => {
    const [first] = talk('warehouse_manager', ['revenue of Dairy this year']);
    const [second] = talk('field_engineer', ['and Frozen?']);
    expect([first!.kind, second!.kind]).toEqual(['reading', 'clarify']);
  });
});
