import { z } from 'zod';
import { connections, database, nats, redis } from './connection-settings';
import { guardrails } from './guardrail-settings';
import { isLoopback } from './loopback';
import { models } from './models-settings';
import { about, count, group, MEBIBYTE, milliseconds, seconds, text, url } from './setting-types';
import { apiKeys, oidc } from './sign-in-settings';
import { stores } from './store-settings';
import { warehouse } from './warehouse-settings';

export const MIN_SECRET_LENGTH = 32;

const timeZone = z.string().refine((name) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}, 'expected an IANA time zone, for example Europe/Berlin');

/** Secrets of a signature are worth nothing on an open line; loopback has no line. */
const webhookUrl = z.string().refine((value) => {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, username } = new URL(value);
  return username === '' && (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname)));
}, 'expected an address that begins with https://, or with http:// on this machine, without user and password');

const bus = group('Messages between services.', {
  transport: about(
    z.enum(['in-process', 'nats']).optional(),
    'Default: nats when `bus.nats.servers` is set, otherwise in-process.',
  ),
  signingKey: about(
    z.string().min(MIN_SECRET_LENGTH).optional(),
    `Signs on whose behalf a message is sent; the same in every service, ${MIN_SECRET_LENGTH} characters or more. Development: made at the first start and kept in the data directory.`,
    { env: 'QM_SIGNING_KEY', secret: true },
  ),
  maxFrameBytes: about(
    z
      .int()
      .min(1024)
      .default(512 * 1024),
    'Larger messages travel in parts of this size.',
  ),
  maxPayloadBytes: about(
    z
      .int()
      .min(1024)
      .default(16 * MEBIBYTE),
    'Larger messages are refused with PAYLOAD_TOO_LARGE.',
  ),
  maxInFlight: about(
    count(10_000),
    'Calls that one process serves at a time; more are refused with SERVICE_UNAVAILABLE.',
  ),
  heartbeatMs: about(milliseconds(5_000), 'A stream without events shows that it lives this often.'),
  maxMissedHeartbeats: about(count(3), 'A stream that is silent for longer ends with SERVICE_UNAVAILABLE.'),
  nats,
});

const usd = () => z.number().min(0).max(1_000_000_000);

/** What cloud providers asked for in 2026, per unit that is metered; what runs on the own machine costs nothing more. */
const PRICES = [
  { service: 'warehouse', unit: 'second', usd: 0 },
  { service: 'warehouse', unit: 'rpu-hour', usd: 0.36 },
  { service: 'tools', unit: 'second', usd: 0 },
  { service: 'warehouse', unit: 'terabyte-scanned', usd: 5 },
  { service: 'functions', unit: 'gb-second', usd: 0.0000166667 },
];

const prices = group('What is paid for. Every cost in the ledger is a quantity times one of these prices.', {
  version: about(
    text().max(40).default('2026-11'),
    'Name of this price list; ledger entries hold it with a digest of the prices.',
  ),
  list: about(
    z
      .array(z.strictObject({ service: text().max(40), unit: text().max(40), usd: usd() }))
      .max(200)
      .default(PRICES),
    'USD for one unit of a service; takes the place of the whole built-in list. What is not in it costs what its service says. `service: platform, unit: question` charges each answered question a share of what runs anyway.',
  ),
});

const budgets = group('What may be spent. Reserved before a question is worked on, settled after it.', {
  perUserDayUsd: about(usd().optional(), 'Budget of one user for a day, in USD; none when absent.'),
  totalDayUsd: about(usd().optional(), 'Budget of all users for a day, in USD; none when absent.'),
  totalMonthUsd: about(
    usd().optional(),
    'Budget of all users for a calendar month, in USD; none when absent.',
  ),
  alertShare: about(
    z.number().min(0.01).max(1).default(0.8),
    'Share of a budget at which administrators are told, once a period.',
  ),
  reservePerQuestionUsd: about(
    z.number().min(0.000001).max(1000).default(0.05),
    'Held back for a question until its cost is known, in USD; not more than the smallest budget.',
  ),
});

/** Who may approve what, by default: work of everyday size by the persona whose work it is. */
const APPROVAL_RULES = [
  { persona: 'warehouse_manager', kinds: ['transfer' as const], upTo: 10_000 },
  { persona: 'warehouse_manager', kinds: ['reorder' as const], upTo: 2_000 },
  { persona: 'procurement_specialist', kinds: ['reorder' as const], upTo: 50_000 },
  { persona: 'field_engineer', kinds: ['expedite' as const], upTo: 10_000 },
  { role: 'admin' as const, kinds: ['reorder' as const, 'transfer' as const, 'expedite' as const] },
];

const approvals = group('Proposals, and who may approve them.', {
  rules: about(
    z
      .array(
        z
          .strictObject({
            persona: text().optional(),
            role: z.enum(['member', 'admin']).optional(),
            kinds: z.array(z.enum(['reorder', 'transfer', 'expedite'])).min(1),
            upTo: z.number().min(0).optional(),
          })
          .refine(
            ({ persona, role }) => (persona === undefined) !== (role === undefined),
            'expected either a persona or a role',
          ),
      )
      .max(100)
      .default(APPROVAL_RULES),
    'Whoever has the persona or the role may approve these kinds of actions up to this amount, that included; any amount without `upTo`. Takes the place of the whole built-in list.',
  ),
  ownUpTo: about(
    z.number().min(0).default(1_000),
    'Up to this amount the person who proposed may approve alone; above it somebody else has to (two-person rule).',
  ),
  expireAfterHours: about(
    count(72),
    'A proposal that nobody decided on for this long can no longer be approved.',
  ),
  maxOpenPerUser: about(count(50), 'Open proposals of one user; more are refused with TOO_MANY_PROPOSALS.'),
  factsTimeoutMs: about(
    milliseconds(4_000),
    'How long proposing and approving wait for the warehouse. What was not checked when it was proposed is checked before it is approved.',
  ),
});

const schema = {
  environment: about(
    z.enum(['development', 'production']).default('development'),
    'In production demo users are refused and secrets must be given.',
    { env: 'NODE_ENV' },
  ),
  dataDirectory: about(text().default('.quartermaster'), 'Where everything that must last is kept.', {
    env: 'QM_DATA_DIR',
  }),
  demo: about(
    z.boolean().optional(),
    'Offers demo users at sign-in. Default: true in development. Binds to loopback addresses only.',
    { env: 'QM_DEMO' },
  ),
  server: group('The HTTP server.', {
    host: about(text().default('127.0.0.1'), 'Address to listen on.', { env: 'QM_HOST' }),
    port: about(z.int().min(0).max(65_535).default(4400), 'Port to listen on; 0 takes a free one.', {
      env: 'QM_PORT',
    }),
    trustedProxies: about(
      z.array(text()).default([]),
      'Addresses or CIDR ranges of the proxies in front of it, whose X-Forwarded headers are believed. The variable holds them separated by commas.',
      { env: 'QM_TRUSTED_PROXIES' },
    ),
    publicUrl: about(
      url('http:', 'https:').optional(),
      'Address under which people reach the console, for links and sign-in by a provider. Default: the address it listens on.',
      { env: 'QM_PUBLIC_URL' },
    ),
  }),
  probes: group('Health and metrics of a service that has no HTTP server of its own.', {
    host: about(text().default('127.0.0.1'), 'Address of /livez, /readyz and /metrics.', {
      env: 'QM_PROBE_HOST',
    }),
    port: about(
      z.int().min(0).max(65_535).optional(),
      'Port of /livez, /readyz and /metrics; none when absent.',
      { env: 'QM_PROBE_PORT' },
    ),
  }),
  clock: group('What "today" means.', {
    today: about(
      z.iso.date().optional(),
      'Fixes the day that "today" means, for data that ends on a known day. YYYY-MM-DD.',
      { env: 'QM_TODAY' },
    ),
    timeZone: about(timeZone.default('UTC'), 'Time zone in which a day begins.'),
  }),
  database,
  redis,
  connections,
  bus,
  warehouse,
  models,
  guardrails,
  jobs: group('Work that is done later: notifications, webhooks, watches. Kept in PostgreSQL.', {
    pollMs: about(z.int().min(500).default(1_000), 'A process that does jobs looks for new ones this often.'),
    batchSize: about(count(10), 'Jobs of one kind that a process does at a time.'),
    heartbeatSeconds: about(
      z.int().min(10).default(20),
      'A job whose process has been silent for this long is given to another.',
    ),
    superviseSeconds: about(seconds(10), 'Silent and expired jobs are looked for this often.'),
    deadLetterDays: about(count(30), 'How long a job that was given up is kept, for a look and a replay.'),
  }),
  leases: group(
    'What only one of several replicas does: looking for due watches, housekeeping, warming a shared cache.',
    {
      ttlSeconds: about(
        z.int().min(2).default(10),
        'When the process that does it dies, another follows after this long at the latest.',
      ),
    },
  ),
  watches: group('Saved questions that run on a schedule, and what users are told.', {
    maxPerUser: about(count(50), 'Watches of one user; more are refused with TOO_MANY_WATCHES.'),
    checkSeconds: about(seconds(15), 'Watches that are due are looked for this often.'),
    notificationCheckMs: about(
      z.int().min(200).default(2_000),
      'New notifications of those who are listening are looked for this often.',
    ),
    maxNotificationsPerUser: about(
      count(500),
      'Notifications kept for one user. Beyond it the oldest ones that were read go first, then the oldest ones.',
    ),
  }),
  webhooks: group('Other systems that are told of events, signed as Standard Webhooks are.', {
    endpoints: about(
      z
        .array(
          z.strictObject({
            url: webhookUrl,
            secret: text().regex(
              /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/,
              'expected whsec_ and 24 to 64 random bytes in base64',
            ),
            events: z.array(text()).min(1),
          }),
        )
        .max(50)
        .default([]),
      'Each with `url` (https, or http on this machine), `secret` (`whsec_` and 24 to 64 random bytes in base64) and `events`, for example `watch.met`; `*` is every event.',
      { secret: true },
    ),
    timeoutMs: about(milliseconds(10_000), 'An endpoint that takes longer to answer has failed.'),
    attempts: about(count(8), 'How often a delivery is tried in all.'),
    firstRetrySeconds: about(
      seconds(60),
      'Pause after the first failure; twice as long after each further one.',
    ),
    longestRetrySeconds: about(seconds(14_400), 'Longest pause between two attempts.'),
    keepDays: about(count(30), 'How long events and their outcome are kept.'),
    allowLinkLocal: about(
      z.boolean().default(false),
      'Lets endpoints be at link-local and cloud metadata addresses, such as 169.254.169.254.',
    ),
  }),
  semantics: group('What can be asked.', {
    directories: about(
      z.array(text()).default([]),
      'Folders with semantic files of your own, read after the built-in ones, in this order.',
    ),
  }),
  conversations: group('What a user keeps.', {
    maxSavedQuestions: about(
      count(200),
      'Saved questions of one user; more are refused with TOO_MANY_SAVED.',
    ),
    keepUnlistedDays: about(
      count(30),
      'Answers of tiles and watches, which no conversation lists, are deleted after this long.',
    ),
  }),
  tools: group('Calculations of the inventory, logistics and supplier tools.', {
    maxConcurrent: about(
      count(8),
      'Tools that one process runs at a time; more are refused with TOO_MANY_CALCULATIONS.',
    ),
    maxWorkers: about(count(2), 'Threads for long calculations, such as route searches.'),
    maxQueued: about(
      count(16),
      'Long calculations that may wait for a thread; more are refused with TOO_MANY_CALCULATIONS.',
    ),
    maxWorkerMebibytes: about(
      z.int().min(16).default(256),
      'Memory of one such thread; a calculation that needs more is stopped.',
    ),
    vehicleCapacityUnits: about(
      count(1_000),
      'Units that one delivery vehicle carries when a question does not say it.',
    ),
    maxStops: about(count(2_000), 'Orders of one delivery plan; more are refused.'),
    routeSearchMs: about(milliseconds(3_000), 'How long routes are searched for when coordinates are given.'),
    demandHistoryDays: about(
      z.int().min(30).max(1_100).default(365),
      'Days of sales, up to yesterday, from which tools learn the demand.',
    ),
  }),
  stores,
  prices,
  budgets,
  approvals,
  cache: group('Results that are kept for a while.', {
    enabled: about(z.boolean().default(true), 'Without it every question asks the warehouse.'),
    maxEntries: about(
      count(1_000),
      'Results kept in one process, the least recently used going first. In Redis its own limit applies.',
    ),
    ttlSeconds: about(seconds(300), 'How long a result serves while the data is the same.'),
    dashboardTtlSeconds: about(seconds(900), 'The same for tiles of a dashboard.'),
    staleSeconds: about(
      seconds(86_400),
      'How old a result may be that is given, marked as old, because the warehouse cannot be asked.',
    ),
    maxEntryBytes: about(z.int().min(1024).default(MEBIBYTE), 'Larger results are not kept.'),
    warm: about(
      z.boolean().default(true),
      "Asks the personas' examples and tiles at the start, so that the first to ask does not wait.",
    ),
  }),
  oidc,
  apiKeys,
  sessions: group('How long a sign-in lasts.', {
    idleSeconds: about(seconds(3_600), 'A session ends after this long without a request.'),
    absoluteSeconds: about(seconds(43_200), 'A session ends after this long in any case.'),
  }),
  passwords: group('How passwords are kept.', {
    bcryptCost: about(z.int().min(10).max(15).default(12), 'bcrypt cost; each step doubles the work.'),
    pepper: about(
      z.string().min(1).optional(),
      'Secret mixed into every password; losing it makes all passwords unusable. Development: made at the first start and kept in the data directory.',
      { env: 'QM_PASSWORD_PEPPER', secret: true },
    ),
    poolSize: about(count(2), 'Passwords that are checked at the same time; more wait.'),
    minLength: about(z.int().min(8).max(72).default(8), 'Shortest password that is accepted.'),
  }),
  lockout: group('What failed sign-ins lead to, counted by account and by address.', {
    maxFailures: about(count(5), 'Failed sign-ins of an account within the window.'),
    maxFailuresPerAddress: about(count(50), 'Failed sign-ins from one address within the window.'),
    windowSeconds: about(seconds(900), 'The window.'),
    lockSeconds: about(
      seconds(900),
      'Longest time for which sign-in is then refused: a 32nd of it at first, twice as long after each further failure.',
    ),
  }),
  limits: group('What callers may send.', {
    requestsPerMinute: about(count(300), 'Requests of one session, or of one address without a session.'),
    suggestionsPerMinute: about(
      count(1_200),
      'Completions and chip options of one session; they are asked for while somebody types.',
    ),
    signInsPerMinute: about(count(20), 'Sign-ins from one address.'),
    questionsInFlight: about(
      count(200),
      'Questions that one gateway, and one orchestrator, works on at a time; more are refused at once with OVERLOADED.',
    ),
    bodyBytes: about(
      z
        .int()
        .min(1024)
        .default(64 * 1024),
      'Largest request body.',
    ),
    jsonDepth: about(count(20), 'Deepest JSON that is read.'),
  }),
  idempotency: group('Repeated requests with the same Idempotency-Key.', {
    ttlSeconds: about(seconds(86_400), 'How long the result of the first is given again.'),
  }),
  logging: group('One JSON line an event.', {
    level: about(
      z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
      'Least important events that are written.',
      { env: 'LOG_LEVEL' },
    ),
    destination: about(
      text().optional(),
      'stdout, stderr, or the path of a file. Default: stdout; in demo mode quartermaster.log in the data directory.',
    ),
  }),
  tracing: group('OpenTelemetry traces.', {
    endpoint: about(
      url('http:', 'https:').optional(),
      'OTLP over HTTP; `/v1/traces` is added. Without it no spans are sent.',
      { env: 'OTEL_EXPORTER_OTLP_ENDPOINT' },
    ),
    exportIntervalMs: about(milliseconds(2_000), 'Spans are sent this often.'),
  }),
  health: group('Readiness.', {
    checkTimeoutMs: about(milliseconds(2_000), 'A check that takes longer has failed.'),
  }),
  shutdown: group('Stopping.', {
    drainMs: about(milliseconds(15_000), 'How long what is in flight may take to finish after SIGTERM.'),
    noticeMs: about(
      z.int().min(0).optional(),
      'How long a gateway still takes requests after /readyz has said that it stops, so that load balancers notice; part of drainMs. Default: 5000 in production, 0 elsewhere.',
      { env: 'QM_SHUTDOWN_NOTICE_MS' },
    ),
  }),
};

export const SettingsSchema = z.strictObject(schema).transform((settings) => ({
  ...settings,
  demo: settings.demo ?? settings.environment !== 'production',
  shutdown: {
    ...settings.shutdown,
    noticeMs: settings.shutdown.noticeMs ?? (settings.environment === 'production' ? 5_000 : 0),
  },
  bus: {
    ...settings.bus,
    transport: settings.bus.transport ?? (settings.bus.nats.servers.length > 0 ? 'nats' : 'in-process'),
  },
}));

/** The object schema beneath {@link SettingsSchema}, to walk through. */
export const SettingsShape = z.strictObject(schema);

/** Checked settings. Secrets may be absent in development: see `withDevelopmentSecrets`. */
export type Settings = z.output<typeof SettingsSchema>;
