import { AwsError } from '../aws/aws-error';

/** Errors of Bedrock by name, with the HTTP status that each has there. */
const STATUS = {
  AccessDeniedException: 403,
  ExpiredTokenException: 403,
  InternalServerException: 500,
  InvalidSignatureException: 403,
  MissingAuthenticationTokenException: 403,
  ModelErrorException: 424,
  ModelNotReadyException: 429,
  ModelTimeoutException: 408,
  ResourceNotFoundException: 404,
  ServiceQuotaExceededException: 400,
  ServiceUnavailableException: 503,
  ThrottlingException: 429,
  UnknownOperationException: 404,
  UnrecognizedClientException: 403,
  ValidationException: 400,
} as const;
export type ServiceErrorName = keyof typeof STATUS;

/** A refusal in the form of AWS: the name in `x-amzn-errortype`, the words in the body. */
export class ServiceError extends AwsError {
  constructor(name: ServiceErrorName, message: string) {
    super(name, message, STATUS[name]);
  }

  /** What Bedrock calls an answer of this status. */
  static ofStatus(status: number): ServiceError {
    const name = (Object.keys(STATUS) as ServiceErrorName[]).find(
      (key) => STATUS[key] === status && !ODD_ONES.has(key),
    );
    return new ServiceError(name ?? 'InternalServerException', WORDS[status] ?? `Status ${status}.`);
  }
}

/** Share their status with one that is more usual. */
const ODD_ONES = new Set<ServiceErrorName>([
  'ExpiredTokenException',
  'InvalidSignatureException',
  'MissingAuthenticationTokenException',
  'ModelNotReadyException',
  'ServiceQuotaExceededException',
  'UnknownOperationException',
  'UnrecognizedClientException',
]);

const WORDS: Readonly<Record<number, string>> = {
  400: 'The provided request is not valid',
  403: "You don't have access to the model with the specified model ID.",
  404: 'The provided model identifier is invalid.',
  408: 'Model timed out.',
  424: 'The model could not process the request.',
  429: 'Too many requests, please wait before trying again.',
  500: 'The server encountered an internal error while processing the request.',
  503: 'Bedrock is unable to process your request.',
};
