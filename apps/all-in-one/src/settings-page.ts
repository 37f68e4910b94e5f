import { settingsReference } from '#libs/runtime';

const cell = (text: unknown): string =>
  String(text ?? '')
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ');

/** docs/operations/configuration.md: every setting, from the schema that checks them. */
export function settingsPage(): string {
  const rows = settingsReference().map(({ path, type, default: fallback, env, description, secret }) => {
    const shown = secret ? 'secret' : fallback === undefined ? '' : `\`${JSON.stringify(fallback)}\``;
    return `| \`${path}\` | ${cell(type)} | ${cell(shown)} | ${env === undefined ? '' : `\`${env}\``} | ${cell(description)} |`;
  });
  return `# Configuration

Generated from the schema by \`npm run generate\`. One YAML file, \`quartermaster.yaml\` in the working directory or the file
that \`QM_CONFIG\` names; every setting has a default. \`\${NAME}\` and \`\${NAME:-default}\` take an environment variable. The
variables in the table override the file. An unknown, missing or wrong setting stops the start and is named.

| setting | type | default | environment | meaning |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}
