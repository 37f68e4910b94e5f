import multipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { QuartermasterError } from '#libs/contracts';

const FORM = 'multipart/form-data';
const MAX_FIELDS = 20;
const MAX_FIELD_BYTES = 4 * 1024;
const MAX_NAME_BYTES = 100;
const MAX_HEADER_PAIRS = 50;

/** Takes forms with a file where the endpoint says so, and refuses them everywhere else. */
export async function readUploads(fastify: FastifyInstance): Promise<void> {
  await fastify.register(multipart, {
    limits: {
      files: 1,
      fields: MAX_FIELDS,
      fieldSize: MAX_FIELD_BYTES,
      fieldNameSize: MAX_NAME_BYTES,
      headerPairs: MAX_HEADER_PAIRS,
      parts: MAX_FIELDS + 1,
      // Whoever takes the file counts its bytes, and has the words for too many.
      fileSize: Number.MAX_SAFE_INTEGER,
    },
  });
  fastify.addHook('preParsing', (request, _reply, payload, done) => {
    const isForm = request.headers['content-type']?.toLowerCase().startsWith(FORM) === true;
    const isWanted = request.routeOptions.config.endpoint?.bodyType === FORM;
    const hasBody =
      request.headers['content-length'] !== undefined || request.headers['transfer-encoding'] !== undefined;
    if (isForm !== isWanted && (isForm || hasBody)) done(new QuartermasterError('UNSUPPORTED_MEDIA_TYPE'));
    else done(null, payload);
  });
}

export interface Upload {
  fileName: string;
  /** Of the parts before and after the file. */
  fields: Record<string, string>;
}

/**
 * Reads a form with one file as it arrives.
 *
 * @param take gets the file's bytes in pieces of this size, the last one smaller; one at a time
 * @throws QuartermasterError VALIDATION_FAILED where the form is broken, has no file or too many parts, and what `take` throws
 */
export async function readUpload(
  request: FastifyRequest,
  pieceBytes: number,
  take: (piece: Buffer) => Promise<void>,
): Promise<Upload> {
  const fields: Record<string, string> = Object.create(null) as Record<string, string>;
  let fileName: string | undefined;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') {
        fileName = nameOf(part);
        await inPieces(part.file, pieceBytes, take);
      } else if (part.fieldnameTruncated || part.valueTruncated)
        throw broken(`“${part.fieldname}” is too long`);
      else if (Object.hasOwn(fields, part.fieldname)) throw broken(`“${part.fieldname}” is given twice`);
      else fields[part.fieldname] = String(part.value);
    }
  } catch (error) {
    if (error instanceof QuartermasterError) throw error;
    throw broken('it is broken, has too many parts, or broke off', error);
  }
  if (fileName === undefined) throw broken('it has no file');
  return { fileName, fields };
}

function nameOf({ filename }: MultipartFile): string {
  // Some send a whole path.
  return filename.split(/[/\\]/).at(-1)!;
}

async function inPieces(
  file: AsyncIterable<Buffer>,
  pieceBytes: number,
  take: (piece: Buffer) => Promise<void>,
): Promise<void> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const chunk of file) {
    waiting.push(chunk);
    length += chunk.length;
    if (length < pieceBytes) continue;
    const all = Buffer.concat(waiting);
    const whole = all.length - (all.length % pieceBytes);
    for (let at = 0; at < whole; at += pieceBytes) await take(all.subarray(at, at + pieceBytes));
    waiting = [all.subarray(whole)];
    length = all.length - whole;
  }
  if (length > 0) await take(Buffer.concat(waiting));
}

const broken = (why: string, cause?: unknown) =>
  new QuartermasterError('VALIDATION_FAILED', {
    message: `The form could not be read: ${why}.`,
    nextStep: 'Send one file and the fields that the description names, as multipart/form-data.',
    cause,
  });
