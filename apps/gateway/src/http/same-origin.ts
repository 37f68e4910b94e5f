import type { FastifyRequest } from 'fastify';
import { QuartermasterError } from '#libs/contracts';
import { isLoopback, type Settings } from '#libs/runtime';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

export const isSafe = ({ method }: FastifyRequest) => SAFE_METHODS.has(method);

/**
 * Refuses what a page of another origin had a browser send, whatever else it carries. Programs send no Origin.
 *
 * @throws QuartermasterError CSRF_REJECTED
 */
export function checkOrigin(request: FastifyRequest): void {
  if (isSafe(request)) return;
  const { origin, 'sec-fetch-site': site } = request.headers;
  const isForeign =
    (origin !== undefined && hostOf(origin) !== request.host.toLowerCase()) ||
    (site !== undefined && site !== 'same-origin' && site !== 'none');
  if (isForeign) throw new QuartermasterError('CSRF_REJECTED');
}

/**
 * In demo mode, where everybody knows the passwords, only loopback names are ours: a page whose name an attacker lets
 * resolve to 127.0.0.1 would otherwise be of our own origin.
 *
 * @throws QuartermasterError FORBIDDEN
 */
export function checkHost(request: FastifyRequest, { demo, server }: Settings): void {
  if (!demo || isLoopback(request.hostname)) return;
  throw new QuartermasterError('FORBIDDEN', {
    message: 'Quartermaster is not known by this name.',
    nextStep: `Open it at http://${server.host}:${server.port}.`,
  });
}

function hostOf(origin: string): string {
  try {
    return new URL(origin).host;
  } catch {
    return 'null';
  }
}
