import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { QuartermasterError } from '#libs/contracts';

const MINUTE_MS = 60_000;

export interface UploadLimits {
  maxFileBytes: number;
  uploadMinutes: number;
  maxOpenUploads: number;
}

/** Parts of files on their way to become a document. Any replica may take the next part. */
@Injectable()
export class UploadStore {
  constructor(private readonly database: DataSource) {}

  /**
   * Keeps a part; the same part again takes its place.
   *
   * @returns bytes of the file so far
   * @throws QuartermasterError PROCEDURE_TOO_LARGE, after which nothing of the file is kept; NOT_FOUND for somebody else's
   */
  async put(
    part: { uploadId: string; ordinal: number; content: Buffer },
    by: { userId: string; now: Date },
    limits: UploadLimits,
  ): Promise<number> {
    const { uploadId, ordinal, content } = part;
    if (ordinal === 0) await this.dropOld(by, limits);
    return this.database
      .transaction(async (manager) => {
        await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [uploadId]);
        const [others] = await manager.query<object[]>(
          'SELECT FROM store_procedure_upload_part WHERE upload_id = $1 AND user_id <> $2 LIMIT 1',
          [uploadId, by.userId],
        );
        if (others !== undefined) throw new QuartermasterError('NOT_FOUND');
        await manager.query(
          `INSERT INTO store_procedure_upload_part (upload_id, ordinal, user_id, created_at, content)
           VALUES ($1, $2, $3, $4, $5) ON CONFLICT (upload_id, ordinal) DO UPDATE SET content = excluded.content`,
          [uploadId, ordinal, by.userId, by.now, content],
        );
        const [{ bytes }] = await manager.query<[{ bytes: number }]>(
          'SELECT sum(octet_length(content))::int AS bytes FROM store_procedure_upload_part WHERE upload_id = $1',
          [uploadId],
        );
        if (bytes > limits.maxFileBytes) throw tooLargeFile(limits.maxFileBytes);
        return bytes;
      })
      .catch(async (error: unknown) => {
        if (QuartermasterError.from(error).code === 'PROCEDURE_TOO_LARGE')
          await this.drop(uploadId, by.userId);
        throw error;
      });
  }

  /** The whole file. @throws QuartermasterError VALIDATION_FAILED when parts are missing */
  async content(uploadId: string, userId: string): Promise<Buffer> {
    const rows = await this.database.query<{ ordinal: number; content: Buffer }[]>(
      `SELECT ordinal, content FROM store_procedure_upload_part WHERE upload_id = $1 AND user_id = $2 ORDER BY ordinal`,
      [uploadId, userId],
    );
    if (rows.length === 0 || rows.some(({ ordinal }, at) => ordinal !== at))
      throw new QuartermasterError('VALIDATION_FAILED', {
        message: 'The file did not arrive whole.',
        nextStep: 'Upload it again.',
      });
    return Buffer.concat(rows.map(({ content }) => content));
  }

  async drop(uploadId: string, userId: string): Promise<void> {
    await this.database.query(
      'DELETE FROM store_procedure_upload_part WHERE upload_id = $1 AND user_id = $2',
      [uploadId, userId],
    );
  }

  /** Parts that nobody made a document of. */
  private async dropOld(by: { userId: string; now: Date }, limits: UploadLimits): Promise<void> {
    const before = new Date(by.now.getTime() - limits.uploadMinutes * MINUTE_MS);
    await this.database.query(
      `DELETE FROM store_procedure_upload_part WHERE created_at < $1 OR (user_id = $2 AND upload_id NOT IN (
         SELECT upload_id FROM store_procedure_upload_part WHERE user_id = $2
         GROUP BY upload_id ORDER BY max(created_at) DESC, upload_id LIMIT $3))`,
      [before, by.userId, limits.maxOpenUploads - 1],
    );
  }
}

export function tooLargeFile(maxBytes: number): QuartermasterError {
  const mebibytes = (maxBytes / 1024 / 1024).toLocaleString('en', { maximumFractionDigits: 1 });
  return new QuartermasterError('PROCEDURE_TOO_LARGE', {
    message: `The file is larger than ${mebibytes} MiB, the most that a document may have.`,
  });
}
