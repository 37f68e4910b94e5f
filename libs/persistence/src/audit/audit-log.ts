import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { AuditEntry } from '#libs/contracts';
import { GroupCommit } from '../group-commit';
import { decodeCursor, pageOf } from '../page-cursor';

/** Entries read at a time while the chain is checked. */
const VERIFY_BATCH = 5_000;
const MAX_BATCH = 200;
/** How long a whole check of the chain is believed; newer entries are checked each time. */
const WHOLE_CHECK_EVERY_MS = 60_000;

export interface NewAuditEntry {
  /** Dotted, noun first: `session.started`. */
  action: string;
  /** The user's name; null where nobody is known. */
  actor: string | null;
  /** JSON; never a password, a token or a secret. */
  details: Record<string, unknown>;
}

export interface AuditVerification {
  intact: boolean;
  /** Entries that were checked. */
  entries: number;
  /** The first entry whose hash or number does not fit; null when intact. */
  brokenAt: number | null;
}

interface ChainPoint {
  seq: number;
  hash: Buffer;
}

interface ChainRow {
  seq: string;
  body: string;
  previous_hash: Buffer;
  hash: Buffer;
}

const START: ChainPoint = { seq: 0, hash: Buffer.alloc(0) };

/** jsonb refuses a zero character and half of a surrogate pair; an entry must not fail for what somebody typed. */
function storable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll(/[\0\p{Surrogate}]/gu, '\ufffd') : value;
}

/**
 * The statement that adds entries, for those who write a fact and its entry in one statement: the entries stand in the
 * parameter as {@link auditParameter} writes them, and are added only where `from` has a row.
 */
export function insertAudit(parameter: string, from?: string): string {
  const also = from === undefined ? '' : `, ${from}`;
  return `INSERT INTO audit (actor, action, details)
    SELECT entry->>'actor', entry->>'action', entry->'details' FROM jsonb_array_elements(${parameter}::jsonb) AS entry${also}`;
}

/** Entries as {@link insertAudit} wants them. */
export function auditParameter(entries: readonly NewAuditEntry[]): string {
  return JSON.stringify(entries, storable);
}

const INSERT = insertAudit('$1');

/** The append-only, hash-chained record of who did what. PostgreSQL makes the chain and refuses changes. */
@Injectable()
export class AuditLog {
  private readonly ownTransaction = new GroupCommit<NewAuditEntry, void>(
    async (entries) => {
      await this.insert(entries, this.dataSource.manager);
      return entries.map(() => undefined);
    },
    { maxBatch: MAX_BATCH, concurrency: 1 },
  );
  private checked: ChainPoint = START;
  private wholeCheckAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Adds one entry. With a manager it is part of the caller's transaction and holds the chain until that ends: append
   * last. Without, it is committed when the promise resolves, together with others that came at the same time.
   */
  async append(entry: NewAuditEntry, manager?: EntityManager): Promise<void> {
    await (manager === undefined ? this.ownTransaction.run(entry) : this.insert([entry], manager));
  }

  /** One page, newest first. */
  async page(limit: number, cursor?: string): Promise<{ data: AuditEntry[]; nextCursor: string | null }> {
    const [before] = cursor === undefined ? [null] : decodeCursor(cursor, ['integer']);
    const rows = await this.dataSource.query<
      {
        seq: string;
        at: Date;
        actor: string | null;
        action: string;
        details: AuditEntry['details'];
        hash: Buffer;
      }[]
    >(
      `SELECT seq, at, actor, action, details, hash FROM audit
       WHERE $1::bigint IS NULL OR seq < $1 ORDER BY seq DESC LIMIT $2`,
      [before, limit + 1],
    );
    const { data, nextCursor } = pageOf(rows, limit, ({ seq }) => [seq]);
    return {
      data: data.map(({ seq, at, hash, ...rest }) => ({
        ...rest,
        seq: Number(seq),
        at: at.toISOString(),
        hash: hash.toString('hex'),
      })),
      nextCursor,
    };
  }

  /** Checks the whole chain, a batch at a time. */
  async verify(): Promise<AuditVerification> {
    return (await this.follow(START)).result;
  }

  /** Whether the chain is intact: wholly checked at most once a minute, from the last checked entry on otherwise. */
  async isIntact(): Promise<boolean> {
    const whole = Date.now() - this.wholeCheckAt > WHOLE_CHECK_EVERY_MS;
    const { result, head } = await this.follow(whole ? START : this.checked);
    // A chain that ends before what was seen has lost its end, which its hashes alone cannot show.
    if (!result.intact || head.seq < this.checked.seq) {
      this.wholeCheckAt = Number.NEGATIVE_INFINITY;
      return false;
    }
    if (whole) this.wholeCheckAt = Date.now();
    this.checked = head;
    return true;
  }

  /** The trigger numbers, dates and chains the rows in the order in which they stand here. */
  private async insert(entries: NewAuditEntry[], manager: EntityManager): Promise<void> {
    await manager.query(INSERT, [auditParameter(entries)]);
  }

  /** Walks the chain from an entry that was found right, that one included, to its end. */
  private async follow(from: ChainPoint): Promise<{ result: AuditVerification; head: ChainPoint }> {
    const broken = (seq: number) => ({ result: { intact: false, entries, brokenAt: seq }, head });
    let head = from;
    let entries = 0;
    if (from.seq > 0) {
      const [row] = await this.dataSource.query<{ hash: Buffer }[]>('SELECT hash FROM audit WHERE seq = $1', [
        from.seq,
      ]);
      if (row?.hash.equals(from.hash) !== true) return broken(from.seq);
    }
    for (;;) {
      const rows = await this.dataSource.query<ChainRow[]>(
        `SELECT seq, audit_body(audit) AS body, previous_hash, hash FROM audit WHERE seq > $1 ORDER BY seq LIMIT $2`,
        [head.seq, VERIFY_BATCH],
      );
      for (const { seq, body, previous_hash: previous, hash } of rows) {
        const expected = createHash('sha256').update(head.hash).update(body).digest();
        const fits = Number(seq) === head.seq + 1 && previous.equals(head.hash) && hash.equals(expected);
        if (!fits) return broken(Number(seq));
        head = { seq: Number(seq), hash };
        entries += 1;
      }
      if (rows.length < VERIFY_BATCH) return { result: { intact: true, entries, brokenAt: null }, head };
    }
  }
}
