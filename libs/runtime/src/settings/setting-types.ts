import { z } from 'zod';

/** What the generated page says about a setting besides its type and default. */
interface About {
  /** The environment variable that overrides the file. */
  env?: string;
  /** Never shown: not in the page, not in a log, not in an error. */
  secret?: boolean;
}

export const about = <T extends z.ZodType>(schema: T, description: string, more: About = {}): T =>
  schema.meta({ description, ...more });

export const group = <S extends z.ZodRawShape>(description: string, shape: S) =>
  about(z.strictObject(shape).prefault({} as never), description);

export const seconds = (fallback: number) => z.int().min(1).default(fallback);
export const milliseconds = (fallback: number) => z.int().min(1).default(fallback);
export const count = (fallback: number) => z.int().min(1).default(fallback);
export const text = () => z.string().min(1);

export const MEBIBYTE = 1024 * 1024;
export const GIBIBYTE = 1024 * MEBIBYTE;

export const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
      `expected an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    );
