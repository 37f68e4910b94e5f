import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Photo, type PhotoSize, type PhotoSubject, QuartermasterError } from '#libs/contracts';
import { AuditLog } from '#libs/persistence';
import type { Caller } from '../../members/members';
import type { EncodedPicture } from '../pictures/encoder';

/** A photo as it is kept: links and rights are added for whoever looks. */
export interface StoredPhoto extends Pick<Photo, 'id' | 'description' | 'uploadedBy'> {
  storeCode: string;
  /** Null for a photo of a question. */
  taskId: string | null;
  answerId: string | null;
  uploadHash: string;
  uploadedAt: Date;
  full: KeptPicture;
  thumbnail: KeptPicture;
}
export interface KeptPicture {
  key: string;
  width: number;
  height: number;
  bytes: number;
}

export interface NewPhoto {
  id: string;
  subject: PhotoSubject;
  description: string;
  uploadHash: string;
  full: EncodedPicture;
  thumbnail: EncodedPicture;
}

const picture = (size: PhotoSize) => `json_build_object('key', p.${size}_key, 'width', p.${size}_width,
  'height', p.${size}_height, 'bytes', p.${size}_bytes) AS "${size}"`;
const PHOTO = `SELECT p.id, p.store_code AS "storeCode", p.description, p.answer_id AS "answerId", k.task_id AS "taskId",
  json_build_object('staffId', s.id, 'name', s.name) AS "uploadedBy", p.upload_hash AS "uploadHash",
  p.uploaded_at AS "uploadedAt", ${picture('full')}, ${picture('thumbnail')}
  FROM store_photo p JOIN store_staff s ON s.id = p.staff_id LEFT JOIN task_photo k ON k.photo_id = p.id`;
/** A picture that an upload wrote and that no photo names by then is of an upload that failed. */
const UPLOAD_MS = 3_600_000;
const SWEPT_AT_ONCE = 100;

/** Photos as they are kept. Pictures are written before the row that names them, and removed after it. */
@Injectable()
export class PhotoStore {
  constructor(
    private readonly database: DataSource,
    private readonly audit: AuditLog,
  ) {}

  async find(id: string, manager: EntityManager = this.database.manager): Promise<StoredPhoto | null> {
    const [row] = await manager.query<StoredPhoto[]>(`${PHOTO} WHERE p.id = $1`, [id]);
    return row ?? null;
  }

  /** Oldest first. Of a question only what the member uploaded himself. */
  list(
    subject: PhotoSubject,
    { store, staff }: Caller,
    manager: EntityManager = this.database.manager,
  ): Promise<StoredPhoto[]> {
    const order = 'ORDER BY p.uploaded_at, p.id';
    return subject.kind === 'task'
      ? manager.query(`${PHOTO} WHERE k.task_id = $1 AND p.store_code = $2 ${order}`, [
          subject.taskId,
          store.code,
        ])
      : manager.query(`${PHOTO} WHERE p.answer_id = $1 AND p.staff_id = $2 ${order}`, [
          subject.answerId,
          staff.id,
        ]);
  }

  /** @throws QuartermasterError NOT_FOUND for a task of another store, TOO_MANY_PHOTOS */
  async requireRoom(
    subject: PhotoSubject,
    by: Caller,
    max: number,
    manager: EntityManager = this.database.manager,
  ): Promise<void> {
    if (subject.kind === 'task') {
      const [task] = await manager.query<object[]>(
        'SELECT FROM store_task WHERE id = $1 AND store_code = $2',
        [subject.taskId, by.store.code],
      );
      if (task === undefined) throw new QuartermasterError('NOT_FOUND');
    }
    const { length } = await this.list(subject, by, manager);
    if (length < max) return;
    throw new QuartermasterError('TOO_MANY_PHOTOS', {
      message: `There are ${length} photos here already, and ${max} is the most.`,
      details: { max },
    });
  }

  /**
   * Adds a photo once `keep` has kept its pictures.
   *
   * @throws QuartermasterError NOT_FOUND, TOO_MANY_PHOTOS, or what `keep` throws
   */
  async add(
    photo: NewPhoto,
    by: Caller,
    { max, keep }: { max: number; keep: (pictures: EncodedPicture[]) => Promise<void> },
  ): Promise<StoredPhoto> {
    const { id, subject, full, thumbnail } = photo;
    const keys = [full.key, thumbnail.key];
    // Noted on its own, so that it is known should this process die between picture and row.
    await this.noteLeftovers(this.database.manager, keys, new Date(by.now.getTime() + UPLOAD_MS));
    return this.database.transaction(async (manager) => {
      const whose = subject.kind === 'task' ? subject.taskId : subject.answerId;
      await lock(manager, `photos of ${whose}`);
      const known = await this.find(id, manager);
      if (known !== null) return known;
      await this.requireRoom(subject, by, max, manager);
      await this.lockPictures(manager, keys);
      await keep([full, thumbnail]);
      await this.insert(manager, photo, by);
      await manager.query('DELETE FROM store_photo_leftover WHERE key = ANY($1)', [keys]);
      await this.record(manager, 'photo.added', id, subject, by);
      return (await this.find(id, manager))!;
    });
  }

  async describe(id: string, description: string, by: Caller): Promise<StoredPhoto> {
    return this.database.transaction(async (manager) => {
      await manager.query('UPDATE store_photo SET description = $2 WHERE id = $1', [id, description]);
      const photo = await this.find(id, manager);
      if (photo === null) throw new QuartermasterError('NOT_FOUND');
      await this.record(manager, 'photo.described', id, subjectOf(photo), by);
      return photo;
    });
  }

  /** Removes the photo; its pictures go with the next {@link sweep}. */
  async remove(id: string, by: Caller): Promise<void> {
    await this.database.transaction(async (manager) => {
      const photo = await this.find(id, manager);
      const [gone] = await manager.query<[object[], number]>(
        'DELETE FROM store_photo WHERE id = $1 RETURNING id',
        [id],
      );
      if (photo === null || gone.length === 0) throw new QuartermasterError('NOT_FOUND');
      await manager.query('DELETE FROM task_photo WHERE photo_id = $1', [id]);
      await this.noteLeftovers(manager, [photo.full.key, photo.thumbnail.key], by.now);
      await this.record(manager, 'photo.removed', id, subjectOf(photo), by);
    });
  }

  /** Removes pictures that no photo names. What cannot be removed now is tried again at the next call. */
  async sweep(now: Date, remove: (key: string) => Promise<void>): Promise<number> {
    const due = await this.database.query<{ key: string }[]>(
      `SELECT key FROM store_photo_leftover WHERE due_at <= $1 ORDER BY due_at LIMIT ${SWEPT_AT_ONCE}`,
      [now],
    );
    for (const { key } of due) {
      await this.database.transaction(async (manager) => {
        await this.lockPictures(manager, [key]);
        const [used] = await manager.query<object[]>(
          `SELECT FROM store_photo WHERE full_key = $1 UNION ALL SELECT FROM store_photo WHERE thumbnail_key = $1 LIMIT 1`,
          [key],
        );
        if (used === undefined) await remove(key);
        await manager.query('DELETE FROM store_photo_leftover WHERE key = $1', [key]);
      });
    }
    return due.length;
  }

  private async noteLeftovers(manager: EntityManager, keys: string[], dueAt: Date): Promise<void> {
    await manager.query(
      `INSERT INTO store_photo_leftover (key, due_at) SELECT DISTINCT key, $2::timestamptz FROM unnest($1::text[]) AS key
       ON CONFLICT (key) DO UPDATE SET due_at = greatest(store_photo_leftover.due_at, excluded.due_at)`,
      [keys, dueAt],
    );
  }

  /** The same picture may belong to several photos: whoever adds one and whoever removes one wait for each other. */
  private async lockPictures(manager: EntityManager, keys: string[]): Promise<void> {
    for (const key of [...new Set(keys)].sort()) await lock(manager, `picture ${key}`);
  }

  private async insert(manager: EntityManager, photo: NewPhoto, by: Caller): Promise<void> {
    const { id, subject, description, uploadHash, full, thumbnail } = photo;
    await manager.query(
      `INSERT INTO store_photo (id, store_code, staff_id, answer_id, description, upload_hash, full_key, full_width,
         full_height, full_bytes, thumbnail_key, thumbnail_width, thumbnail_height, thumbnail_bytes, uploaded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        id,
        by.store.code,
        by.staff.id,
        subject.kind === 'question' ? subject.answerId : null,
        description,
        uploadHash,
        ...[full, thumbnail].flatMap(({ key, width, height, content }) => [
          key,
          width,
          height,
          content.length,
        ]),
        by.now,
      ],
    );
    if (subject.kind === 'task')
      await manager.query('INSERT INTO task_photo (task_id, photo_id) VALUES ($1, $2)', [subject.taskId, id]);
  }

  /** Last in its transaction: it holds the chain of the audit until that ends. */
  private async record(
    manager: EntityManager,
    action: string,
    photoId: string,
    subject: PhotoSubject,
    { store, username }: Caller,
  ): Promise<void> {
    await this.audit.append(
      { action, actor: username, details: { photoId, storeCode: store.code, subject } },
      manager,
    );
  }
}

export const subjectOf = ({ taskId, answerId }: Pick<StoredPhoto, 'taskId' | 'answerId'>): PhotoSubject =>
  taskId === null ? { kind: 'question', answerId: answerId! } : { kind: 'task', taskId };

const lock = (manager: EntityManager, name: string): Promise<unknown> =>
  manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
