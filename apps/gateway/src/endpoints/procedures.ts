import { z } from 'zod';
import {
  MAX_PROCEDURE_HITS,
  MAX_PROCEDURE_PASSAGES,
  NewProcedure,
  ProcedureAudience,
  ProcedureDetail,
  ProcedureLanguage,
  ProcedureList,
  ProcedurePassagePage,
  procedures,
  ProcedureSearchResult,
  SearchProcedures,
} from '#libs/contracts';
import { endpointGroup } from '../endpoint';
import { json } from './media';

const TAG = 'Procedures';
const ProcedurePath = z.strictObject({ procedureId: z.uuid() });
const VersionPath = ProcedurePath.extend({ version: z.coerce.number<string>().int().min(1) });
const version = z.coerce.number<string>().int().min(1).optional();

/** Named schemas stand in bodies and answers only. */
const language = z.enum(ProcedureLanguage.options);
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** The fields of the form beside its file. */
export const ProcedureForm = z.strictObject({
  title: NewProcedure.shape.title,
  audience: z.enum(ProcedureAudience.options).default('everybody'),
  allStores: flag.default(false).describe('`true`: of all stores; needs the role admin.'),
  language: language.optional(),
  effectiveFrom: NewProcedure.shape.effectiveFrom,
});

/** Documents of the stores and the passages in them. */
export const procedureEndpoints = endpointGroup({
  searchProcedures: {
    method: 'GET',
    path: '/v1/store/procedures/passages',
    tag: TAG,
    summary: 'Passages that answer a question; none where no document in force says it',
    access: 'session',
    scope: 'store:read',
    query: z.strictObject({
      q: SearchProcedures.shape.query.describe('The question, or the words of a task.'),
      limit: z.coerce
        .number<string>()
        .int()
        .min(1)
        .max(MAX_PROCEDURE_HITS)
        .default(5)
        .describe('Most passages.'),
      audience: SearchProcedures.shape.audience.describe('`customers`: only what customers may be told.'),
      language: language.optional().describe('Guessed from the question when absent.'),
    }),
    success: { status: 200, description: 'Best first', content: json(ProcedureSearchResult) },
    errors: procedures.search.errors,
  },
  procedures: {
    method: 'GET',
    path: '/v1/store/procedures',
    tag: TAG,
    summary: 'The documents that you may read, by title',
    access: 'session',
    scope: 'store:read',
    success: { status: 200, description: 'By title', content: json(ProcedureList) },
    errors: procedures.list.errors,
  },
  addProcedure: {
    method: 'POST',
    path: '/v1/store/procedures',
    tag: TAG,
    summary: 'Adds a document from a file; the same title in the same language again is its next version',
    access: 'session',
    scope: 'store:write',
    body: ProcedureForm.extend({
      file: z.string().meta({ format: 'binary', description: 'Markdown, PDF or Word (.docx).' }),
    }),
    bodyType: 'multipart/form-data',
    idempotent: true,
    success: { status: 201, description: 'Added', content: json(ProcedureDetail) },
    errors: procedures.add.errors,
  },
  procedure: {
    method: 'GET',
    path: '/v1/store/procedures/{procedureId}',
    tag: TAG,
    summary: 'A document with its versions and the contents of one of them',
    access: 'session',
    scope: 'store:read',
    params: ProcedurePath,
    query: z.strictObject({ version: version.describe('The one in force when absent.') }),
    success: { status: 200, description: 'The document', content: json(ProcedureDetail) },
    errors: procedures.get.errors,
  },
  procedureText: {
    method: 'GET',
    path: '/v1/store/procedures/{procedureId}/versions/{version}/passages',
    tag: TAG,
    summary: 'The text of a version, passage by passage',
    access: 'session',
    scope: 'store:read',
    params: VersionPath,
    query: z.strictObject({
      from: z.coerce.number<string>().int().min(0).default(0).describe('Ordinal of the first passage.'),
      limit: z.coerce
        .number<string>()
        .int()
        .min(1)
        .max(MAX_PROCEDURE_PASSAGES)
        .default(MAX_PROCEDURE_PASSAGES)
        .describe('Most passages.'),
    }),
    success: {
      status: 200,
      description: 'In the order of the document',
      content: json(ProcedurePassagePage),
    },
    errors: procedures.passages.errors,
  },
  procedureOriginal: {
    method: 'GET',
    path: '/v1/store/procedures/{procedureId}/versions/{version}/original',
    tag: TAG,
    summary: 'The file as it was uploaded, to be saved',
    access: 'session',
    scope: 'store:read',
    params: VersionPath,
    success: {
      status: 200,
      description: 'The file',
      content: { 'application/octet-stream': z.string().meta({ format: 'binary' }) },
    },
    errors: procedures.original.errors,
  },
  deleteProcedure: {
    method: 'DELETE',
    path: '/v1/store/procedures/{procedureId}',
    tag: TAG,
    summary: 'Deletes a document with all of its versions, or one version',
    access: 'session',
    scope: 'store:write',
    params: ProcedurePath,
    query: z.strictObject({ version: version.describe('Only this version.') }),
    success: { status: 204, description: 'Deleted' },
    errors: procedures.remove.errors,
  },
});
