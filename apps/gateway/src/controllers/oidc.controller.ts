import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { QuartermasterError } from '#libs/contracts';
import { Logger, SETTINGS, type Settings } from '#libs/runtime';
import { api } from '../api';
import type { InputOf } from '../endpoint';
import { type HostCookie, sessionCookie, signInCookie } from '../http/host-cookie';
import { errorOf } from '../http/problem';
import { originOf } from '../http/request-scope';
import { Input, Serves } from '../http/serves';
import { OidcSignIn } from '../sign-in/oidc/oidc-sign-in';
import { OidcSignOut } from '../sign-in/oidc/oidc-sign-out';
import { newToken } from '../sign-in/tokens';

/** Where browsers go to and come back from the provider, and where it tells of log-outs. */
@Controller()
export class OidcController {
  private readonly browser: HostCookie;
  private readonly session: HostCookie;

  constructor(
    private readonly signIns: OidcSignIn,
    private readonly signOuts: OidcSignOut,
    @Inject(SETTINGS) settings: Settings,
    private readonly logger: Logger,
  ) {
    this.browser = signInCookie(settings);
    this.session = sessionCookie(settings);
  }

  @Serves(api.oidcSignIn)
  async signIn(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const returnTo = new URLSearchParams(searchOf(request)).get('returnTo');
    await this.orTell(request, reply, async (keep) => {
      keep(returnTo);
      // The same for every tab, so that sign-ins begun in two of them both succeed.
      const browser = this.browser.read(request) ?? newToken();
      const url = await this.signIns.begin(browser, returnTo);
      this.browser.write(request, reply, browser);
      return url;
    });
  }

  @Serves(api.oidcCallback)
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.orTell(request, reply, async (keep) => {
      const search = searchOf(request);
      const origin = originOf(request);
      const pending = await this.signIns.resume(search, this.browser.read(request), origin);
      keep(pending.returnTo);
      const { session, token } = await this.signIns.finish(search, pending, origin);
      request.scope.session = session;
      this.session.write(request, reply, token);
      return pending.returnTo;
    });
  }

  @Serves(api.oidcBackChannelLogout)
  async backChannelLogout(
    @Input() { body }: InputOf<typeof api.oidcBackChannelLogout>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.signOuts.backChannel(body.logout_token, originOf(request));
  }

  /** Whoever looks at a browser is told in words, on the sign-in page; programs get the problem. */
  private async orTell(
    request: FastifyRequest,
    reply: FastifyReply,
    where: (keep: (returnTo: string | null) => void) => Promise<string>,
  ): Promise<void> {
    let returnTo: string | null = null;
    try {
      await reply.redirect(await where((path) => (returnTo = path)), 302);
    } catch (thrown) {
      if (!request.headers.accept?.includes('text/html')) throw thrown;
      const error = errorOf(thrown);
      request.scope.errorCode = error.code;
      if (error.status >= 500) this.tell(request, error);
      const told = new URLSearchParams({ error: error.code, request: request.scope.requestId });
      if (returnTo !== null) told.set('next', returnTo);
      await reply.redirect(`/sign-in?${told}`, 302);
    }
  }

  private tell({ scope: { requestId, traceId } }: FastifyRequest, error: QuartermasterError): void {
    this.logger.error('request.failed', { requestId, traceId, code: error.code, err: error });
  }
}

const searchOf = ({ url }: FastifyRequest): string => {
  const at = url.indexOf('?');
  return at === -1 ? '' : url.slice(at);
};
