import { Inject, Injectable } from '@nestjs/common';
import { type CallContext, principalOf } from '#libs/bus';
import {
  type InputOf,
  MAX_PROCEDURE_TITLE_LENGTH,
  PROCEDURE_PART_BYTES,
  type ProcedureDetail,
  type ProcedureList,
  type procedures,
  QuartermasterError,
} from '#libs/contracts';
import { Clock, SETTINGS, type Settings } from '#libs/runtime';
import { mayManage, procedureFor, type Reader } from './persistence/procedure-rows';
import { ProcedureReader } from './persistence/procedure-reader';
import { ProcedureStore } from './persistence/procedure-store';
import { UploadStore } from './persistence/upload-store';
import { ProcedureReaders } from './procedure-readers';
import type { FileRead } from './reading/read-file';
import { ProcedureWorkers } from './reading/procedure-workers';

type Added = InputOf<typeof procedures.add>;

/** Documents of the stores: added, read and deleted. */
@Injectable()
export class Procedures {
  private readonly limits: Settings['stores']['procedures'];

  constructor(
    private readonly readers: ProcedureReaders,
    private readonly reader: ProcedureReader,
    private readonly store: ProcedureStore,
    private readonly uploads: UploadStore,
    private readonly workers: ProcedureWorkers,
    private readonly clock: Clock,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.limits = settings.stores.procedures;
  }

  async list(context: CallContext): Promise<ProcedureList> {
    const who = await this.readers.of(context);
    const rows = await this.reader.list(who);
    return {
      data: rows.map((row) => procedureFor(row, who)),
      mayUpload: who.manages,
      limits: { fileBytes: this.limits.maxFileBytes, pages: this.limits.maxPages },
    };
  }

  async get(
    { procedureId, version }: InputOf<typeof procedures.get>,
    context: CallContext,
  ): Promise<ProcedureDetail> {
    return this.reader.get(procedureId, version, await this.readers.of(context));
  }

  async putPart(
    { uploadId, ordinal, content }: InputOf<typeof procedures.putPart>,
    context: CallContext,
  ): Promise<{ bytes: number }> {
    this.requireManages(await this.readers.of(context));
    const by = { userId: principalOf(context).userId, now: this.clock.now() };
    const part = { uploadId, ordinal, content: Buffer.from(content, 'base64') };
    return { bytes: await this.uploads.put(part, by, this.limits) };
  }

  /** Reads the file in a process of its own; whatever goes wrong, nothing of it is kept. */
  async add(input: Added, context: CallContext): Promise<ProcedureDetail> {
    const who = await this.readers.of(context);
    const { userId, username } = principalOf(context);
    const known = await this.store.ofVersion(input.id);
    if (known !== null) {
      if (known.uploadedBy !== username) throw new QuartermasterError('NOT_FOUND');
      await this.uploads.drop(input.uploadId, userId);
      return this.reader.get(known.procedureId, known.version, who);
    }
    try {
      const storeCode = this.placeOf(input.allStores, who);
      const { fileName } = input;
      const content = await this.uploads.content(input.uploadId, userId);
      const read = await this.workers.read({ content, fileName }, context.signal);
      const version = {
        id: input.id,
        storeCode,
        title: input.title ?? titleOf(read, fileName),
        audience: input.audience,
        language: input.language ?? read.language ?? 'en',
        effectiveFrom: input.effectiveFrom ?? who.today,
        fileName,
        read,
        original: { uploadId: input.uploadId },
      } as const;
      const by = { username, now: this.clock.now() };
      const added = await this.store.add(version, by, this.limits);
      return await this.reader.get(added.procedureId, added.version, who);
    } catch (error) {
      await this.uploads.drop(input.uploadId, userId);
      throw error;
    }
  }

  async remove(
    { procedureId, version }: InputOf<typeof procedures.remove>,
    context: CallContext,
  ): Promise<void> {
    const who = await this.readers.of(context);
    const { procedure } = await this.reader.get(procedureId, version, who);
    if (!mayManage(procedure, who)) throw this.refusal(procedure.storeCode === null);
    const by = { username: principalOf(context).username, now: this.clock.now() };
    await this.store.remove(procedureId, version, by);
  }

  async passages(
    { procedureId, version, from, limit }: InputOf<typeof procedures.passages>,
    context: CallContext,
  ) {
    const who = await this.readers.of(context);
    return this.reader.passages({ procedureId, version, ordinal: from }, limit, who);
  }

  async original(
    { procedureId, version, offset }: InputOf<typeof procedures.original>,
    context: CallContext,
  ) {
    const who = await this.readers.of(context);
    const part = { offset, length: PROCEDURE_PART_BYTES };
    const { content, ...file } = await this.reader.original(procedureId, version, part, who);
    return { ...file, content: content.toString('base64') };
  }

  private placeOf(allStores: boolean, { manages, storeCode }: Reader): string | null {
    if (allStores) {
      if (!manages.allStores) throw this.refusal(true);
      return null;
    }
    if (!manages.ownStore) throw this.refusal(false);
    return storeCode;
  }

  private requireManages({ manages }: Reader): void {
    if (!manages.ownStore && !manages.allStores) throw this.refusal(false);
  }

  private refusal(allStores: boolean): QuartermasterError {
    return allStores
      ? new QuartermasterError('NOT_THE_MANAGER', {
          message: 'Only an administrator may change documents of all stores.',
          nextStep: 'Upload it for your own store, or ask an administrator.',
        })
      : new QuartermasterError('NOT_THE_MANAGER');
  }
}

function titleOf({ title }: FileRead, fileName: string): string {
  const name = fileName.replace(/\.[^.]+$/, '').replaceAll(/[_\s]+/g, ' ');
  return (title ?? name).trim().slice(0, MAX_PROCEDURE_TITLE_LENGTH).trim() || 'Untitled';
}
