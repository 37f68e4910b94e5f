import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { JobPayload, Notification, NotificationPage } from '#libs/contracts';
import { decodeCursor, pageOf } from '#libs/persistence';

type Row = Omit<Notification, 'createdAt' | 'readAt'> & { createdAt: Date; readAt: Date | null };

const COLUMNS = `id, kind, title, text, link, created_at AS "createdAt", read_at AS "readAt"`;

/** What a user was told last. */
export interface NewestNotification {
  unread: number;
  newest: Notification | null;
}

/** What users were told; each sees his own. */
@Injectable()
export class NotificationStore {
  constructor(private readonly database: DataSource) {}

  /** Adds one unless its id is known, and keeps at most `max` of the user: read ones go first, the oldest first. */
  async add(id: string, notification: JobPayload<'notify'>, max: number): Promise<void> {
    const { userId, kind, title, text, link } = notification;
    await this.database.transaction(async (manager) => {
      await manager.query(
        `INSERT INTO notification (id, user_id, kind, title, text, link) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT DO NOTHING`,
        [id, userId, kind, title, text, link],
      );
      await manager.query(
        `DELETE FROM notification WHERE id IN (
           SELECT id FROM notification WHERE user_id = $1 AND id <> $3
           ORDER BY read_at IS NULL DESC, created_at DESC, id DESC OFFSET $2)`,
        [userId, max - 1, id],
      );
    });
  }

  async page(userId: string, limit: number, cursor?: string): Promise<NotificationPage> {
    const before = cursor === undefined ? [null, null] : decodeCursor(cursor, ['timestamp', 'uuid']);
    const rows = await this.database.query<Row[]>(
      `SELECT ${COLUMNS} FROM notification
       WHERE user_id = $1 AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid))
       ORDER BY created_at DESC, id DESC LIMIT $4`,
      [userId, ...before, limit + 1],
    );
    const { data, nextCursor } = pageOf(rows, limit, ({ createdAt, id }) => [createdAt, id]);
    return { data: data.map(toNotification), unread: await this.unread(userId), nextCursor };
  }

  /** @returns false when the user has none of this id */
  async markRead(userId: string, id: string): Promise<boolean> {
    const [, count] = await this.database.query<[unknown, number]>(
      `UPDATE notification SET read_at = coalesce(read_at, now()) WHERE user_id = $1 AND id = $2`,
      [userId, id],
    );
    return count > 0;
  }

  async markAllRead(userId: string): Promise<void> {
    await this.database.query(
      `UPDATE notification SET read_at = now() WHERE user_id = $1 AND read_at IS NULL`,
      [userId],
    );
  }

  /** How many each of these users has not read, and what each was told last. */
  async newest(userIds: string[]): Promise<Map<string, NewestNotification>> {
    const rows = await this.database.query<(Partial<Row> & { userId: string; unread: number })[]>(
      `SELECT u.id AS "userId", n.*,
         (SELECT count(*)::int FROM notification o WHERE o.user_id = u.id AND o.read_at IS NULL) AS unread
       FROM unnest($1::uuid[]) AS u (id)
       LEFT JOIN LATERAL (SELECT ${COLUMNS} FROM notification WHERE user_id = u.id
         ORDER BY created_at DESC, id DESC LIMIT 1) AS n ON true`,
      [userIds],
    );
    return new Map(
      rows.map(({ userId, unread, ...row }) => [
        userId,
        {
          unread,
          newest: row.createdAt === undefined || row.createdAt === null ? null : toNotification(row as Row),
        },
      ]),
    );
  }

  async unread(userId: string): Promise<number> {
    const [row] = await this.database.query<{ unread: number }[]>(
      `SELECT count(*)::int AS unread FROM notification WHERE user_id = $1 AND read_at IS NULL`,
      [userId],
    );
    return row!.unread;
  }
}

function toNotification({ createdAt, readAt, ...rest }: Row): Notification {
  return { ...rest, createdAt: createdAt.toISOString(), readAt: readAt?.toISOString() ?? null };
}
