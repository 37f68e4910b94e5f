import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Kpi, Store } from '#libs/contracts';
import type { LabourDay, RequestsNow, Source, TaskDay } from '../domain/facts';
import type { LateCell, LogMisses } from '../domain/evidence';
import type { Span } from '../domain/spans';

/** A task with its outcome: `on-time`, `late`, `unfinished`. What is due today and not done is not judged: spans end yesterday. */
export const JUDGED = `SELECT t.*, a.name AS assignee_name, coalesce(t.due_day, t.day) AS due_on,
    CASE WHEN t.completed_at IS NULL THEN 'unfinished'
      WHEN t.completed_at <= (coalesce(t.due_day, t.day) + coalesce(t.due_minute, 1440) * interval '1 minute')
        AT TIME ZONE $4 THEN 'on-time'
      ELSE 'late' END AS outcome,
    extract(epoch FROM t.completed_at - (coalesce(t.due_day, t.day) + coalesce(t.due_minute, 1440) * interval '1 minute')
      AT TIME ZONE $4) / 60 AS minutes_late
  FROM store_task t LEFT JOIN store_staff a ON a.id = t.assignee
  WHERE t.store_code = $1 AND t.status <> 'cancelled'
    AND coalesce(t.due_day, t.day) >= $2 AND coalesce(t.due_day, t.day) < $3`;
export const SHIFT_MINUTES = `(h.ends_at - h.starts_at - coalesce((SELECT sum((b->>'endsAt')::int - (b->>'startsAt')::int)
  FROM jsonb_array_elements(h.breaks) AS b), 0))::int`;

type Place = Pick<Store, 'code' | 'timeZone'>;

/** Tasks, shifts and requests of a store, counted. */
@Injectable()
export class WorkReader {
  constructor(private readonly database: DataSource) {}

  async tasks({ code, timeZone }: Place, { from, to }: Span): Promise<Source<TaskDay>> {
    const rows = await this.database.query<TaskDay[]>(
      `SELECT to_char(due_on, 'YYYY-MM-DD') AS day, count(*)::int AS due,
         count(*) FILTER (WHERE outcome = 'on-time')::int AS "onTime", count(*) FILTER (WHERE outcome = 'late')::int AS late,
         count(*) FILTER (WHERE outcome = 'unfinished')::int AS unfinished
       FROM (${JUDGED}) AS judged GROUP BY due_on ORDER BY due_on`,
      [code, from, to, timeZone],
    );
    const since = await this.first(
      `SELECT min(coalesce(due_day, day)) AS day FROM store_task WHERE store_code = $1 AND status <> 'cancelled'`,
      code,
    );
    return { rows, since };
  }

  async labour({ code }: Place, { from, to }: Span): Promise<Source<LabourDay>> {
    const of = (status: string, name: string) =>
      `coalesce(sum(${SHIFT_MINUTES}) FILTER (WHERE h.status = '${status}'), 0)::int AS ${name}`;
    const rows = await this.database.query<LabourDay[]>(
      `SELECT to_char(h.day, 'YYYY-MM-DD') AS day, ${of('planned', 'planned')}, ${of('sick', 'sick')}, ${of('off', 'off')}
       FROM store_shift h JOIN store_staff s ON s.id = h.staff_id
       WHERE s.store_code = $1 AND h.day >= $2 AND h.day < $3 GROUP BY h.day ORDER BY h.day`,
      [code, from, to],
    );
    const since = await this.first(
      `SELECT min(h.day) AS day FROM store_shift h JOIN store_staff s ON s.id = h.staff_id WHERE s.store_code = $1`,
      code,
    );
    return { rows, since };
  }

  async requests({ code }: Place, now: Date): Promise<RequestsNow> {
    const [row] = await this.database.query<RequestsNow[]>(
      `SELECT count(*)::int AS open, (extract(epoch FROM $2::timestamptz - min(created_at)) / 86400)::float8 AS "oldestDays"
       FROM store_request WHERE store_code = $1 AND status = 'open' AND expires_at > $2`,
      [code, now],
    );
    return row!;
  }

  /** By area, the largest first. */
  async areas(
    place: Place,
    { from, to }: Span,
  ): Promise<Record<'on-time' | 'late' | 'unfinished', Kpi['parts']>> {
    const rows = await this.database.query<
      { area: string; due: number; onTime: number; late: number; unfinished: number }[]
    >(
      `SELECT area, count(*)::int AS due, count(*) FILTER (WHERE outcome = 'on-time')::int AS "onTime",
         count(*) FILTER (WHERE outcome = 'late')::int AS late, count(*) FILTER (WHERE outcome = 'unfinished')::int AS unfinished
       FROM (${JUDGED}) AS judged GROUP BY area ORDER BY area`,
      [place.code, from, to, place.timeZone],
    );
    const parts = (of: (row: (typeof rows)[number]) => number, value = of): Kpi['parts'] =>
      rows
        .map((row) => ({ name: row.area, value: value(row), of: `${of(row)} of ${row.due}` }))
        .sort((a, b) => b.value - a.value);
    return {
      // The worst first: that is what one looks for.
      'on-time': parts(
        (row) => row.onTime,
        (row) => row.onTime / row.due,
      ).reverse(),
      late: parts((row) => row.late).filter(({ value }) => value > 0),
      unfinished: parts((row) => row.unfinished).filter(({ value }) => value > 0),
    };
  }

  lateCells(place: Place, { from, to }: Span): Promise<LateCell[]> {
    return this.database.query(
      `WITH judged AS (${JUDGED}),
       named AS (
         SELECT area, extract(isodow FROM due_on)::int AS weekday, title, count(*)::int AS due,
           count(*) FILTER (WHERE outcome <> 'on-time')::int AS late,
           (percentile_cont(0.5) WITHIN GROUP (ORDER BY minutes_late) FILTER (WHERE outcome = 'late'))::float8 AS minutes
         FROM judged GROUP BY area, weekday, title)
       SELECT area, weekday, sum(due)::int AS due, sum(late)::int AS late,
         (SELECT json_build_object('title', w.title, 'late', w.late, 'due', w.due, 'medianMinutes', w.minutes)
          FROM named w WHERE w.area = n.area AND w.weekday = n.weekday AND w.late > 0
          ORDER BY w.late DESC, w.title LIMIT 1) AS worst
       FROM named n GROUP BY area, weekday ORDER BY area, weekday`,
      [place.code, from, to, place.timeZone],
    );
  }

  /** Checks that have to be logged: routines of temperatures. */
  logMisses(place: Place, { from, to }: Span): Promise<LogMisses[]> {
    return this.database.query(
      `SELECT title, area, (array_agg(required_skills))[1] AS "requiredSkills", count(*)::int AS due,
         count(*) FILTER (WHERE outcome = 'late')::int AS late, count(*) FILTER (WHERE outcome = 'unfinished')::int AS unfinished,
         to_char(max(due_on) FILTER (WHERE outcome <> 'on-time'), 'YYYY-MM-DD') AS "lastMissed"
       FROM (${JUDGED}) AS judged WHERE source_kind = 'routine' AND title ILIKE '%temperature%'
       GROUP BY title, area HAVING count(*) FILTER (WHERE outcome <> 'on-time') > 0 ORDER BY title`,
      [place.code, from, to, place.timeZone],
    );
  }

  private async first(sql: string, storeCode: string): Promise<string | null> {
    const [row] = await this.database.query<{ day: string | null }[]>(
      `SELECT to_char(day, 'YYYY-MM-DD') AS day FROM (${sql}) AS earliest`,
      [storeCode],
    );
    return row?.day ?? null;
  }
}
