import type { EntityManager } from 'typeorm';
import type { CustomerCipher } from '../customer-cipher';

/** Which of these loyalty numbers are of customers who were erased. */
export async function erasedNumbers(
  numbers: readonly string[],
  { manager, cipher }: { manager: EntityManager; cipher: CustomerCipher },
): Promise<Set<string>> {
  const byHash = new Map(numbers.map((number) => [cipher.numberHash(number).toString('hex'), number]));
  const found = await manager.query<{ hash: string }[]>(
    `SELECT encode(number_hash, 'hex') AS hash FROM customer_erasure
     WHERE number_hash IN (SELECT decode(hash, 'hex') FROM unnest($1::text[]) AS hash)`,
    [[...byHash.keys()]],
  );
  return new Set(found.map(({ hash }) => byHash.get(hash)!));
}
