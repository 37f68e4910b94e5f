/** Every string and key of a value with `replacement` in the place of what matches; the rest as it is. */
export function redactedValue(value: unknown, patterns: readonly RegExp[], replacement: string): unknown {
  if (typeof value === 'string') return redactedText(value, patterns, replacement);
  if (Array.isArray(value)) return value.map((each) => redactedValue(each, patterns, replacement));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      replaced(key, patterns, replacement),
      redactedValue(each, patterns, replacement),
    ]),
  );
}

/** A text; one that is JSON is read as such, so that it stays JSON. */
export function redactedText(text: string, patterns: readonly RegExp[], replacement: string): string {
  const parsed = parsedJson(text);
  if (parsed === undefined) return replaced(text, patterns, replacement);
  const redacted = JSON.stringify(redactedValue(parsed, patterns, replacement));
  // Written otherwise than JavaScript would, it stays so unless something was found.
  return redacted === JSON.stringify(parsed) ? text : redacted;
}

const replaced = (text: string, patterns: readonly RegExp[], replacement: string): string =>
  patterns.reduce((sum, pattern) => sum.replace(pattern, () => replacement), text);

function parsedJson(text: string): unknown {
  if (!/^\s*[[{]/u.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
