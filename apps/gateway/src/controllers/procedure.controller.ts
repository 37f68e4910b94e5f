import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ServiceClient } from '#libs/bus';
import {
  MAX_PROCEDURE_FILE_NAME_LENGTH,
  PROCEDURE_PART_BYTES,
  type ProcedureDetail,
  type ProcedureList,
  type ProcedurePassagePage,
  procedures,
  type ProcedureSearchResult,
  QuartermasterError,
} from '#libs/contracts';
import { SETTINGS, type Settings } from '#libs/runtime';
import { api } from '../api';
import type { InputOf } from '../endpoint';
import { ProcedureForm } from '../endpoints/procedures';
import { idempotencyKeyOf } from '../http/idempotency-key';
import { parseFields } from '../http/input';
import { callContextOf } from '../http/request-scope';
import { Input, Serves } from '../http/serves';
import { readUpload } from '../http/uploads';
import { Repeatable } from '../repeatable';

/** Documents of the caller's store. What he may read and change, the store checks. */
@Controller()
export class ProcedureController {
  constructor(
    private readonly services: ServiceClient,
    private readonly repeatable: Repeatable,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Serves(api.searchProcedures)
  search(
    @Input() { query: { q, ...rest } }: InputOf<typeof api.searchProcedures>,
    @Req() request: FastifyRequest,
  ): Promise<ProcedureSearchResult> {
    const context = callContextOf(request, procedures.search);
    return this.services.call(procedures.search, { query: q, ...rest }, context);
  }

  @Serves(api.procedures)
  list(@Req() request: FastifyRequest): Promise<ProcedureList> {
    return this.services.call(procedures.list, {}, callContextOf(request, procedures.list));
  }

  /** Hands the file on while it arrives: no replica ever holds more of it than a part. */
  @Serves(api.addProcedure)
  async add(@Req() request: FastifyRequest): Promise<ProcedureDetail> {
    const context = callContextOf(request, procedures.add);
    const uploadId = randomUUID();
    const hash = createHash('sha256');
    const { maxFileBytes } = this.settings.stores.procedures;
    let [ordinal, bytes] = [0, 0];
    const upload = await readUpload(request, PROCEDURE_PART_BYTES, async (piece) => {
      bytes += piece.length;
      // The store counts too; what is far too large need not be sent there first.
      if (bytes > maxFileBytes + PROCEDURE_PART_BYTES) throw new QuartermasterError('PROCEDURE_TOO_LARGE');
      hash.update(piece);
      const part = { uploadId, ordinal: ordinal++, content: piece.toString('base64') };
      await this.services.call(procedures.putPart, part, callContextOf(request, procedures.putPart));
    });
    // An empty file has no piece; the store says what is wrong with it.
    if (ordinal === 0)
      await this.services.call(
        procedures.putPart,
        { uploadId, ordinal, content: '' },
        callContextOf(request, procedures.putPart),
      );
    const fields = parseFields(ProcedureForm, upload.fields);
    const document = { ...fields, fileName: fileNameOf(upload.fileName) };
    const work = { ...document, file: hash.digest('base64url'), procedure: true };
    return this.repeatable.run(work, context, idempotencyKeyOf(request), (id) =>
      this.services.call(procedures.add, { ...document, id, uploadId }, context),
    );
  }

  @Serves(api.procedure)
  get(
    @Input() { params, query }: InputOf<typeof api.procedure>,
    @Req() request: FastifyRequest,
  ): Promise<ProcedureDetail> {
    const context = callContextOf(request, procedures.get);
    return this.services.call(procedures.get, { ...params, ...query }, context);
  }

  @Serves(api.procedureText)
  text(
    @Input() { params, query }: InputOf<typeof api.procedureText>,
    @Req() request: FastifyRequest,
  ): Promise<ProcedurePassagePage> {
    const context = callContextOf(request, procedures.passages);
    return this.services.call(procedures.passages, { ...params, ...query }, context);
  }

  @Serves(api.procedureOriginal)
  async original(
    @Input() { params }: InputOf<typeof api.procedureOriginal>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const part = (offset: number) =>
      this.services.call(
        procedures.original,
        { ...params, offset },
        callContextOf(request, procedures.original),
      );
    const first = await part(0);
    async function* content() {
      let piece = Buffer.from(first.content, 'base64');
      for (let sent = 0; piece.length > 0;) {
        yield piece;
        sent += piece.length;
        if (sent >= first.bytes) return;
        piece = Buffer.from((await part(sent)).content, 'base64');
      }
    }
    // Never shown within our origin: whatever it holds, it is saved.
    void reply
      .header('content-type', 'application/octet-stream')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(first.fileName)}`)
      .header('content-length', first.bytes)
      .send(Readable.from(content()));
  }

  @Serves(api.deleteProcedure)
  async remove(
    @Input() { params, query }: InputOf<typeof api.deleteProcedure>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const context = callContextOf(request, procedures.remove);
    await this.services.call(procedures.remove, { ...params, ...query }, context);
  }
}

/** Keeps the ending, which says what the file is. */
function fileNameOf(name: string): string {
  const plain = name.replaceAll(/[\p{Cc}\p{Surrogate}]/gu, '').trim();
  if (plain.length <= MAX_PROCEDURE_FILE_NAME_LENGTH) return plain === '' ? 'file' : plain;
  const ending = /\.[^.]{1,10}$/.exec(plain)?.[0] ?? '';
  return plain.slice(0, MAX_PROCEDURE_FILE_NAME_LENGTH - ending.length) + ending;
}
