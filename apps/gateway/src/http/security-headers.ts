import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { Settings } from '#libs/runtime';

const YEAR_SECONDS = 31_536_000;

/**
 * What an answer of the REST interface needs: it is data, and no browser may take it for anything else. The pages' whole
 * set would cost every request more than its session.
 */
export function dataHeaders({ environment }: Settings): Record<string, string> {
  return {
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    ...(environment === 'production'
      ? { 'strict-transport-security': `max-age=${YEAR_SECONDS}; includeSubDomains` }
      : {}),
  };
}

/** For pages. Scripts come from us alone. Styles may stand in the page, because Mantine and Swagger UI write theirs there. */
export function pageHeaders({ environment }: Settings): FastifyHelmetOptions {
  const isProduction = environment === 'production';
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(isProduction ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // Over plain HTTP on a laptop it would lock the browser out of everything else there.
    strictTransportSecurity: isProduction ? { maxAge: YEAR_SECONDS, includeSubDomains: true } : false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  };
}
