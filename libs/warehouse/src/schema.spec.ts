import { DuckDBInstance } from '@duckdb/node-api';
import { builtInDefinitions, loadSemanticModel, physicalTables, readSemanticFiles } from '#libs/semantics';
import { CONFORMANCE_DATA } from './warehouse.conformance';
import { createTableSql, TABLES } from './schema';

describe('the six tables', () => {
  it('stand after the tables that they reference', () => {
    const names = TABLES.map(({ name }) => name);
    for (const { name, references } of TABLES) {
      for (const { table } of references) expect(names.indexOf(table)).toBeLessThan(names.indexOf(name));
    }
  });

  it('are cut into files by the dates that the semantic files name', () => {
    const described = physicalTables(loadSemanticModel(readSemanticFiles([builtInDefinitions()])));
    expect(Object.fromEntries(TABLES.map(({ name, partitionDate }) => [name, partitionDate]))).toEqual(
      Object.fromEntries(described.map(({ name, partitionDate }) => [name, partitionDate])),
    );
  });

  it('have keys that a database enforces', async () => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    for (const schema of TABLES) await connection.run(createTableSql(schema, { keys: true }));
    for (const sql of CONFORMANCE_DATA.filter((statement) => statement.startsWith('INSERT')))
      await connection.run(sql);
    const refused = (sql: string) => expect(connection.run(sql)).rejects.toThrow(/Constraint Error/);
    await refused("INSERT INTO product (product_code, product_name) VALUES ('P-0001', 'again')");
    await refused("INSERT INTO product (product_code) VALUES ('P-0009')");
    await refused("INSERT INTO warehouse_product (warehouse_code, product_code) VALUES ('WH-01', 'P-9999')");
    await refused(
      "INSERT INTO sales_order_line VALUES ('SO', '999999', 1, 'P-0001', 1, 1, 1, 1, 'Fulfilled')",
    );
    await refused(
      "INSERT INTO purchase_order_line VALUES ('PO', '500001', 1, 'P-0001', 1, 1, 1, 1, 'Received')",
    );
  });
});
