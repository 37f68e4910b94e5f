import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { decodeCursor, pageOf } from '#libs/persistence';
import { REQUEST_COLUMNS, REQUEST_FROM, type RequestRow, type StoredRequest, toStored } from './request-rows';

/** Requests as they are kept; one that nobody decided on in time is read as expired. */
@Injectable()
export class RequestReader {
  constructor(private readonly database: DataSource) {}

  /** Of any store; null where none has the id. */
  async find(
    id: string,
    now: Date,
    manager: EntityManager = this.database.manager,
  ): Promise<StoredRequest | null> {
    const [row] = await manager.query<RequestRow[]>(
      `SELECT ${REQUEST_COLUMNS} ${REQUEST_FROM} WHERE r.id = $2`,
      [now, id],
    );
    return row === undefined ? null : toStored(row);
  }

  /** User name of whoever made a request; null where nobody is known. */
  async usernameOfRequester(id: string): Promise<string | null> {
    const [row] = await this.database.query<{ username: string | null }[]>(
      'SELECT s.username FROM store_request r JOIN store_staff s ON s.id = r.staff_id WHERE r.id = $1',
      [id],
    );
    return row?.username ?? null;
  }

  /** Requests of a store, or of one member of it, newest first. */
  async page(
    { storeCode, staffId, status, now }: { storeCode: string; staffId?: string; status: string; now: Date },
    limit: number,
    cursor?: string,
  ): Promise<{ data: StoredRequest[]; nextCursor: string | null }> {
    const before = cursor === undefined ? [null, null] : decodeCursor(cursor, ['timestamp', 'uuid']);
    const rows = await this.database.query<RequestRow[]>(
      `SELECT ${REQUEST_COLUMNS} ${REQUEST_FROM}
       WHERE r.store_code = $2 AND ($3::uuid IS NULL OR r.staff_id = $3)
         AND ($4 = 'all' OR (r.status = 'open' AND r.expires_at > $1) = ($4 = 'open'))
         AND ($5::timestamptz IS NULL OR (r.created_at, r.id) < ($5, $6::uuid))
       ORDER BY r.created_at DESC, r.id DESC LIMIT $7`,
      [now, storeCode, staffId ?? null, status, ...before, limit + 1],
    );
    const { data, nextCursor } = pageOf(rows, limit, ({ createdAt, id }) => [createdAt, id]);
    return { data: data.map(toStored), nextCursor };
  }
}
