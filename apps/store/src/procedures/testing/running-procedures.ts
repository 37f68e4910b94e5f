import { randomUUID } from 'node:crypto';
import { newCallContext, ServiceClient } from '#libs/bus';
import { type InputOf, NO_SESSION, type Principal, type ProcedureDetail, procedures } from '#libs/contracts';
import { loadSettings } from '#libs/runtime';
import { RunningStore } from '../../testing/running-store';

const { stores } = loadSettings({ env: {} });
/** What the store is started with. */
export const PROCEDURE_SETTINGS = {
  stores: { ...stores, procedures: { ...stores.procedures, maxFileBytes: 300_000, maxVersions: 3 } },
};

/** An administrator who works in no store. */
const ADMIN: Principal = {
  userId: randomUUID(),
  username: 'root',
  roles: ['member', 'admin'],
  personas: [],
  sites: null,
  sessionId: NO_SESSION,
};

/** A store without a document. `root` is an administrator who works in no store. */
export class RunningProcedures {
  private constructor(readonly store: RunningStore) {}

  static async start(): Promise<RunningProcedures> {
    const store = await RunningStore.start(PROCEDURE_SETTINGS);
    // What is said of the samples stands in a spec of its own; elsewhere they would only be in the way.
    await store.sql('DELETE FROM store_procedure');
    await store.sql('UPDATE store_procedure_changes SET count = count + 1');
    return new RunningProcedures(store);
  }

  /** Sends a file in two parts. @returns the upload's id */
  async hand(content: string | Buffer, as: string): Promise<string> {
    const uploadId = randomUUID();
    const bytes = Buffer.from(content as string);
    const half = Math.ceil(bytes.length / 2);
    for (const [ordinal, part] of [bytes.subarray(0, half), bytes.subarray(half)].entries()) {
      const input = { uploadId, ordinal, content: part.toString('base64') };
      await (as === 'root'
        ? this.asAdmin(procedures.putPart, input)
        : this.store.call(procedures.putPart, input, as));
    }
    return uploadId;
  }

  async add(
    content: string | Buffer,
    as: string,
    extra: Partial<InputOf<typeof procedures.add>> = {},
  ): Promise<ProcedureDetail> {
    const uploadId = await this.hand(content, as);
    const input = {
      id: randomUUID(),
      uploadId,
      fileName: 'rules.md',
      audience: 'everybody' as const,
      allStores: false,
      ...extra,
    };
    return as === 'root' ? this.asAdmin(procedures.add, input) : this.store.call(procedures.add, input, as);
  }

  /** Parts of uploads that are kept. */
  async partsLeft(): Promise<number> {
    const [row] = await this.store.sql<{ n: number }>(
      'SELECT count(*)::int AS n FROM store_procedure_upload_part',
    );
    return row!.n;
  }

  private asAdmin<O extends (typeof procedures)['add'] | (typeof procedures)['putPart']>(
    operation: O,
    input: InputOf<O>,
  ) {
    const context = newCallContext({ timeoutMs: 30_000, principal: ADMIN });
    return this.store.app.get(ServiceClient).call(operation, input, context);
  }
}
