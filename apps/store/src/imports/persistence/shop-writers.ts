import type { SealedField } from '../../customers/customer-cipher';
import { writeCustomerNames } from '../../customers/persistence/customer-names';
import { erasedNumbers } from '../../customers/persistence/erased-numbers';
import { sampleId } from '../../sample/domain/sample-id';
import type { ImportWriter, NumberedRow, Written } from './import-writer';
import { knownCodes, lastOf, requireStores } from './known-codes';

const json = (rows: readonly object[]) => [JSON.stringify(rows)];

/** Upserts tell what was added (a new row has no earlier version) and what changed. */
function written(rows: readonly { added: boolean }[], skipped = 0): Written {
  const added = rows.filter((row) => row.added).length;
  return { added, changed: rows.length - added, skipped };
}

const products: ImportWriter = async (rows, scope) => {
  const { manager } = scope;
  await requireStores(rows, scope);
  const last = lastOf(rows, ({ row }) => row.code as string).map(({ row }) => row);
  const done = await manager.query<{ added: boolean }[]>(
    `INSERT INTO catalog_product (code, name, brand, department, category, size, unit, price, barcode, description,
       age_restricted)
     SELECT code, name, brand, department, category, size, coalesce(unit, 'each'), price, barcode, description,
       coalesce("ageRestricted", false)
     FROM jsonb_to_recordset($1) AS p (code text, name text, brand text, department text, category text, size text,
       unit text, price numeric, barcode text, description text, "ageRestricted" boolean)
     ON CONFLICT (code) DO UPDATE SET name = excluded.name, brand = excluded.brand, department = excluded.department,
       category = excluded.category, size = excluded.size, unit = excluded.unit, price = excluded.price,
       barcode = excluded.barcode, description = excluded.description, age_restricted = excluded.age_restricted,
       sample = false
     RETURNING xmax = 0 AS added`,
    json(last),
  );
  const places = lastOf(
    rows.filter(({ row }) => row.store !== null),
    ({ row }) => `${String(row.store)} ${String(row.code)}`,
  );
  for (const { line, row } of places)
    if ((row.expectedDay === null) !== (row.expectedQuantity === null))
      scope.fault({
        line,
        column: 'expectedDay',
        message: 'an expected delivery needs a day and a quantity',
      });
  await manager.query(
    `INSERT INTO catalog_place (store_code, product_code, department, aisle, shelf, stock, minimum, expected_day,
       expected_quantity)
     SELECT l.store, l.code, l.department, aisle, shelf, coalesce(stock, 0), coalesce(minimum, 0), "expectedDay",
       "expectedQuantity"
     FROM jsonb_to_recordset($1) AS l (store text, code text, department text, aisle text, shelf text, stock int,
       minimum int, "expectedDay" date, "expectedQuantity" int)
     JOIN store s ON s.code = l.store WHERE ("expectedDay" IS NULL) = ("expectedQuantity" IS NULL)
     ON CONFLICT (store_code, product_code) DO UPDATE SET department = excluded.department, aisle = excluded.aisle,
       shelf = excluded.shelf, stock = excluded.stock, minimum = excluded.minimum,
       expected_day = excluded.expected_day, expected_quantity = excluded.expected_quantity`,
    json(places.map(({ row }) => row)),
  );
  return written(done);
};

const customers: ImportWriter = async (rows, scope) => {
  const { manager, cipher, now } = scope;
  await requireStores(rows, scope);
  const stores = await knownCodes(rows, 'store', scope);
  const hex = (bytes: Buffer | null) => (bytes === null ? null : `\\x${bytes.toString('hex')}`);
  const erased = await erasedNumbers(
    rows.map(({ row }) => row.number as string),
    scope,
  );
  const last = lastOf(rows, ({ row }) => row.number as string)
    .filter(({ row }) => stores.has(row.store as string) && !erased.has(row.number as string))
    .map(({ row }) => {
      const id = sampleId('customer', row.number as string);
      const seal = (field: SealedField) =>
        row[field] === null ? null : hex(cipher.seal(id, field, row[field] as string));
      const phoneEnd = row.phone === null ? null : hex(cipher.phoneEnd(row.phone as string));
      const number = row.number as string;
      return {
        ...row,
        number,
        id,
        phone: seal('phone'),
        email: seal('email'),
        address: seal('address'),
        phoneEnd,
      };
    });
  const done = await manager.query<{ added: boolean }[]>(
    `INSERT INTO customer (id, number, store_code, given_name, family_name, tier, household_size, preferences, since,
       phone, email, address, phone_end)
     SELECT id, number, store, "givenName", coalesce("familyName", ''), coalesce(tier, 'basic'), "householdSize",
       CASE jsonb_typeof(preferences) WHEN 'array' THEN ARRAY(SELECT jsonb_array_elements_text(preferences)) ELSE '{}' END,
       since, phone, email, address, "phoneEnd"
     FROM jsonb_to_recordset($1) AS c (id uuid, number text, store text, "givenName" text, "familyName" text, tier text,
       "householdSize" int, preferences jsonb, since date, phone bytea, email bytea, address bytea, "phoneEnd" bytea)
     ON CONFLICT (number) DO UPDATE SET store_code = excluded.store_code, given_name = excluded.given_name,
       family_name = excluded.family_name, tier = excluded.tier,
       household_size = coalesce(excluded.household_size, customer.household_size),
       preferences = excluded.preferences, since = coalesce(excluded.since, customer.since),
       -- Sealed values are bound to the id, which an imported customer never changes.
       phone = coalesce(excluded.phone, customer.phone), email = coalesce(excluded.email, customer.email),
       address = coalesce(excluded.address, customer.address),
       phone_end = coalesce(excluded.phone_end, customer.phone_end), sample = false
     RETURNING xmax = 0 AS added`,
    json(last),
  );
  await writeCustomerNames(
    manager,
    last.map(({ number }) => number),
  );
  for (const purpose of ['personalisation', 'marketing'])
    await manager.query(
      `INSERT INTO customer_consent (customer_id, purpose, given, at, source)
       SELECT c.id, $2, (g.row->>$2)::boolean, $3, 'import'
       FROM jsonb_array_elements($1::jsonb) AS g (row) JOIN customer c ON c.number = g.row->>'number'
       WHERE g.row->>$2 IS NOT NULL AND (g.row->>$2)::boolean IS DISTINCT FROM (SELECT o.given FROM customer_consent o
         WHERE o.customer_id = c.id AND o.purpose = $2 ORDER BY o.id DESC LIMIT 1)`,
      [...json(last), purpose, now],
    );
  return written(done, rows.filter(({ row }) => erased.has(row.number as string)).length);
};

const transactions: ImportWriter = async (rows, scope) => {
  const { manager, mapping } = scope;
  const known = await knownCodes(rows, 'product', scope);
  const people = await knownCodes(rows, 'customer', scope);
  const erased = await erasedNumbers(
    rows.flatMap(({ row }) => (row.customer === null ? [] : [row.customer as string])),
    scope,
  );
  const kept: NumberedRow[] = [];
  for (const { line, row } of rows) {
    const customer = row.customer as string | null;
    const isUnknown = customer !== null && !people.has(customer);
    if (!known.has(row.product as string)) {
      if (mapping.unknownProducts === 'refuse')
        scope.fault({ line, column: 'product', message: `there is no product “${String(row.product)}”` });
    } else if (customer !== null && erased.has(customer))
      kept.push({ line, row: { ...row, customer: null, erased: true } });
    else if (isUnknown && mapping.unknownCustomers === 'refuse')
      scope.fault({ line, column: 'customer', message: `there is no customer “${customer}”` });
    else kept.push({ line, row: isUnknown ? { ...row, customer: null } : row });
  }
  const given = json(kept.map(({ line, row }) => ({ ...row, line })));
  await manager.query(
    `INSERT INTO customer_transaction (number, store_code, customer_id, day, erased)
     SELECT DISTINCT ON (t.number) t.number, t.store, c.id, t.day, coalesce(t.erased, false)
     FROM jsonb_to_recordset($1) AS t (number text, store text, customer text, day date, line int, erased boolean)
     LEFT JOIN customer c ON c.number = t.customer ORDER BY t.number, t.line ON CONFLICT DO NOTHING`,
    given,
  );
  const done = await manager.query<{ added: boolean }[]>(
    `INSERT INTO customer_transaction_line (number, line, product_code, quantity, price)
     SELECT number, line, product, quantity, price
     FROM jsonb_to_recordset($1) AS t (number text, line int, product text, quantity int, price numeric)
     ON CONFLICT DO NOTHING RETURNING true AS added`,
    given,
  );
  return written(done, rows.length - kept.length);
};

/** What is sold, to whom, and what was bought. */
export const shopWriters = { products, customers, transactions } satisfies Record<string, ImportWriter>;
