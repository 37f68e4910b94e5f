import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '#libs/runtime';

const NAME = 'qm_session';
/** A browser takes this name only with Secure, without a domain and with path /: no neighbour can set it. */
const SECURE_NAME = '__Host-qm_session';

/**
 * The console's way to carry its token: out of reach of scripts, and not sent from other sites. A token consists of
 * characters that need no escaping in a cookie.
 */
export class SessionCookie {
  constructor(private readonly settings: Settings) {}

  read(request: FastifyRequest): string | undefined {
    const prefix = `${this.isSecure(request) ? SECURE_NAME : NAME}=`;
    const pairs = request.headers.cookie?.split(';').map((pair) => pair.trim());
    const value = pairs?.find((pair) => pair.startsWith(prefix))?.slice(prefix.length);
    return value === '' ? undefined : value;
  }

  write(request: FastifyRequest, reply: FastifyReply, token: string): void {
    this.send(request, reply, token, this.settings.sessions.absoluteSeconds);
  }

  clear(request: FastifyRequest, reply: FastifyReply): void {
    this.send(request, reply, '', 0);
  }

  private send(request: FastifyRequest, reply: FastifyReply, value: string, maxAgeSeconds: number): void {
    const secure = this.isSecure(request);
    const attributes = [`Max-Age=${maxAgeSeconds}`, 'Path=/', 'HttpOnly', 'SameSite=Strict'];
    if (secure) attributes.push('Secure');
    void reply.header('set-cookie', `${secure ? SECURE_NAME : NAME}=${value}; ${attributes.join('; ')}`);
  }

  private isSecure({ protocol }: FastifyRequest): boolean {
    return protocol === 'https' || this.settings.environment === 'production';
  }
}
