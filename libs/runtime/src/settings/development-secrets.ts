import { createHmac, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { SettingsError } from './settings-error';
import { MIN_SECRET_LENGTH, type Settings } from './settings.schema';

const DevelopmentSecrets = z.strictObject({
  signingKey: z.string().min(MIN_SECRET_LENGTH),
  pepper: z.string().min(1),
});
export type DevelopmentSecrets = z.infer<typeof DevelopmentSecrets>;

/** Settings with which services can be composed: no secret is absent. */
export type CompleteSettings = Settings & {
  bus: { signingKey: string };
  passwords: { pepper: string };
  stores: { customerKey: string };
};

const FILE = 'development-secrets.json';

/** Reads the secrets of this data directory, readable by its owner only, and makes them the first time. */
export function developmentSecrets(dataDirectory: string): DevelopmentSecrets {
  const path = join(dataDirectory, FILE);
  try {
    return read(path) ?? make(dataDirectory, path);
  } catch (error) {
    if (error instanceof SettingsError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new SettingsError([
      { path: 'dataDirectory (QM_DATA_DIR)', message: `cannot be used: ${code} at ${path}` },
    ]);
  }
}

function make(dataDirectory: string, path: string): DevelopmentSecrets {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const made = {
    signingKey: randomBytes(32).toString('base64url'),
    pepper: randomBytes(32).toString('base64url'),
  };
  // Linked into place, so that of several services starting at once one wins and none reads half a file.
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return read(path)!;
  } finally {
    rmSync(draft, { force: true });
  }
}

function read(path: string): DevelopmentSecrets | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return DevelopmentSecrets.parse(JSON.parse(text));
  } catch {
    throw new SettingsError([
      {
        path,
        message:
          'is damaged. Restore it; deleting it makes every password and session of this data directory unusable',
      },
    ]);
  }
}

/**
 * Fills in the secrets that development may leave out. In production nothing is missing: `loadSettings` has refused it.
 * @throws SettingsError when the file in the data directory is damaged
 */
export function withDevelopmentSecrets(settings: Settings): CompleteSettings {
  const { bus, passwords, stores } = settings;
  const given = { signingKey: bus.signingKey, pepper: passwords.pepper, customerKey: stores.customerKey };
  const made = Object.values(given).includes(undefined) ? developmentSecrets(settings.dataDirectory) : null;
  const customerKey = made === null ? given.customerKey! : (given.customerKey ?? customerKeyOf(made));
  return {
    ...settings,
    bus: { ...bus, signingKey: given.signingKey ?? made!.signingKey },
    passwords: { ...passwords, pepper: given.pepper ?? made!.pepper },
    stores: { ...stores, customerKey },
  };
}

/** Made of what the file has, so that data directories of before there was such a key need nothing new. */
function customerKeyOf({ pepper }: DevelopmentSecrets): string {
  return createHmac('sha256', pepper).update('customer-key').digest('base64url');
}
