import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type NewProcedure, type ProcedureLanguage, QuartermasterError } from '#libs/contracts';
import { AuditLog } from '#libs/persistence';
import type { FileRead } from '../reading/read-file';

/** A version that was read and checked. */
export interface NewVersion extends Pick<NewProcedure, 'fileName' | 'audience'> {
  id: string;
  storeCode: string | null;
  title: string;
  language: ProcedureLanguage;
  effectiveFrom: string;
  read: FileRead;
  /** Where the file's bytes are: parts that were handed over, or themselves. */
  original: { uploadId: string } | { content: Buffer };
  /** Its key when it is made up. */
  sample?: string;
}

export interface By {
  username: string;
  now: Date;
}

export interface StoreLimits {
  maxDocuments: number;
  maxVersions: number;
}

/** Writes documents. Whatever changes which passages are found counts in `store_procedure_changes`. */
@Injectable()
export class ProcedureStore {
  constructor(
    private readonly database: DataSource,
    private readonly audit: AuditLog,
  ) {}

  /** The document that a version belongs to; null when no version has this id. */
  async ofVersion(id: string): Promise<{ procedureId: string; version: number; uploadedBy: string } | null> {
    const [row] = await this.database.query<{ procedureId: string; version: number; uploadedBy: string }[]>(
      `SELECT procedure_id AS "procedureId", version, uploaded_by AS "uploadedBy"
       FROM store_procedure_version WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Adds a document or a version of it whole. @throws QuartermasterError TOO_MANY_PROCEDURES, CONFLICT */
  async add(
    version: NewVersion,
    by: By,
    limits: StoreLimits,
  ): Promise<{ procedureId: string; version: number }> {
    return this.database.transaction(async (manager) => {
      // Uploads of one store take turns: of two with a title one becomes the second version.
      await this.oneAtATime(manager, version.storeCode);
      const known = await this.known(manager, version.id);
      if (known !== null) return known;
      const { procedureId, number } = await this.place(manager, version, limits);
      await this.insert(manager, version, procedureId, number, by);
      await this.changed(manager);
      await this.audit.append(
        {
          action: 'procedure.added',
          actor: by.username,
          details: {
            procedureId,
            version: number,
            title: version.title,
            storeCode: version.storeCode,
            audience: version.audience,
            effectiveFrom: version.effectiveFrom,
            fileName: version.fileName,
          },
        },
        manager,
      );
      return { procedureId, version: number };
    });
  }

  /** Deletes a document, or one version of it and with the last one the document. */
  async remove(procedureId: string, version: number | undefined, by: By): Promise<void> {
    await this.database.transaction(async (manager) => {
      const [document] = await manager.query<{ title: string; store_code: string | null }[]>(
        'SELECT title, store_code FROM store_procedure WHERE id = $1 FOR UPDATE',
        [procedureId],
      );
      if (document === undefined) throw new QuartermasterError('NOT_FOUND');
      if (version !== undefined) {
        const [, removed] = await manager.query<[object[], number]>(
          'DELETE FROM store_procedure_version WHERE procedure_id = $1 AND version = $2',
          [procedureId, version],
        );
        if (removed === 0) throw new QuartermasterError('NOT_FOUND');
      }
      await manager.query(
        `DELETE FROM store_procedure p WHERE p.id = $1
           AND ($2::int IS NULL OR NOT EXISTS (SELECT FROM store_procedure_version v WHERE v.procedure_id = p.id))`,
        [procedureId, version ?? null],
      );
      await this.changed(manager);
      await this.audit.append(
        {
          action: 'procedure.deleted',
          actor: by.username,
          details: {
            procedureId,
            version: version ?? null,
            title: document.title,
            storeCode: document.store_code,
          },
        },
        manager,
      );
    });
  }

  /** Keys of samples that were made once. */
  async madeSamples(): Promise<Set<string>> {
    const rows = await this.database.query<{ key: string }[]>('SELECT key FROM store_procedure_sample');
    return new Set(rows.map(({ key }) => key));
  }

  private async oneAtATime(manager: EntityManager, storeCode: string | null): Promise<void> {
    await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `procedures of ${storeCode ?? 'all stores'}`,
    ]);
  }

  private async known(
    manager: EntityManager,
    id: string,
  ): Promise<{ procedureId: string; version: number } | null> {
    const [row] = await manager.query<{ procedureId: string; version: number }[]>(
      `SELECT procedure_id AS "procedureId", version FROM store_procedure_version WHERE id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** The document with this title, or a new one, and the number of its next version. */
  private async place(
    manager: EntityManager,
    { storeCode, title, language, sample }: NewVersion,
    { maxDocuments, maxVersions }: StoreLimits,
  ): Promise<{ procedureId: string; number: number }> {
    const [known] = await manager.query<{ id: string; last: number; versions: number }[]>(
      `SELECT p.id, coalesce(max(v.version), 0)::int AS last, count(v.version)::int AS versions
       FROM store_procedure p LEFT JOIN store_procedure_version v ON v.procedure_id = p.id
       WHERE p.store_code IS NOT DISTINCT FROM $1 AND p.language = $2 AND lower(p.title) = lower($3) GROUP BY p.id`,
      [storeCode, language, title],
    );
    if (known !== undefined) {
      if (known.versions >= maxVersions)
        throw tooMany(`“${title}” has ${known.versions} versions, as many as can be kept.`);
      // Whoever adds a version of their own makes it theirs.
      if (sample === undefined)
        await manager.query('UPDATE store_procedure SET title = $2, sample = false WHERE id = $1', [
          known.id,
          title,
        ]);
      return { procedureId: known.id, number: known.last + 1 };
    }
    const [{ count }] = await manager.query<[{ count: number }]>(
      'SELECT count(*)::int AS count FROM store_procedure WHERE store_code IS NOT DISTINCT FROM $1',
      [storeCode],
    );
    if (count >= maxDocuments) throw tooMany(`There are ${count} documents, as many as can be kept.`);
    const procedureId = randomUUID();
    await manager.query(
      'INSERT INTO store_procedure (id, store_code, title, language, sample) VALUES ($1, $2, $3, $4, $5)',
      [procedureId, storeCode, title, language, sample !== undefined],
    );
    return { procedureId, number: 1 };
  }

  private async insert(
    manager: EntityManager,
    { id, audience, effectiveFrom, fileName, read, original, sample }: NewVersion,
    procedureId: string,
    number: number,
    by: By,
  ): Promise<void> {
    const content = 'content' in original ? original.content : null;
    const uploadId = 'uploadId' in original ? original.uploadId : null;
    await manager.query(
      `INSERT INTO store_procedure_version (procedure_id, version, id, audience, effective_from, uploaded_at, uploaded_by,
         file_name, media_type, pages, words, notes, contents, original)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, coalesce($14::bytea,
         (SELECT string_agg(content, ''::bytea ORDER BY ordinal) FROM store_procedure_upload_part WHERE upload_id = $15)))`,
      [
        procedureId,
        number,
        id,
        audience,
        effectiveFrom,
        by.now,
        by.username,
        fileName,
        read.mediaType,
        read.pages,
        read.words,
        JSON.stringify(read.notes),
        JSON.stringify(read.contents),
        content,
        uploadId,
      ],
    );
    await manager.query(
      `INSERT INTO store_procedure_passage (procedure_id, version, ordinal, path, anchor, kind, text, page)
       SELECT $1, $2, ordinal, path, anchor, kind, text, page
       FROM jsonb_to_recordset($3) AS g (ordinal int, path jsonb, anchor text, kind text, text text, page int)`,
      [procedureId, number, JSON.stringify(read.passages)],
    );
    if (uploadId !== null)
      await manager.query('DELETE FROM store_procedure_upload_part WHERE upload_id = $1', [uploadId]);
    if (sample !== undefined)
      await manager.query('INSERT INTO store_procedure_sample (key) VALUES ($1) ON CONFLICT DO NOTHING', [
        sample,
      ]);
  }

  /** A row that every change writes: a reader who sees the new count sees what it counts. */
  private async changed(manager: EntityManager): Promise<void> {
    await manager.query('UPDATE store_procedure_changes SET count = count + 1');
  }
}

const tooMany = (message: string) => new QuartermasterError('TOO_MANY_PROCEDURES', { message });
