import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { PersonaId, Role } from '#libs/contracts';
import { withUsers } from './local-services';
import { type Command, UsageError } from './command';
import { writeLine } from './output';

/** From standard input, so that it is in no shell history and no process list. A terminal does not show it. */
async function readPassword(): Promise<string> {
  const { stdin, stderr } = process;
  const muted = stdin.isTTY === true;
  if (muted) stderr.write('Password: ');
  const lines = createInterface({ input: stdin, terminal: false });
  if (muted) stdin.setRawMode(false);
  try {
    for await (const line of lines) return line;
    throw new UsageError('The password is read from standard input, which is empty.');
  } finally {
    lines.close();
  }
}

function listOf<T>(text: string | undefined, parse: (part: string) => T): T[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map(parse);
}

function parsed<T>(
  schema: { safeParse(value: unknown): { success: boolean; data?: T } },
  value: string,
  what: string,
): T {
  const result = schema.safeParse(value);
  if (!result.success) throw new UsageError(`"${value}" is not a ${what}.`);
  return result.data as T;
}

function oneUsername(positionals: string[]): string {
  const [username] = positionals;
  if (username === undefined || positionals.length > 1) throw new UsageError('Give one user name.');
  return username;
}

export const userAdd: Command = {
  name: 'user add',
  usage:
    'qm user add NAME --personas warehouse_manager,field_engineer [--display-name TEXT] [--roles admin] [--sites WH-01,WH-02] < password',
  summary: 'Adds a user; the password is read from standard input',
  async run(argv, settings) {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        personas: { type: 'string' },
        'display-name': { type: 'string' },
        roles: { type: 'string' },
        sites: { type: 'string' },
      },
    });
    const username = oneUsername(positionals);
    const personas = listOf(values.personas, (part) => parsed<string>(PersonaId, part, 'persona'));
    const roles = listOf(values.roles, (part) => parsed<Role>(Role, part, 'role'));
    const sites = values.sites === undefined ? null : listOf(values.sites, (part) => part);
    if (personas.length === 0 && !roles.includes('admin')) throw new UsageError('--personas is missing.');
    const password = await readPassword();
    await withUsers(settings, async (users) =>
      writeLine(
        await users.add({
          username,
          password,
          displayName: values['display-name'] ?? username,
          personas,
          roles,
          sites,
        }),
      ),
    );
  },
};

export const userList: Command = {
  name: 'user list',
  usage: 'qm user list',
  summary: 'Lists the users',
  run: (_argv, settings) =>
    withUsers(settings, async (users) => {
      for (const user of await users.list()) await writeLine(user);
    }),
};

export const userDisable: Command = {
  name: 'user disable',
  usage: 'qm user disable NAME',
  summary: 'Disables a user and ends all of its sessions',
  async run(argv, settings) {
    const username = oneUsername(parseArgs({ args: argv, allowPositionals: true }).positionals);
    await withUsers(settings, async (users) => writeLine(await users.disable(username)));
  },
};

export const userPassword: Command = {
  name: 'user password',
  usage: 'qm user password NAME < password',
  summary: 'Sets a new password and ends all sessions of the user; the password is read from standard input',
  async run(argv, settings) {
    const username = oneUsername(parseArgs({ args: argv, allowPositionals: true }).positionals);
    const password = await readPassword();
    await withUsers(settings, async (users) => writeLine(await users.setPassword(username, password)));
  },
};
