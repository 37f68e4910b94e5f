export const quoteText = (value: string): string => `'${value.replaceAll("'", "''")}'`;

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const quoteTexts = (values: readonly string[]): string => values.map(quoteText).join(', ');
