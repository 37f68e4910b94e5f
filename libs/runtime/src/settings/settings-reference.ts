import { leavesOf } from './setting-tree';
import { SettingsShape } from './settings.schema';

export interface SettingReference {
  /** Dotted, as in the file: `server.port`. */
  path: string;
  type: string;
  default: unknown;
  env?: string;
  description: string;
  secret: boolean;
}

/** Every setting in the schema's order; the page docs/operations/configuration.md is made from it. */
export function settingsReference(): SettingReference[] {
  return leavesOf(SettingsShape).map(
    ({ path, type, default: fallback, env, description, secret }): SettingReference => ({
      path: path.join('.'),
      type,
      default: fallback,
      env,
      description,
      secret,
    }),
  );
}
