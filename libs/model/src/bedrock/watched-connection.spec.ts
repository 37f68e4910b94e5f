import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { QuartermasterError } from '#libs/contracts';
import { SettingsError } from '#libs/runtime';
import { TOO_LATE } from '../resilience/deadlines';
import { asks, bedrockUnderTest, type BedrockUnderTest, play } from './bedrock-under-test.conformance';

const GOOD = { kind: 'turn', content: [{ kind: 'text', text: 'Nothing is low.' }] } as const;
const errorOf = async (test: BedrockUnderTest) =>
  (await play(test, asks('What is low?'))).error as QuartermasterError | undefined;
const codeOf = async (test: BedrockUnderTest) => (await errorOf(test))?.code;

describe('a connection to Bedrock', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qm-bedrock-tls-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  let test: BedrockUnderTest;
  afterEach(() => test.stop());

  describe('by TLS', () => {
    const file = (name: string) => join(folder, name);
    const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
    beforeAll(() => {
      openssl(
        'req',
        '-x509',
        ...key,
        '-keyout',
        'ca.key',
        '-out',
        'ca.pem',
        '-days',
        '2',
        '-subj',
        '/CN=Private CA',
      );
      writeFileSync(file('san'), 'subjectAltName=IP:127.0.0.1,DNS:localhost');
      openssl('req', ...key, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=bedrock.internal');
      openssl(
        ...['x509', '-req', '-in', 'server.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'],
        ...['-extfile', 'san', '-out', 'server.pem', '-days', '2'],
      );
    });
    const tls = () => ({
      key: readFileSync(file('server.key'), 'utf8'),
      cert: readFileSync(file('server.pem'), 'utf8'),
    });

    it('trusts the certificate authority that the settings name', async () => {
      test = await bedrockUnderTest({ caFile: file('ca.pem') }, { tls: tls() });
      test.double.reply(GOOD);
      expect(test.double.url).toMatch(/^https:/);
      expect(await codeOf(test)).toBeUndefined();
    });

    it('trusts it by name too', async () => {
      const first = await bedrockUnderTest({}, { tls: tls() });
      const { port } = new URL(first.double.url);
      test = await bedrockUnderTest({ caFile: file('ca.pem'), endpoint: `https://localhost:${port}` });
      first.double.reply(GOOD);
      expect(await codeOf(test)).toBeUndefined();
      await first.stop();
    });

    it('trusts nobody else', async () => {
      test = await bedrockUnderTest({}, { tls: tls() });
      test.double.reply(GOOD);
      expect(await codeOf(test)).toBe('MODEL_UNAVAILABLE');
      expect(test.double.calls).toEqual([]);
    });

    it.each([
      ['is not there', 'none.pem', /cannot be read \(ENOENT\)/],
      ['is no certificate', 'san', /no certificate/],
    ])('refuses at the start a file that %s', async (_, name, words) => {
      test = await bedrockUnderTest();
      const opening = bedrockUnderTest({ caFile: file(name) });
      await expect(opening).rejects.toThrow(SettingsError);
      await expect(opening).rejects.toThrow(words);
    });
  });

  describe('that goes silent', () => {
    let behind: BedrockUnderTest;
    /** Between adapter and double; when it is silent it takes everything and gives nothing, like a firewall. */
    let proxy: Server;
    let silent: boolean;
    let opened: number;
    const sockets = new Set<Socket>();
    const listen = async (target: string) => {
      const { port } = new URL(target);
      [silent, opened] = [false, 0];
      proxy = createServer((near) => {
        opened += 1;
        const far = connect(Number(port), '127.0.0.1');
        for (const socket of [near, far]) {
          sockets.add(socket);
          socket.on('error', () => undefined).on('close', () => (near.destroy(), far.destroy()));
        }
        const passes = !silent;
        near.on('data', (data) => void (!silent && passes && far.write(data)));
        far.on('data', (data) => void (!silent && passes && near.write(data)));
      });
      await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
      return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    };
    afterEach(() => {
      for (const socket of sockets) socket.destroy();
      proxy.close();
      return behind.stop();
    });

    it('is closed, and the next call has another one', async () => {
      behind = await bedrockUnderTest();
      behind.double.reply(GOOD);
      test = await bedrockUnderTest(
        { endpoint: await listen(behind.double.url) },
        { models: { idleTimeoutMs: 400 } },
      );
      expect(await codeOf(test)).toBeUndefined();
      silent = true;
      expect(await errorOf(test)).toMatchObject({ code: 'MODEL_UNAVAILABLE', details: { reason: TOO_LATE } });
      silent = false;
      expect(await codeOf(test)).toBeUndefined();
      expect(opened).toBe(2);
    });
  });

  it('is given up when it does not stand in time', async () => {
    // Takes the connection and never says a word of TLS.
    const mute = createServer();
    const taken = new Set<Socket>();
    mute.on('connection', (socket) => void taken.add(socket.on('error', () => undefined)));
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const { port } = mute.address() as AddressInfo;
    test = await bedrockUnderTest({ endpoint: `https://127.0.0.1:${port}`, connectTimeoutMs: 200 });
    expect(await codeOf(test)).toBe('MODEL_UNAVAILABLE');
    for (const socket of taken) socket.destroy();
    mute.close();
  });
});
