import type { Procedure, ProcedureAudience, ProcedureVersion } from '#libs/contracts';

/** Who reads, and what follows from it. */
export interface Reader {
  /** Null: on the staff of no store. */
  storeCode: string | null;
  audiences: readonly ProcedureAudience[];
  /** Whose documents the reader may add to and delete. */
  manages: { ownStore: boolean; allStores: boolean };
  today: string;
}

export type ProcedureRow = Omit<Procedure, 'mayManage'>;

export const mayManage = ({ storeCode }: { storeCode: string | null }, { manages }: Reader): boolean =>
  storeCode === null ? manages.allStores : manages.ownStore;

export const procedureFor = (row: ProcedureRow, reader: Reader): Procedure => ({
  ...row,
  mayManage: mayManage(row, reader),
});

/**
 * The version that a document is shown by: the highest in force on the day $1, and where none is yet, the one that comes
 * into force first.
 */
export const SHOWN = `shown AS (
  SELECT DISTINCT ON (v.procedure_id) v.procedure_id, v.version, v.audience, v.effective_from
  FROM store_procedure_version v
  ORDER BY v.procedure_id, v.effective_from <= $1::date DESC,
    CASE WHEN v.effective_from <= $1::date THEN v.version END DESC, v.effective_from, v.version)`;

/** Of documents that a reader may see: store $2, audiences $3. */
export const VISIBLE = `(p.store_code IS NULL OR p.store_code = $2) AND s.audience = ANY($3)`;

export const scopeOf = ({ today, storeCode, audiences }: Reader): unknown[] => [today, storeCode, audiences];

export const PROCEDURE_COLUMNS = `p.id, p.title, p.store_code AS "storeCode", s.audience, p.language, p.sample, s.version,
  to_char(s.effective_from, 'YYYY-MM-DD') AS "effectiveFrom",
  (SELECT count(*)::int FROM store_procedure_version n WHERE n.procedure_id = p.id AND n.audience = ANY($3)) AS versions`;

export const VERSION_COLUMNS = `v.version, to_char(v.effective_from, 'YYYY-MM-DD') AS "effectiveFrom",
  v.uploaded_at AS "uploadedAt", v.uploaded_by AS "uploadedBy", v.file_name AS "fileName", v.media_type AS "mediaType",
  octet_length(v.original) AS bytes, v.pages, v.words, v.notes,
  (SELECT count(*)::int FROM store_procedure_passage g WHERE g.procedure_id = v.procedure_id AND g.version = v.version) AS passages`;

export type VersionRow = Omit<ProcedureVersion, 'status' | 'uploadedAt'> & { uploadedAt: Date };

export function toVersion(row: VersionRow, shown: number, today: string): ProcedureVersion {
  const isInForce = row.effectiveFrom <= today;
  const status = isInForce ? (row.version === shown ? 'current' : 'earlier') : 'upcoming';
  return { ...row, status, uploadedAt: row.uploadedAt.toISOString() };
}
