import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { headOf, nameVariants } from '../domain/name-words';

/** Names of customers by their folded words. */
@Injectable()
export class CustomerNames {
  constructor(private readonly database: DataSource) {}

  /**
   * Different names of a store's customers that begin so.
   *
   * @param heads first two words of each, or the only one
   * @returns at most `limit`, each in its words
   */
  async beginningWith(storeCode: string, heads: readonly string[], limit: number): Promise<string[][]> {
    const rows = await this.database.query<{ name: string }[]>(
      // One probe of the index a head, whatever the planner thinks of the number of customers.
      `SELECT DISTINCT n.name FROM unnest($2::text[]) AS h (head)
       CROSS JOIN LATERAL (
         SELECT name FROM customer_name WHERE store_code = $1 AND head = h.head GROUP BY name LIMIT $3
       ) AS n LIMIT $3`,
      [storeCode, heads, limit],
    );
    return rows.map(({ name }) => name.split(' '));
  }
}

/** Keeps the names of these customers as they are now; called in the transaction of every change of a name or store. */
export async function writeCustomerNames(manager: EntityManager, numbers: readonly string[]): Promise<void> {
  const customers = await manager.query<
    { id: string; storeCode: string; givenName: string; familyName: string }[]
  >(
    `SELECT id, store_code AS "storeCode", given_name AS "givenName", family_name AS "familyName"
     FROM customer WHERE number = ANY($1)`,
    [numbers],
  );
  await manager.query('DELETE FROM customer_name WHERE customer_id = ANY($1)', [
    customers.map(({ id }) => id),
  ]);
  const rows = customers.flatMap(({ id, storeCode, givenName, familyName }) =>
    nameVariants(givenName, familyName).map((words) => ({
      id,
      storeCode,
      name: words.join(' '),
      head: headOf(words),
    })),
  );
  await manager.query(
    `INSERT INTO customer_name (customer_id, name, head, store_code)
     SELECT id, name, head, "storeCode" FROM jsonb_to_recordset($1) AS n (id uuid, name text, head text, "storeCode" text)`,
    [JSON.stringify(rows)],
  );
}
