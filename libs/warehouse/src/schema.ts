import { type PhysicalTable, physicalTables, type SemanticModel } from '#libs/semantics';

/** `text` has a length in characters, `money` two decimals and eight digits before them, `decimal` four and fourteen. */
export type FieldType =
  | { readonly kind: 'text'; readonly length: number }
  | { readonly kind: 'integer' }
  | { readonly kind: 'money' }
  | { readonly kind: 'decimal' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'date' };

export const FIELD_KINDS = [
  'text',
  'integer',
  'money',
  'decimal',
  'boolean',
  'date',
] as const satisfies readonly FieldType['kind'][];

export interface FieldSchema {
  readonly name: string;
  readonly type: FieldType;
  readonly required: boolean;
}

export interface TableSchema {
  readonly name: string;
  readonly fields: readonly FieldSchema[];
  readonly primaryKey: readonly string[];
  /** This table's columns that name a row of `table` by its primary key, in that key's order. */
  readonly references: readonly { readonly columns: readonly string[]; readonly table: string }[];
  /**
   * The date by whose month its files are cut where a warehouse keeps files: of the row itself, or of the row of
   * `table` that it refers to. Queries in the dialect trino count on it.
   */
  readonly partitionDate?: { readonly table: string; readonly column: string };
}

export const TABLE_NAMES = [
  'product',
  'warehouse_product',
  'sales_order_header',
  'sales_order_line',
  'purchase_order_header',
  'purchase_order_line',
] as const;
export type TableName = (typeof TABLE_NAMES)[number];

const text = (length: number): FieldType => ({ kind: 'text', length });
const code = text(50);
const prefix = text(10);
const name = text(200);
const integer: FieldType = { kind: 'integer' };
const money: FieldType = { kind: 'money' };
const date: FieldType = { kind: 'date' };

function table(
  tableName: TableName,
  primaryKey: readonly string[],
  fields: Record<string, FieldType>,
  options: {
    required?: readonly string[];
    references?: TableSchema['references'];
    partitionDate?: TableSchema['partitionDate'];
  } = {},
): TableSchema {
  const required = new Set([...primaryKey, ...(options.required ?? [])]);
  return {
    name: tableName,
    primaryKey,
    references: options.references ?? [],
    partitionDate: options.partitionDate,
    fields: Object.entries(fields).map(([field, type]) => ({
      name: field,
      type,
      required: required.has(field),
    })),
  };
}

const salesDate = { table: 'sales_order_header', column: 'order_date' };
const purchaseDate = { table: 'purchase_order_header', column: 'order_date' };
const product = { columns: ['product_code'], table: 'product' } as const;

/** The six tables, in an order in which each stands after those it references. */
export const TABLES: readonly TableSchema[] = [
  table(
    'product',
    ['product_code'],
    {
      product_code: code,
      product_name: name,
      product_group: code,
      unit_cost: money,
      unit_price: money,
      supplier_code: code,
      supplier_name: name,
      created_date: date,
      updated_date: date,
    },
    { required: ['product_name'] },
  ),
  table(
    'warehouse_product',
    ['warehouse_code', 'product_code'],
    {
      warehouse_code: code,
      product_code: code,
      current_stock: integer,
      minimum_stock: integer,
      maximum_stock: integer,
      reorder_point: integer,
      lead_time_days: integer,
      last_restock_date: date,
    },
    { references: [product] },
  ),
  table(
    'sales_order_header',
    ['sales_order_prefix', 'sales_order_number'],
    {
      sales_order_prefix: prefix,
      sales_order_number: code,
      order_date: date,
      customer_code: code,
      customer_name: name,
      warehouse_code: code,
      delivery_address: text(500),
      delivery_area: text(100),
      delivery_date: date,
      status: code,
    },
    { partitionDate: salesDate },
  ),
  table(
    'sales_order_line',
    ['sales_order_prefix', 'sales_order_number', 'sales_order_line'],
    {
      sales_order_prefix: prefix,
      sales_order_number: code,
      sales_order_line: integer,
      product_code: code,
      order_quantity: integer,
      fulfilled_quantity: integer,
      unit_price: money,
      line_total: money,
      fulfillment_status: code,
    },
    {
      references: [
        { columns: ['sales_order_prefix', 'sales_order_number'], table: 'sales_order_header' },
        product,
      ],
      partitionDate: salesDate,
    },
  ),
  table(
    'purchase_order_header',
    ['purchase_order_prefix', 'purchase_order_number'],
    {
      purchase_order_prefix: prefix,
      purchase_order_number: code,
      order_date: date,
      supplier_code: code,
      supplier_name: name,
      warehouse_code: code,
      expected_delivery_date: date,
      actual_delivery_date: date,
      status: code,
    },
    { partitionDate: purchaseDate },
  ),
  table(
    'purchase_order_line',
    ['purchase_order_prefix', 'purchase_order_number', 'purchase_order_line'],
    {
      purchase_order_prefix: prefix,
      purchase_order_number: code,
      purchase_order_line: integer,
      product_code: code,
      order_quantity: integer,
      received_quantity: integer,
      unit_cost: money,
      line_total: money,
      receipt_status: code,
    },
    {
      references: [
        { columns: ['purchase_order_prefix', 'purchase_order_number'], table: 'purchase_order_header' },
        product,
      ],
      partitionDate: purchaseDate,
    },
  ),
];

const byName = new Map<string, TableSchema>(TABLES.map((schema) => [schema.name, schema]));

export function tableSchema(tableName: TableName): TableSchema {
  return byName.get(tableName)!;
}

/** Key of a table among these. */
export function keyOf(tables: readonly TableSchema[], tableName: string): readonly string[] {
  return tables.find((schema) => schema.name === tableName)!.primaryKey;
}

export function isTableName(candidate: string): candidate is TableName {
  return byName.has(candidate);
}

/** Texts of a table of one's own have no length in the semantic files. */
const OWN_TEXT_LENGTH = 500;

/**
 * The six tables, and those that other entities of the semantic files describe, each after those that it refers to.
 */
export function tableSchemasOf(model: SemanticModel): readonly TableSchema[] {
  return [
    ...TABLES,
    ...physicalTables(model)
      .filter(({ name: own }) => !byName.has(own))
      .map(ownTable),
  ];
}

function ownTable({ name: own, columns, key, references, partitionDate }: PhysicalTable): TableSchema {
  return {
    name: own,
    fields: columns.map((column) => ({
      name: column.name,
      type: ownType(column),
      required: key.includes(column.name),
    })),
    primaryKey: key,
    references,
    partitionDate,
  };
}

function ownType({ type, isMoney }: PhysicalTable['columns'][number]): FieldType {
  if (type === 'string') return text(OWN_TEXT_LENGTH);
  return type === 'decimal' && isMoney ? money : { kind: type };
}

export function sqlType(type: FieldType): string {
  switch (type.kind) {
    case 'text':
      return `VARCHAR(${type.length})`;
    case 'integer':
      return 'INTEGER';
    case 'money':
      return 'DECIMAL(10,2)';
    case 'decimal':
      return 'DECIMAL(18,4)';
    case 'boolean':
      return 'BOOLEAN';
    case 'date':
      return 'DATE';
  }
}

/**
 * DDL of one table. `keys` adds PRIMARY KEY and FOREIGN KEY: databases that are written to want them. The embedded
 * warehouse checks keys when a load is published and then only reads, so it keeps no key index in its files.
 */
export function createTableSql(
  { name: tableName, fields, primaryKey, references }: TableSchema,
  options: { keys: boolean },
): string {
  const lines = fields.map(
    (field) => `${field.name} ${sqlType(field.type)}${field.required ? ' NOT NULL' : ''}`,
  );
  if (options.keys) {
    lines.push(`PRIMARY KEY (${primaryKey.join(', ')})`);
    for (const { columns, table: target } of references) {
      const key = keyOf(TABLES, target);
      lines.push(`FOREIGN KEY (${columns.join(', ')}) REFERENCES ${target} (${key.join(', ')})`);
    }
  }
  return `CREATE TABLE ${tableName} (\n  ${lines.join(',\n  ')}\n)`;
}
