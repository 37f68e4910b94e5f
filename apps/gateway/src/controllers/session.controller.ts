import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Me, type SignedOut, sqlAgents } from '#libs/contracts';
import { SETTINGS, type Settings } from '#libs/runtime';
import { api } from '../api';
import { Catalogs } from '../catalogs';
import type { InputOf } from '../endpoint';
import { Authentication } from '../http/authentication';
import { callContextOf, originOf, sessionOf } from '../http/request-scope';
import { Input, Serves } from '../http/serves';
import { OidcSignOut } from '../sign-in/oidc/oidc-sign-out';
import { DemoUsers } from '../sign-in/demo-users';
import { Sessions } from '../sign-in/sessions';
import { csrfTokenOf } from '../sign-in/tokens';

/** Signing in and out, and the persona in use. */
@Controller()
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly authentication: Authentication,
    private readonly demoUsers: DemoUsers,
    private readonly signOuts: OidcSignOut,
    private readonly catalogs: Catalogs,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Serves(api.signInOptions)
  options() {
    const { issuer, label, passwordSignIn } = this.settings.oidc;
    const oidc = issuer === undefined ? null : { label };
    return { oidc, password: passwordSignIn, ...this.demoUsers.options() };
  }

  @Serves(api.signIn)
  async signIn(
    @Input() { body }: InputOf<typeof api.signIn>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me & { token: string }> {
    const { session, token } = await this.sessions.signIn(body, originOf(request));
    request.scope.session = session;
    request.scope.token = token;
    this.authentication.cookie.write(request, reply, token);
    return { ...(await this.describe(request)), token };
  }

  @Serves(api.signOut)
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedOut> {
    const providerUrl = await this.signOuts.signOut(sessionOf(request), originOf(request));
    this.authentication.cookie.clear(request, reply);
    return { providerUrl };
  }

  @Serves(api.me)
  me(@Req() request: FastifyRequest): Promise<Me> {
    return this.describe(request);
  }

  @Serves(api.choosePersona)
  async choosePersona(
    @Input() { body }: InputOf<typeof api.choosePersona>,
    @Req() request: FastifyRequest,
  ): Promise<Me> {
    request.scope.session = await this.sessions.choosePersona(
      sessionOf(request),
      body.persona,
      originOf(request),
    );
    return this.describe(request);
  }

  private async describe(request: FastifyRequest): Promise<Me> {
    const { userId, username, displayName, roles, personas, persona, expiresAt } = sessionOf(request);
    return {
      user: { id: userId, username, displayName, roles },
      personas: await this.catalogs.summaries(personas, () =>
        callContextOf(request, { timeoutMs: sqlAgents.describe.timeoutMs }),
      ),
      persona,
      csrfToken: csrfTokenOf(request.scope.token!),
      session: {
        idleTimeoutSeconds: this.settings.sessions.idleSeconds,
        expiresAt: expiresAt.toISOString(),
      },
    };
  }
}
