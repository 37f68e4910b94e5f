import { sampleId } from '../../sample/domain/sample-id';
import type { ImportWriter, NumberedRow } from './import-writer';
import { lastOf, requireStores } from './known-codes';

const SKILL = /^([a-z][a-z0-9_]{1,39}) ([1-3])$/;
const staffId = ({ row }: NumberedRow) => sampleId('staff', String(row.store), String(row.number));

const stores: ImportWriter = async (rows, { manager, fault }) => {
  for (const { line, row } of rows)
    if ((row.opensAt as number) >= (row.closesAt as number))
      fault({ line, column: 'closesAt', message: 'a store closes after it opens' });
  const good = rows.filter(({ row }) => (row.opensAt as number) < (row.closesAt as number));
  const done = await manager.query<{ added: boolean }[]>(
    `INSERT INTO store (code, name, address, time_zone, opens_at, closes_at, minimum_cover)
     SELECT code, name, coalesce(address, ''), "timeZone", "opensAt", "closesAt", coalesce("minimumCover", 1)
     FROM jsonb_to_recordset($1) AS s (code text, name text, address text, "timeZone" text, "opensAt" int,
       "closesAt" int, "minimumCover" int)
     ON CONFLICT (code) DO UPDATE SET name = excluded.name, address = excluded.address,
       time_zone = excluded.time_zone, opens_at = excluded.opens_at, closes_at = excluded.closes_at,
       minimum_cover = excluded.minimum_cover, sample = false
     RETURNING xmax = 0 AS added`,
    [JSON.stringify(lastOf(good, ({ row }) => row.code as string).map(({ row }) => row))],
  );
  return {
    added: done.filter(({ added }) => added).length,
    changed: done.filter(({ added }) => !added).length,
    skipped: 0,
  };
};

const staff: ImportWriter = async (rows, scope) => {
  const { manager, fault } = scope;
  await requireStores(rows, scope);
  const given = lastOf(rows, staffId).map((numbered) => {
    const { line, row } = numbered;
    const skills = ((row.skills ?? []) as string[]).flatMap((words) => {
      const [, skill, level] = SKILL.exec(words) ?? [];
      if (skill === undefined) {
        fault({
          line,
          column: 'skills',
          message: `“${words}” is no skill and level from 1 to 3, like till 2`,
        });
        return [];
      }
      return { skill, level: Number(level) };
    });
    return { ...row, id: staffId(numbered), minutes: (row.contractHours as number) * 60, skills };
  });
  const done = await manager.query<{ added: boolean }[]>(
    `INSERT INTO store_staff (id, store_code, name, role, username, contract_minutes, hired_on, left_on)
     SELECT m.id, m.store, m.name, m.role, m.username, m.minutes, m."hiredOn", m."leftOn"
     FROM jsonb_to_recordset($1) AS m (id uuid, store text, name text, role text, username text, minutes int,
       "hiredOn" date, "leftOn" date) JOIN store s ON s.code = m.store
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, username = excluded.username,
       contract_minutes = excluded.contract_minutes, hired_on = excluded.hired_on, left_on = excluded.left_on
     RETURNING xmax = 0 AS added`,
    [JSON.stringify(given)],
  );
  await manager.query('DELETE FROM store_staff_skill WHERE staff_id = ANY ($1)', [given.map(({ id }) => id)]);
  await manager.query(
    `INSERT INTO store_staff_skill (staff_id, skill, level)
     SELECT DISTINCT ON (m.id, k.skill) m.id, k.skill, k.level FROM jsonb_to_recordset($1) AS m (id uuid, skills jsonb)
     JOIN store_staff s ON s.id = m.id CROSS JOIN jsonb_to_recordset(m.skills) AS k (skill text, level int)`,
    [JSON.stringify(given)],
  );
  return {
    added: done.filter(({ added }) => added).length,
    changed: done.filter(({ added }) => !added).length,
    skipped: 0,
  };
};

const shifts: ImportWriter = async (rows, { manager, fault }) => {
  const ids = [...new Set(rows.map(staffId))];
  const known = await manager.query<{ id: string }[]>('SELECT id FROM store_staff WHERE id = ANY ($1)', [
    ids,
  ]);
  const there = new Set(known.map(({ id }) => id));
  const good = rows.filter((numbered) => {
    const { line, row } = numbered;
    const [from, to] = [row.startsAt as number, row.endsAt as number];
    if (!there.has(staffId(numbered)))
      fault({
        line,
        column: 'number',
        message: `store ${String(row.store)} has no member of staff “${String(row.number)}”`,
      });
    else if (from >= to)
      fault({ line, column: 'endsAt', message: 'a shift ends after it begins, on the same day' });
    else return true;
    return false;
  });
  const given = lastOf(
    good,
    (one) => `${staffId(one)} ${String(one.row.day)} ${String(one.row.startsAt)}`,
  ).map((one) => {
    const { breakStartsAt: startsAt, breakEndsAt: endsAt } = one.row;
    const breaks = startsAt === null || endsAt === null ? [] : [{ startsAt, endsAt }];
    const id = sampleId('shift', staffId(one), String(one.row.day), String(one.row.startsAt));
    return { ...one.row, id, staffId: staffId(one), breaks };
  });
  const done = await manager.query<{ added: boolean }[]>(
    `INSERT INTO store_shift (id, staff_id, day, starts_at, ends_at, breaks)
     SELECT id, "staffId", day, "startsAt", "endsAt", breaks
     FROM jsonb_to_recordset($1) AS h (id uuid, "staffId" uuid, day date, "startsAt" int, "endsAt" int, breaks jsonb)
     ON CONFLICT (id) DO UPDATE SET ends_at = excluded.ends_at, breaks = excluded.breaks
     RETURNING xmax = 0 AS added`,
    [JSON.stringify(given)],
  );
  return {
    added: done.filter(({ added }) => added).length,
    changed: done.filter(({ added }) => !added).length,
    skipped: 0,
  };
};

/** Stores and who works there when. */
export const peopleWriters = { stores, staff, shifts } satisfies Record<string, ImportWriter>;
