import type { AwsCredentials } from './signature';

/** The only key that a double knows, unless told otherwise. */
export const DOUBLE_CREDENTIALS: AwsCredentials = {
  accessKeyId: 'AKIADOUBLE0000000000',
  secretAccessKey: 'only-known-to-the-double',
};
export const DOUBLE_REGION = 'eu-west-1';
