export {
  type AthenaDouble,
  type AthenaDoubleOptions,
  startAthenaDouble,
} from './athena-double/start-athena-double';
export { DOUBLE_CREDENTIALS, DOUBLE_REGION } from './aws/account';
export type { AwsCall, AwsIdentity } from './aws/aws-server';
export { type S3Double, startS3Double } from './aws/start-s3-double';
export type {
  BedrockDouble,
  BedrockReply,
  Finding,
  SeenRequest,
  StoredPassage,
} from './bedrock-double/bedrock-reply';
export { type BedrockDoubleOptions, startBedrockDouble } from './bedrock-double/start-bedrock-double';
export { freePort } from './free-port';
export type { ModelDouble, ModelReply, SeenCall, SeenImage } from './model-reply';
export { type OpenAiDoubleOptions, startOpenAiDouble } from './openai-double/openai-double';
export { PrivatePostgres, runSql } from './private-postgres';
export {
  type RedshiftDouble,
  type RedshiftDoubleOptions,
  startRedshiftDouble,
} from './redshift-double/start-redshift-double';
