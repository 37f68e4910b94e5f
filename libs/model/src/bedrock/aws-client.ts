import { readFileSync } from 'node:fs';
import type { BedrockRuntimeClientConfig } from '@aws-sdk/client-bedrock-runtime';
import { type Settings, SettingsError } from '#libs/runtime';
import { connectWatched } from './watched-connection';

/**
 * How every client of Bedrock is made: credentials by the SDK's default chain, no retries (they are
 * `withResilience`'s), and connections that calls share, each with its own limits.
 *
 * @throws SettingsError when the certificate authority cannot be read
 */
export function awsClientConfig({
  bedrock: { region, endpoint, caFile, callsPerConnection, connectTimeoutMs },
  idleTimeoutMs,
}: Settings['models']) {
  const certificateAuthority = caFile === undefined ? undefined : readCertificateAuthority(caFile);
  const limits = { connectMs: connectTimeoutMs, silentMs: idleTimeoutMs };
  return {
    region,
    endpoint,
    maxAttempts: 1,
    requestHandler: {
      disableConcurrentStreams: false,
      maxConcurrentStreams: callsPerConnection,
      nodeHttp2ConnectOptions: {
        createConnection: (address: URL) => connectWatched(address, limits, certificateAuthority),
      },
    },
  } satisfies BedrockRuntimeClientConfig;
}

function readCertificateAuthority(file: string): string {
  try {
    const text = readFileSync(file, 'utf8');
    if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  } catch (error) {
    throw fault(`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  throw fault(`${file} holds no certificate in PEM form`);
}

const fault = (message: string) => new SettingsError([{ path: 'models.bedrock.caFile', message }]);
