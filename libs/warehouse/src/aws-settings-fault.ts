import { QuartermasterError } from '#libs/contracts';

interface Fault {
  readonly when: RegExp;
  readonly message: string;
  /** What to look at; `*` stands for the warehouse's group of settings. */
  readonly check: string;
}

/** By the name and the words of AWS, or of its SDK where nothing was sent. */
const FAULTS: readonly Fault[] = [
  {
    when: /^\w*: (?:Region is missing|.*region .*not (?:set|configured))/i,
    message: 'No AWS region is given for the data warehouse.',
    check: 'the setting *.region, or AWS_REGION',
  },
  {
    when: /^CredentialsProviderError|could not (?:load|resolve) credentials/i,
    message: 'There are no AWS credentials with which the data warehouse could be asked.',
    check:
      'the environment, the profiles of the AWS configuration (*.personaProfile), or the role of the machine',
  },
  {
    when: /^(?:UnrecognizedClient|InvalidSignature|ExpiredToken|InvalidClientTokenId|InvalidAccessKeyId|SignatureDoesNotMatch|MissingAuthenticationToken)/,
    message: 'AWS does not accept the credentials with which the data warehouse is asked.',
    check:
      'the credentials (`aws sts get-caller-identity`), the clock of the machine, and the setting *.region',
  },
  {
    when: /^AccessDenied/,
    message: 'The AWS identity with which the data warehouse is asked may not do that.',
    check: 'its policy against docs/operations/aws.md',
  },
  {
    when: /^InvalidRequestException: work ?group .*not found/i,
    message: 'Athena does not know the workgroup of the settings.',
    check: 'the setting *.workgroup',
  },
  {
    when: /no output location provided/i,
    message: 'Athena is not told where to write results.',
    check: 'the setting *.outputLocation, or the workgroup’s own',
  },
  {
    when: /redshift endpoint doesn't exist/i,
    message: 'Redshift does not know the workgroup or cluster of the settings in this region.',
    check: 'the settings *.workgroup, *.clusterIdentifier and *.region',
  },
];

/**
 * Where a call was refused because of how the product is set up: an error that says which setting to look at, in our
 * words. Those of AWS, which may name accounts, are in its cause.
 */
export function settingsFault(
  error: unknown,
  group: 'warehouse.athena' | 'warehouse.redshift',
): QuartermasterError | undefined {
  const { name = '', message = '' } = (error ?? {}) as Partial<Error>;
  const fault = FAULTS.find(({ when }) => when.test(`${name}: ${message}`));
  return (
    fault &&
    new QuartermasterError('WAREHOUSE_UNAVAILABLE', {
      message: fault.message,
      nextStep: `The person who runs Quartermaster should check ${fault.check.replaceAll('*', group)}.`,
      retryable: false,
      cause: error,
    })
  );
}
