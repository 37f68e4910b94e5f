import { QuartermasterError } from '#libs/contracts';

/** What PostgreSQL keeps of a name. */
const MAX_NAME_BYTES = 63;
const DEFAULT_USER = 'quartermaster';

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * The database user that asks for a persona, `<user of the address>_<persona>`, and the name of the schema with that
 * persona's views.
 */
export function personaUser(url: string, persona: string): string {
  const name = `${decodeURIComponent(new URL(url).username) || DEFAULT_USER}_${persona}`;
  if (Buffer.byteLength(name) > MAX_NAME_BYTES)
    throw new QuartermasterError('VALIDATION_FAILED', {
      message: `The database user of a persona would have a name that is too long: ${name}.`,
      nextStep: 'Give a shorter user in warehouse.postgres.url.',
    });
  return name;
}

/** The address with which a persona's queries connect: same place, same password. */
export function personaUrl(url: string, persona: string): string {
  const own = new URL(url);
  own.username = encodeURIComponent(personaUser(url, persona));
  return own.toString();
}
