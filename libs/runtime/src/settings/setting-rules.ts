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
    if (settings.database.url === undefined) fault('database.url', 'must be given in production');
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
  if (settings.sessions.idleSeconds > settings.sessions.absoluteSeconds) {
    fault('sessions.idleSeconds', 'must not be more than sessions.absoluteSeconds');
  }
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
