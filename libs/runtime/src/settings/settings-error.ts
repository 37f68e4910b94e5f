export interface SettingFault {
  /** Dotted, with the environment variable behind it where there is one: `server.port (QM_PORT)`. */
  path: string;
  message: string;
}

/** The start fails with every wrong setting at once. The message is for the person who starts it. */
export class SettingsError extends Error {
  constructor(readonly faults: readonly SettingFault[]) {
    super(
      [
        faults.length === 1 ? 'A setting is not valid:' : `${faults.length} settings are not valid:`,
        ...faults.map(({ path, message }) => `  ${path}: ${message}`),
      ].join('\n'),
    );
    this.name = 'SettingsError';
  }
}
