import { types } from 'node:util';

const CERTIFICATE =
  /^(CERT_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|HOSTNAME_MISMATCH|ERR_TLS_CERT_ALTNAME_INVALID)/;
/** PostgreSQL 28xxx, NATS, Redis. */
const CREDENTIALS =
  /^28(000|P01)$|authorization violation|authentication (failed|expired|revoked)|WRONGPASS|NOAUTH|invalid (username-)?password/i;
const NO_ENCRYPTION =
  /does not support (SSL|'?tls)|ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG/i;
/** Node's words and those of the NATS client. */
const MISSING_FILE = /^ENOENT|^EACCES|\.\w+ doesn't exist$/;

/**
 * Why a server will refuse us until somebody changes a setting, in plain words; undefined for what may pass by itself.
 * The drivers bury the reason at different depths.
 */
export function refusalOf(thrown: unknown): string | undefined {
  for (let error = thrown, depth = 0; types.isNativeError(error) && depth < 5; error = error.cause, depth++) {
    const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
    const told = [code, driverError?.code, error.message].filter((text) => typeof text === 'string');
    const says = (pattern: RegExp) => told.some((text) => pattern.test(text));
    if (says(CERTIFICATE)) return `its certificate is not trusted (${error.message})`;
    if (says(NO_ENCRYPTION)) return `it does not speak TLS there (${error.message})`;
    if (says(CREDENTIALS)) return `it refuses user or password (${error.message})`;
    if (says(MISSING_FILE)) return `a certificate file cannot be read (${error.message})`;
  }
  return undefined;
}
