import { type AwsCall, type AwsServerOptions, DoubleFolder, startAwsServer } from './aws-server';
import { AwsError } from './aws-error';
import { Faults } from './faults';
import type { S3Folder } from './s3-folder';

/** An S3 by itself. */
export interface S3Double {
  readonly endpoint: string;
  readonly region: string;
  readonly s3: S3Folder;
  readonly faults: Faults;
  readonly calls: readonly AwsCall[];
  /** A second call does nothing. */
  stop(): Promise<void>;
}

/** A local S3 that the real SDK client talks to, with its objects in a folder of its own. */
export async function startS3Double(options: AwsServerOptions = {}): Promise<S3Double> {
  const folder = new DoubleFolder('s3-double');
  const faults = new Faults();
  const server = await startAwsServer(
    {
      targets: {},
      s3: folder.s3,
      faults,
      call: (service) => {
        throw new AwsError('UnknownService', `The double is an S3 and no ${service}.`);
      },
    },
    options,
  );
  let stopped: Promise<void> | undefined;
  return {
    endpoint: server.endpoint,
    region: server.region,
    s3: folder.s3,
    faults,
    calls: server.calls,
    stop: () => (stopped ??= server.close().finally(() => folder.remove())),
  };
}
