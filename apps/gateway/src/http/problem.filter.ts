import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { QuartermasterError } from '#libs/contracts';
import { AuditLog } from '#libs/persistence';
import { Logger } from '#libs/runtime';
import { errorOf, PROBLEM_TYPE, problemOf, retryAfterOf } from './problem';
import { openScope } from './request-scope';

/** Audited where they happen, with more than is known here. */
const AUDITED_ELSEWHERE = new Set([
  'INVALID_CREDENTIALS',
  'ACCOUNT_LOCKED',
  'SIGN_IN_FAILED',
  'NO_ACCESS',
  'SECOND_FACTOR_REQUIRED',
  'CANCELLED',
]);
/** A refusal that repeats is told once a minute and caller: the audit must not be what an attacker fills. */
const REPEATED_CODES = new Set(['RATE_LIMITED']);
const REPEAT_MS = 60_000;
const MAX_REMEMBERED = 10_000;
const MAX_PATH_LENGTH = 200;

/** Answers every error as problem+json, logs what is our fault, and audits what was refused. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  private readonly lastTold = new Map<string, number>();

  constructor(
    private readonly logger: Logger,
    private readonly audit: AuditLog,
  ) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    await this.answer(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  async answer(thrown: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const error = errorOf(thrown);
    // What fails before the first hook has run has no scope yet.
    const scope = (request.scope ??= openScope(request));
    scope.errorCode = error.code;
    if (error.code === 'OVERLOADED') {
      // Counted like every answer; a line and an entry for each would cost what there is too little of.
    } else if (error.status >= 500) {
      const { requestId, traceId } = scope;
      this.logger.error('request.failed', { requestId, traceId, code: error.code, err: error });
    } else {
      await this.auditRefusal(error, request);
    }
    const retryAfter = retryAfterOf(error);
    if (retryAfter !== undefined) void reply.header('retry-after', retryAfter);
    if (error.status === 401) void reply.header('www-authenticate', 'Bearer');
    void reply
      .status(error.status)
      .header('content-type', PROBLEM_TYPE)
      .header('cache-control', 'no-store')
      .send(JSON.stringify(problemOf(error, scope)));
  }

  private async auditRefusal({ code }: QuartermasterError, request: FastifyRequest): Promise<void> {
    const path = request.url.split('?')[0]!.slice(0, MAX_PATH_LENGTH);
    if (!path.startsWith('/v1/') || AUDITED_ELSEWHERE.has(code)) return;
    if (code === 'NOT_SIGNED_IN' && asksWhoItIs(request)) return;
    const { scope, method, ip } = request;
    if (REPEATED_CODES.has(code) && !this.isFirst(`${code} ${scope.session?.userId ?? ip}`)) return;
    const { requestId, traceId, apiKeyId } = scope;
    try {
      await this.audit.append({
        action: 'request.refused',
        actor: scope.session?.username ?? null,
        details: { code, method, path, address: ip, requestId, traceId, ...(apiKeyId ? { apiKeyId } : {}) },
      });
    } catch (error) {
      // The refusal stands also where it cannot be recorded.
      this.logger.error('audit.append-failed', { requestId, err: error });
    }
  }

  private isFirst(key: string): boolean {
    const now = Date.now();
    if (now - (this.lastTold.get(key) ?? Number.NEGATIVE_INFINITY) < REPEAT_MS) return false;
    if (this.lastTold.size >= MAX_REMEMBERED) this.lastTold.clear();
    this.lastTold.set(key, now);
    return true;
  }
}

/** The console's first request shows no credential that could be refused. */
function asksWhoItIs({ method, url, headers }: FastifyRequest): boolean {
  return method === 'GET' && url === '/v1/me' && !headers.authorization && !headers.cookie;
}
