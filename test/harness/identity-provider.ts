import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../libs/testing/src/free-port';
import { answers, Started } from './processes';

/** What the provider says of somebody, besides who they are. */
export interface ProviderPerson {
  name?: string;
  preferred_username?: string;
  email?: string;
  groups?: string[];
}

export const CLIENT_ID = 'quartermaster';
export const CLIENT_SECRET = 'a-secret-for-specs-only';

interface Options {
  people: Record<string, ProviderPerson>;
  /** Where people reach the product. */
  productUrl: string;
  /** Writes names and groups into userinfo only, as the standard has it. */
  claimsInUserInfo?: boolean;
}

/** A real OpenID provider in a process of its own; see oidc-provider.mjs. */
export class IdentityProvider {
  private process!: Started;

  private constructor(
    private readonly port: number,
    private readonly options: Options,
  ) {}

  static async start(options: Options): Promise<IdentityProvider> {
    const provider = new IdentityProvider(await freePort(), options);
    await provider.up();
    return provider;
  }

  /** An address at which nobody answers until {@link up}. */
  static async absent(options: Options): Promise<IdentityProvider> {
    return new IdentityProvider(await freePort(), options);
  }

  get issuer(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** With new keys: whoever knew the old ones has to ask again. */
  async up(): Promise<void> {
    const { people, productUrl, claimsInUserInfo = false } = this.options;
    const client = {
      client_id: CLIENT_ID,
      client_secret: CLIENT_SECRET,
      redirect_uris: [`${productUrl}/v1/oidc/callback`],
      post_logout_redirect_uris: [`${productUrl}/sign-in`],
      backchannel_logout_uri: `${productUrl}/v1/oidc/back-channel-logout`,
      backchannel_logout_session_required: true,
      claims_in_userinfo: claimsInUserInfo,
    };
    this.process = Started.run('identity provider', process.execPath, [`${__dirname}/oidc-provider.mjs`], {
      env: { ...process.env, OIDC_PROVIDER: JSON.stringify({ port: this.port, people, client }) },
    });
    await this.process.until(() => answers(`${this.issuer}/.well-known/openid-configuration`));
  }

  async down(): Promise<void> {
    await this.process.stop('SIGKILL');
  }

  /**
   * What the product's environment needs to let these groups in.
   *
   * @param directory for the settings file
   */
  environment(directory: string, groups: object[]): NodeJS.ProcessEnv {
    const file = join(directory, 'quartermaster.yaml');
    // JSON is YAML.
    writeFileSync(file, JSON.stringify({ oidc: { groups, label: 'Example Corp' } }));
    return {
      QM_CONFIG: file,
      QM_PUBLIC_URL: this.options.productUrl,
      QM_OIDC_ISSUER: this.issuer,
      QM_OIDC_CLIENT_ID: CLIENT_ID,
      QM_OIDC_CLIENT_SECRET: CLIENT_SECRET,
    };
  }

  log(): string {
    return this.process.log();
  }

  async stop(): Promise<void> {
    if (this.process?.running) await this.down();
  }
}
