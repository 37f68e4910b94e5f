import { AwsError } from '../aws/aws-error';
import { type AwsServerOptions, DoubleFolder, startAwsServer } from '../aws/aws-server';
import { Faults } from '../aws/faults';
import type { AwsCredentials } from '../aws/signature';
import { runSql } from '../private-postgres';
import { REDSHIFT_FUNCTIONS } from './redshift-sql';
import { type StatementLimits, Statements } from './statements';

export interface RedshiftDoubleOptions extends AwsServerOptions {
  /** A PostgreSQL database of its own, as a superuser: there the statements really run. */
  readonly engineUrl: string;
  /** Whose password a secret holds; null is the administrator. Default: the user is named as the secret, `/` as `_`. */
  readonly userOfSecret?: (secret: string) => string | null;
  readonly limits?: Partial<StatementLimits>;
}

/** Redshift's Data API, and S3 for what COPY reads, at one address. */
export interface RedshiftDouble {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: AwsCredentials;
  /** By operation; with ` reply` behind its name the call is done and only its answer goes wrong. */
  readonly faults: Faults;
  readonly statements: Statements;
  /** Inputs of all calls of an operation so far. */
  calls(operation: string): readonly Input[];
  stop(): Promise<void>;
}

type Input = Readonly<Record<string, unknown>> & {
  readonly Id?: string;
  readonly Sql?: string;
  readonly Sqls?: string[];
  readonly SecretArn?: string;
  readonly DbUser?: string;
  readonly ClientToken?: string;
  readonly NextToken?: string;
};

const LIMITS: StatementLimits = { activeStatements: 500, pageRows: 100, resultBytes: 500_000_000 };

/**
 * A local Redshift Data API that the real SDK talks to: signatures are checked, statements run on PostgreSQL as the user
 * that asks, and calls go wrong in the ways that it is told to.
 */
export async function startRedshiftDouble(options: RedshiftDoubleOptions): Promise<RedshiftDouble> {
  const { engineUrl, userOfSecret = (secret: string) => secret.replaceAll('/', '_') } = options;
  await runSql(engineUrl, ...REDSHIFT_FUNCTIONS);
  const folder = new DoubleFolder('redshift-double');
  const faults = new Faults();
  const statements = new Statements(engineUrl, folder.s3, { ...LIMITS, ...options.limits });

  async function call(operation: string, input: Input): Promise<unknown> {
    switch (operation) {
      case 'ExecuteStatement':
      case 'BatchExecuteStatement': {
        const user = input.DbUser ?? (input.SecretArn === undefined ? null : userOfSecret(input.SecretArn));
        return { Id: statements.submit(input.Sqls ?? [input.Sql ?? ''], user, input.ClientToken) };
      }
      case 'DescribeStatement':
        return statements.describe(input.Id!);
      case 'GetStatementResult':
        return statements.page(input.Id!, input.NextToken);
      case 'CancelStatement':
        return statements.cancel(input.Id!);
      default:
        throw new AwsError('UnknownOperationException', `The double does not know ${operation}.`, 404);
    }
  }

  const server = await startAwsServer(
    {
      targets: { RedshiftData: 'redshift-data' },
      s3: folder.s3,
      faults,
      call: (_, operation, input) => call(operation, input),
    },
    options,
  );
  const { endpoint, region, credentials } = server;
  return {
    endpoint,
    region,
    credentials,
    faults,
    statements,
    calls: (operation) =>
      server.calls.filter((one) => one.operation === operation).map(({ input }) => input as Input),
    stop: async () => {
      await statements.stop();
      await server.close();
      folder.remove();
    },
  };
}
