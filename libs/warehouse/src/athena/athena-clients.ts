import { AthenaClient } from '@aws-sdk/client-athena';
import { GlueClient } from '@aws-sdk/client-glue';
import { S3Client } from '@aws-sdk/client-s3';
import type { WarehouseSettings } from '../warehouse-settings';

export type AthenaSettings = WarehouseSettings['athena'];

const CONNECTION_TIMEOUT_MS = 3_000;
const REQUEST_TIMEOUT_MS = 15_000;
const UPLOAD_TIMEOUT_MS = 600_000;

/** Retries have one layer, which is ours: see {@link withRetries}. */
const shared = ({ region }: AthenaSettings, requestTimeout = REQUEST_TIMEOUT_MS) => ({
  region,
  maxAttempts: 1,
  requestHandler: { connectionTimeout: CONNECTION_TIMEOUT_MS, requestTimeout },
});

/** `persona`: with the identity that asks for it, where the settings give each persona one of its own. */
export function athenaClient(settings: AthenaSettings, persona?: string): AthenaClient {
  const { endpoint, personaProfile } = settings;
  const profile = persona === undefined ? undefined : personaProfile?.replaceAll('{persona}', persona);
  return new AthenaClient({ ...shared(settings), endpoint, profile });
}

export function glueClient(settings: AthenaSettings): GlueClient {
  return new GlueClient({ ...shared(settings), endpoint: settings.glueEndpoint });
}

export function s3Client(settings: AthenaSettings): S3Client {
  const endpoint = settings.s3Endpoint;
  return new S3Client({
    ...shared(settings, UPLOAD_TIMEOUT_MS),
    endpoint,
    // Bucket names are no hosts of an address that somebody else gave.
    forcePathStyle: endpoint !== undefined,
  });
}
