import { connectionFaults } from './connection-rules';
import { isLoopback } from './loopback';
import type { SettingFault } from './settings-error';
import type { Settings } from './settings.schema';

/** Rules that hold between settings. `label` adds the environment variable to a path. */
export function ruleFaults(settings: Settings, label: (path: string) => string): SettingFault[] {
  const faults: SettingFault[] = [];
  const fault = (path: string, message: string) => faults.push({ path: label(path), message });

  if (settings.environment === 'production') {
    if (settings.demo) fault('demo', 'demo users are refused in production');
    if (settings.bus.signingKey === undefined) fault('bus.signingKey', 'must be given in production');
    if (settings.passwords.pepper === undefined) fault('passwords.pepper', 'must be given in production');
    if (settings.stores.customerKey === undefined) fault('stores.customerKey', 'must be given in production');
    if (settings.database.url === undefined) fault('database.url', 'must be given in production');
    for (const { path, message } of connectionFaults(settings)) fault(path, message);
  }
  if (settings.demo && !isLoopback(settings.server.host)) {
    fault(
      'server.host',
      'demo mode listens on loopback addresses only (127.0.0.1, ::1, localhost); turn off `demo` to listen elsewhere',
    );
  }
  if (settings.bus.transport === 'nats' && settings.bus.nats.servers.length === 0) {
    fault('bus.nats.servers', 'must be given when bus.transport is nats');
  }
  if (settings.bus.nats.token !== undefined && settings.bus.nats.user !== undefined) {
    fault('bus.nats.token', 'give either a token or a user, not both');
  }
  if (settings.bus.maxPayloadBytes < settings.bus.maxFrameBytes) {
    fault('bus.maxPayloadBytes', 'must not be less than bus.maxFrameBytes');
  }
  const { noticeMs, drainMs } = settings.shutdown;
  if (noticeMs > drainMs / 2)
    fault('shutdown.noticeMs', `must not be more than half of shutdown.drainMs (${drainMs / 2})`);
  if (settings.sessions.idleSeconds > settings.sessions.absoluteSeconds) {
    fault('sessions.idleSeconds', 'must not be more than sessions.absoluteSeconds');
  }
  const { oidc, models, warehouse } = settings;
  if (oidc.issuer !== undefined) {
    const issuer = new URL(oidc.issuer);
    if (issuer.protocol !== 'https:' && !isLoopback(issuer.hostname))
      fault('oidc.issuer', 'must begin with https://, or be on this machine');
    if (oidc.clientId === undefined) fault('oidc.clientId', 'must be given with oidc.issuer');
    if (settings.server.publicUrl === undefined)
      fault('server.publicUrl', 'must be given with oidc.issuer: the provider sends people back there');
    if (oidc.groups.length === 0)
      fault('oidc.groups', 'must name at least one group, or nobody could sign in there');
  } else if (!oidc.passwordSignIn) {
    fault('oidc.passwordSignIn', 'can be turned off only where oidc.issuer is given');
  }
  if (models.provider !== 'none' && models.model === undefined)
    fault('models.model', 'must be given with models.provider');
  if (models.provider === 'none' && models.visionModel !== undefined)
    fault('models.visionModel', 'can be given only with models.provider');
  if (models.provider === 'openai-compatible' && models.openaiCompatible.baseUrl === undefined)
    fault('models.openaiCompatible.baseUrl', 'must be given when models.provider is openai-compatible');
  if (models.provider === 'scripted' && settings.environment === 'production')
    fault('models.provider', 'scripted is for development and tests only');
  if (models.provider === 'scripted' && models.scriptFile === undefined)
    fault('models.scriptFile', 'must be given when models.provider is scripted');
  if (warehouse.kind === 'postgres' && warehouse.postgres.url === undefined)
    fault('warehouse.postgres.url', 'must be given when warehouse.kind is postgres');
  const { workgroup, clusterIdentifier } = warehouse.redshift;
  if (warehouse.kind === 'redshift-data' && (workgroup === undefined) === (clusterIdentifier === undefined))
    fault(
      'warehouse.redshift.workgroup',
      'give either it or clusterIdentifier when warehouse.kind is redshift-data',
    );
  if (warehouse.kind === 'redshift-data' && needsPersonaSecret(warehouse.redshift))
    fault(
      'warehouse.redshift.secretArn',
      'must name a secret for each persona, with {persona} in it, so that the database keeps their tables apart',
    );
  const { photos } = settings.stores;
  if (photos.storage === 's3' && photos.s3.bucket === undefined)
    fault('stores.photos.s3.bucket', 'must be given when stores.photos.storage is s3');
  const { reservePerQuestionUsd: reserve, perUserDayUsd, totalDayUsd, totalMonthUsd } = settings.budgets;
  const smallest = Math.min(...[perUserDayUsd, totalDayUsd, totalMonthUsd].map((usd) => usd ?? Infinity));
  if (reserve > smallest) {
    fault(
      'budgets.reservePerQuestionUsd',
      `must not be more than the smallest budget (${smallest}), or nothing could be asked`,
    );
  }
  const priced = settings.prices.list.map(({ service, unit }) => `${service} ${unit}`);
  const twice = priced.find((price, index) => priced.indexOf(price) !== index);
  if (twice !== undefined) fault('prices.list', `has two prices for ${twice}`);
  return faults;
}

/** Only a cluster gives an AWS identity passwords of several users. */
function needsPersonaSecret({ secretArn, workgroup }: Settings['warehouse']['redshift']): boolean {
  return secretArn === undefined ? workgroup !== undefined : !secretArn.includes('{persona}');
}
