const MAX_VALUE_LENGTH = 120;
/** What one looks for first; ids and SQL are for who opens the entry. */
const FIRST = ['question', 'code', 'username', 'reason', 'persona', 'rows', 'costUsd'];
const ONLY_WHEN_OPEN = /(^sql|Id|Digest|Hash)$/;

export interface WrittenDetails {
  /** In sight at once, cut where long. */
  brief: [string, string][];
  /** Everything, whole. */
  all: [string, string][];
}

const rank = (name: string) => {
  const at = FIRST.indexOf(name);
  return at < 0 ? FIRST.length : at;
};

/** An entry's details as name and text, nested ones as JSON, empty ones left out, the telling ones first. */
export function writeDetails(details: Record<string, unknown>): WrittenDetails {
  const all = Object.entries(details)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]): [string, string] => [
      name,
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ])
    .sort(([a], [b]) => rank(a) - rank(b));
  const brief = all
    .filter(([name]) => !ONLY_WHEN_OPEN.test(name))
    .map(([name, value]): [string, string] => [
      name,
      value.length > MAX_VALUE_LENGTH ? `${value.slice(0, MAX_VALUE_LENGTH - 1)}…` : value,
    ]);
  return { brief: brief.length > 0 ? brief : all.slice(0, 1), all };
}
