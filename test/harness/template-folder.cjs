const { chmodSync, mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** Jest's global set-up: where specs of this run keep what they copy from each other (template.ts). */
module.exports = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'qm-templates-'));
  process.env.SPEC_TEMPLATES = folder;
  // A PostgreSQL that does not run as root has to pass.
  chmodSync(folder, 0o755);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
};
