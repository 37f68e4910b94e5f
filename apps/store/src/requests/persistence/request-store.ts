import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { QuartermasterError, type StaffMember, type StoreRequest } from '#libs/contracts';
import { AuditLog } from '#libs/persistence';
import { DAY_MS, daysBetween } from '../../domain/days';
import { MemberStore } from '../../members/persistence/member-store';
import { mayNotDecideBecause } from '../domain/may-decide';
import { requestHash } from '../domain/request-hash';
import { RequestNotices } from './request-notices';
import { RequestReader } from './request-reader';
import { type Acting, isVisible, type StoredRequest, viewFor } from './request-rows';
import type { Examined } from './request-kind';
import { RequestKinds } from './request-kinds';

export interface NewRequest {
  id: string;
  kind: StoreRequest['kind'];
  arguments: Record<string, unknown>;
  reason: string;
  origin: StoreRequest['origin'];
  /** An open request of the same member that it takes the place of. */
  replaces?: string;
}

/** Requests of the stores. Whatever decides on one waits for whatever decided before, store by store. */
@Injectable()
export class RequestStore {
  constructor(
    private readonly database: DataSource,
    private readonly reader: RequestReader,
    private readonly kinds: RequestKinds,
    private readonly members: MemberStore,
    private readonly audit: AuditLog,
    private readonly notices: RequestNotices,
  ) {}

  /** Adds a request; the same id again gives what became of it. @throws QuartermasterError REQUEST_INVALID and others */
  add(request: NewRequest, by: Acting, limits: { maxOpen: number; days: number }): Promise<StoredRequest> {
    return this.database.transaction(async (manager) => {
      await this.oneAtATime(manager, by.store.code);
      const known = await this.reader.find(request.id, by.now, manager);
      if (known !== null) {
        if (known.requestedBy.staffId !== by.staff.id) throw new QuartermasterError('NOT_FOUND');
        return known;
      }
      await this.requireRoom(manager, by, limits.maxOpen);
      const added = await this.write(manager, request, by, limits.days);
      await this.notices.toManagers(manager, added, by);
      await this.record(manager, 'store-request.created', added, by);
      return added;
    });
  }

  /**
   * Adds a request and carries it out in the same transaction, for whoever may decide on what he asks for. It waits for
   * nobody, so nobody is told. The same id again gives what was carried out, whoever of the store did.
   */
  carryOut(request: NewRequest, by: Acting, limits: { days: number }): Promise<StoredRequest> {
    return this.database.transaction(async (manager) => {
      await this.oneAtATime(manager, by.store.code);
      const known = await this.reader.find(request.id, by.now, manager);
      if (known !== null && !isVisible(known, by)) throw new QuartermasterError('NOT_FOUND');
      const { id, hash } = known ?? (await this.write(manager, request, by, limits.days));
      return this.approveWithin(manager, id, hash, by);
    });
  }

  private async write(
    manager: EntityManager,
    { id, kind, reason, origin, replaces, arguments: given }: NewRequest,
    by: Acting,
    days: number,
  ): Promise<StoredRequest> {
    const definition = this.kinds.of(kind);
    if (replaces !== undefined) await this.close(manager, replaces, by, 'replaced');
    const scope = { store: by.store, requester: by.staff, today: by.today, manager };
    const examined = await definition.examine(definition.schema.parse(given), scope);
    const { ownApproval } = definition;
    const row = { id, kind, reason, origin, replaces: replaces ?? null, given, ownApproval };
    await this.insert(manager, row, examined, by, days);
    if (replaces !== undefined)
      await manager.query('UPDATE store_request SET replaced_by = $2 WHERE id = $1', [replaces, id]);
    return (await this.reader.find(id, by.now, manager))!;
  }

  /** Carries out exactly what the hash names, once, or throws and changes nothing. */
  approve(id: string, hash: string, by: Acting): Promise<StoredRequest> {
    return this.database.transaction(async (manager) => {
      await this.oneAtATime(manager, by.store.code);
      return this.approveWithin(manager, id, hash, by);
    });
  }

  private async approveWithin(
    manager: EntityManager,
    id: string,
    hash: string,
    by: Acting,
  ): Promise<StoredRequest> {
    const request = await this.visible(manager, id, by);
    if (request.hash !== hash) throw new QuartermasterError('REQUEST_CHANGED');
    if (request.status === 'executed') return request;
    this.requireDecidable(request, by);
    const requester = await this.requester(manager, request);
    const definition = this.kinds.of(request.kind);
    const given = definition.schema.parse(request.arguments);
    const scope = { store: by.store, requester, today: by.today, manager, requestId: id };
    await definition.examine(given, scope);
    const view = viewFor(request, by);
    const effects = await definition.execute(given, { ...scope, request: view, decidedBy: by.staff });
    await this.decide(manager, id, 'executed', by, null, effects);
    const done = (await this.reader.find(id, by.now, manager))!;
    await this.notices.toRequester(manager, done, by, `Approved: ${done.title}`);
    await this.record(manager, 'store-request.approved', done, by, { effects });
    return done;
  }

  reject(id: string, reason: string, by: Acting): Promise<StoredRequest> {
    return this.database.transaction(async (manager) => {
      await this.oneAtATime(manager, by.store.code);
      const request = await this.visible(manager, id, by);
      if (request.status === 'rejected') return request;
      this.requireDecidable(request, by);
      await this.decide(manager, id, 'rejected', by, reason, []);
      const done = (await this.reader.find(id, by.now, manager))!;
      await this.notices.toRequester(manager, done, by, `Rejected: ${done.title}`, reason);
      await this.record(manager, 'store-request.rejected', done, by, { reason });
      return done;
    });
  }

  withdraw(id: string, by: Acting): Promise<StoredRequest> {
    return this.database.transaction(async (manager) => {
      await this.oneAtATime(manager, by.store.code);
      await this.close(manager, id, by, 'withdrawn');
      const done = (await this.reader.find(id, by.now, manager))!;
      await this.record(manager, 'store-request.withdrawn', done, by);
      return done;
    });
  }

  /** Two managers, or a manager and a member, at once: what one does the other sees. */
  private async oneAtATime(manager: EntityManager, storeCode: string): Promise<void> {
    await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('requests of store ' || $1, 0))`, [
      storeCode,
    ]);
  }

  private async visible(manager: EntityManager, id: string, by: Acting): Promise<StoredRequest> {
    const request = await this.reader.find(id, by.now, manager);
    if (request === null || !isVisible(request, by)) throw new QuartermasterError('NOT_FOUND');
    return request;
  }

  private requireDecidable(request: StoredRequest, by: Acting): void {
    if (request.status !== 'open') throw new QuartermasterError('REQUEST_CLOSED');
    const because = mayNotDecideBecause(request, by.staff, by.isManager);
    if (because !== null) throw new QuartermasterError('NOT_THE_MANAGER', { message: because });
  }

  private async requester(manager: EntityManager, { requestedBy }: StoredRequest): Promise<StaffMember> {
    const staff = (await this.members.staffById(requestedBy.staffId, manager))!;
    if (!staff.active) {
      throw new QuartermasterError('REQUEST_INVALID', {
        message: `${staff.name} has left the store, so this cannot be carried out any more.`,
        nextStep: 'Reject it.',
      });
    }
    return staff;
  }

  private async requireRoom(manager: EntityManager, { staff, now }: Acting, max: number): Promise<void> {
    const [row] = await manager.query<{ open: number }[]>(
      `SELECT count(*)::int AS open FROM store_request WHERE staff_id = $1 AND status = 'open' AND expires_at > $2`,
      [staff.id, now],
    );
    if (row!.open >= max) throw new QuartermasterError('TOO_MANY_REQUESTS', { details: { max } });
  }

  private async insert(
    manager: EntityManager,
    row: Pick<StoredRequest, 'id' | 'kind' | 'reason' | 'origin' | 'replaces' | 'ownApproval'> & {
      given: Record<string, unknown>;
    },
    { title, diff, warnings, decideBy }: Examined,
    { store, staff, today, now }: Acting,
    days: number,
  ): Promise<void> {
    // In days from today and not by the clock: where the settings fix the day, the clock is somewhere else.
    const left = decideBy === undefined ? days : daysBetween(today, decideBy) + 1;
    const expiresAt = new Date(now.getTime() + Math.min(days, left) * DAY_MS);
    await manager.query(
      `INSERT INTO store_request (id, kind, store_code, staff_id, title, reason, diff, warnings, arguments, hash,
         own_approval, origin, replaces, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        row.id,
        row.kind,
        store.code,
        staff.id,
        title,
        row.reason,
        JSON.stringify(diff),
        JSON.stringify(warnings),
        JSON.stringify(row.given),
        requestHash(row.kind, row.given),
        row.ownApproval,
        row.origin,
        row.replaces,
        now,
        expiresAt,
      ],
    );
  }

  private async close(
    manager: EntityManager,
    id: string,
    by: Acting,
    status: 'replaced' | 'withdrawn',
  ): Promise<void> {
    const request = await this.reader.find(id, by.now, manager);
    if (request === null || request.requestedBy.staffId !== by.staff.id)
      throw new QuartermasterError('NOT_FOUND');
    if (request.status === status && status === 'withdrawn') return;
    if (request.status !== 'open') throw new QuartermasterError('REQUEST_CLOSED');
    await this.decide(manager, id, status, by, null, []);
  }

  private async decide(
    manager: EntityManager,
    id: string,
    status: string,
    { staff, now }: Acting,
    reason: string | null,
    effects: string[],
  ): Promise<void> {
    await manager.query(
      `UPDATE store_request SET status = $2, decided_by = $3, decided_at = $4, decision_reason = $5, effects = $6
       WHERE id = $1`,
      [id, status, staff.id, now, reason, JSON.stringify(effects)],
    );
  }

  /** Last in its transaction: it holds the chain of the audit until that ends. */
  private async record(
    manager: EntityManager,
    action: string,
    { id, kind, title, hash, storeCode }: StoredRequest,
    { username }: Acting,
    more: Record<string, unknown> = {},
  ): Promise<void> {
    const details = { requestId: id, kind, title, hash, storeCode, ...more };
    await this.audit.append({ action, actor: username, details }, manager);
  }
}
