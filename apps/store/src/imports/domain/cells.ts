export type CellValue = string | number | boolean | string[];

/** A cell's value, or what is wrong with it, to be read after "is": "no whole number from 0 to 100". */
export type Parsed = { value: CellValue } | { fault: string };
export type Parse = (text: string) => Parsed;

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;
const YES = ['yes', 'true', '1', 'y'];
const NO = ['no', 'false', '0', 'n'];

export const text =
  (most: number): Parse =>
  (cell) =>
    cell.length > most
      ? { fault: `longer than ${most} characters` }
      : // PostgreSQL cannot keep it.
        cell.includes('\0')
        ? { fault: 'not text: it holds a zero character' }
        : { value: cell };

export const code: Parse = (cell) =>
  CODE.test(cell)
    ? { value: cell }
    : { fault: 'no code of up to 40 letters, digits, dots, dashes and underscores' };

export const whole =
  (least: number, most: number): Parse =>
  (cell) => {
    const value = Number(cell);
    const fits = /^[+-]?\d+(\.0+)?$/.test(cell) && value >= least && value <= most;
    return fits ? { value } : { fault: `no whole number from ${least} to ${most}` };
  };

/** Two places are kept, half a cent up. */
export const money: Parse = (cell) => {
  const value = Number(cell);
  const fits = /^\d+(\.\d+)?(e-\d+)?$/i.test(cell) && value <= 9_999_999_999;
  return fits ? { value: Math.round(value * 100) / 100 } : { fault: 'no amount of money like 12.50' };
};

/** A day, with or without a time after it. */
export const day: Parse = (cell) => {
  const date = /^(\d{4}-\d\d-\d\d)(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/.exec(cell)?.[1];
  const at = date === undefined ? NaN : Date.parse(date);
  const exists = !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === date;
  return exists ? { value: date! } : { fault: 'no day like 2026-03-31' };
};

/** Minutes from midnight. */
export const clockMinute: Parse = (cell) => {
  const [, hour, minute] = /^(\d{1,2}):(\d\d)(?::00)?$/.exec(cell) ?? [];
  const value = Number(hour) * 60 + Number(minute);
  return value <= 1_440 && Number(minute) < 60 ? { value } : { fault: 'no time of day like 07:30' };
};

export const yesNo: Parse = (cell) => {
  const word = cell.toLowerCase();
  if (YES.includes(word)) return { value: true };
  return NO.includes(word) ? { value: false } : { fault: 'neither yes nor no' };
};

export const choice =
  (...words: string[]): Parse =>
  (cell) =>
    words.includes(cell.toLowerCase())
      ? { value: cell.toLowerCase() }
      : { fault: `none of ${words.join(', ')}` };

/** Several, with semicolons between them. */
export const list =
  (most: number): Parse =>
  (cell) => {
    const value = cell.split(';').map((one) => one.trim());
    return value.length > most || value.some((one) => one === '' || one.length > 60)
      ? { fault: `no list of up to ${most} words with semicolons between them` }
      : { value };
  };
