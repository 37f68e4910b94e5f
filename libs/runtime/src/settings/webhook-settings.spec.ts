import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from './load-settings';
import { settingsReference } from './settings-reference';

describe('settings of webhooks', () => {
  let directory: string;
  beforeAll(() => (directory = mkdtempSync(join(tmpdir(), 'qm-webhook-settings-'))));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const load = (url: string, secret = SECRET) => {
    const file = join(directory, 'quartermaster.yaml');
    writeFileSync(
      file,
      JSON.stringify({ webhooks: { endpoints: [{ url, secret, events: ['watch.met'] }] } }),
    );
    return loadSettings({ file, env: {} }).webhooks.endpoints;
  };

  it.each([
    'https://erp.example/hook',
    'http://127.0.0.1:8080/hook',
    'http://localhost/hook',
    'http://[::1]/hook',
  ])('takes %s', (url) => {
    expect(load(url)).toEqual([{ url, secret: SECRET, events: ['watch.met'] }]);
  });

  it.each([
    'http://erp.example/hook',
    'http://127.0.0.1.example/',
    'https://user:word@erp.example/',
    'ftp://x/',
    'erp',
  ])('refuses %s', (url) => {
    expect(() => load(url)).toThrow(/webhooks\.endpoints\.0\.url.*https:\/\//s);
  });

  it('refuses a secret that is too short or no base64, without showing it', () => {
    for (const secret of ['whsec_c2hvcnQ=', 'correct horse battery staple, correct horse', SECRET.slice(6)]) {
      expect(() => load('https://erp.example/', secret)).toThrow(/webhooks\.endpoints\.0\.secret.*whsec_/s);
      expect(() => load('https://erp.example/', secret)).not.toThrow(secret);
    }
  });

  it('is a secret in the reference', () => {
    expect(settingsReference().find(({ path }) => path === 'webhooks.endpoints')).toMatchObject({
      secret: true,
    });
  });
});
