/** An error of an AWS service as it goes over the wire. */
export class AwsError extends Error {
  constructor(
    override readonly name: string,
    message: string,
    readonly status = 400,
    /** Members of the error's body besides its message. */
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}
