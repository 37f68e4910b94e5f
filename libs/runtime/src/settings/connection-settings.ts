import { z } from 'zod';
import { about, count, group, milliseconds, text, url } from './setting-types';

/** The servers that services in processes of their own meet at, and how they are reached. */
export const nats = group('How to reach NATS when services run apart.', {
  servers: about(
    z.array(text()).default([]),
    'Addresses of the NATS servers. The variable holds them separated by commas.',
    { env: 'NATS_URL' },
  ),
  user: about(text().optional(), 'User name at the NATS servers.', { env: 'QM_NATS_USER' }),
  password: about(text().optional(), 'Password of that user.', { env: 'QM_NATS_PASSWORD', secret: true }),
  token: about(text().optional(), 'Token, instead of user and password.', { secret: true }),
  tls: group('TLS towards NATS; used when one of these is set.', {
    caFile: about(text().optional(), 'Certificate authority file (PEM).', { env: 'QM_NATS_CA' }),
    certFile: about(text().optional(), 'Client certificate file (PEM).'),
    keyFile: about(text().optional(), 'Key file of the client certificate (PEM).'),
  }),
  connectTimeoutMs: about(milliseconds(15_000), 'How long a start waits for the first connection.'),
  reconnectDelayMs: about(milliseconds(500), 'Pause between attempts to connect again. It never gives up.'),
});

export const database = group('The store of record.', {
  url: about(
    url('postgres:', 'postgresql:').optional(),
    'PostgreSQL. Without it (development only) one is started in the data directory. `?sslmode=` is disable, require (encrypted, the certificate not checked) or verify-full; default: verify-full in production, disable elsewhere and on loopback.',
    { env: 'DATABASE_URL', secret: true },
  ),
  caFile: about(
    text().optional(),
    'Certificate authority file (PEM) for `sslmode=verify-full`. Default: the public ones that Node knows.',
    { env: 'QM_DATABASE_CA' },
  ),
  poolSize: about(count(10), 'Connections of one process.'),
  answerTimeoutMs: about(
    milliseconds(40_000),
    'A statement that has no answer for this long is given up with its connection. PostgreSQL itself stops one after 30 s; longer silence means that it cannot be reached.',
  ),
});

export const redis = group('Cache and rate limits; may be lost at any time.', {
  url: about(
    url('redis:', 'rediss:').optional(),
    'Redis, with TLS when it begins with rediss://. Without it they are kept in memory.',
    { env: 'REDIS_URL', secret: true },
  ),
  caFile: about(
    text().optional(),
    'Certificate authority file (PEM) for rediss://. Default: the public ones that Node knows.',
    { env: 'QM_REDIS_CA' },
  ),
});

export const connections = group('What production demands of connections to other machines.', {
  allowUnprotected: about(
    z.array(z.enum(['nats', 'redis', 'database', 'warehouse'])).default([]),
    'Servers that may be reached in production without TLS or without a password, because the network between is protected otherwise, for example by a service mesh. The variable holds them separated by commas.',
    { env: 'QM_ALLOW_UNPROTECTED' },
  ),
});
