import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '#libs/runtime';

interface CookieOptions {
  maxAgeSeconds: number;
  /** `Lax` where it has to come along when another site sends the browser here. */
  sameSite: 'Strict' | 'Lax';
}

/**
 * A cookie of ours, out of reach of scripts. Over HTTPS its name begins with `__Host-`: a browser takes such a name only
 * with Secure, without a domain and with path /, so no neighbour can set it. Values need no escaping.
 */
export class HostCookie {
  constructor(
    private readonly settings: Settings,
    private readonly name: string,
    private readonly options: CookieOptions,
  ) {}

  read(request: FastifyRequest): string | undefined {
    const prefix = `${this.nameFor(request)}=`;
    const pairs = request.headers.cookie?.split(';').map((pair) => pair.trim());
    const value = pairs?.find((pair) => pair.startsWith(prefix))?.slice(prefix.length);
    return value === '' ? undefined : value;
  }

  write(request: FastifyRequest, reply: FastifyReply, value: string): void {
    this.send(request, reply, value, this.options.maxAgeSeconds);
  }

  clear(request: FastifyRequest, reply: FastifyReply): void {
    this.send(request, reply, '', 0);
  }

  private send(request: FastifyRequest, reply: FastifyReply, value: string, maxAgeSeconds: number): void {
    const attributes = [
      `Max-Age=${maxAgeSeconds}`,
      'Path=/',
      'HttpOnly',
      `SameSite=${this.options.sameSite}`,
    ];
    if (this.isSecure(request)) attributes.push('Secure');
    void reply.header('set-cookie', `${this.nameFor(request)}=${value}; ${attributes.join('; ')}`);
  }

  private nameFor(request: FastifyRequest): string {
    return this.isSecure(request) ? `__Host-${this.name}` : this.name;
  }

  private isSecure({ protocol }: FastifyRequest): boolean {
    return protocol === 'https' || this.settings.environment === 'production';
  }
}

/** The console's way to carry its token: it is not sent from other sites. */
export const sessionCookie = (settings: Settings) =>
  new HostCookie(settings, 'qm_session', {
    maxAgeSeconds: settings.sessions.absoluteSeconds,
    sameSite: 'Strict',
  });

/** Binds a sign-in at the provider to the browser that began it. */
export const signInCookie = (settings: Settings) =>
  new HostCookie(settings, 'qm_oidc', { maxAgeSeconds: settings.oidc.stateSeconds, sameSite: 'Lax' });
