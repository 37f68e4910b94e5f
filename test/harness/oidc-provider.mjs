// A certified OpenID provider for specs, in a process of its own, with new keys at every start. Its people and its client
// come as JSON in OIDC_PROVIDER. Everybody's password is right; a second factor is used where the form says so.
import { generateKeyPair, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { Provider } from 'oidc-provider';

const { port, people, client } = JSON.parse(process.env.OIDC_PROVIDER);
const issuer = `http://127.0.0.1:${port}`;

const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
const key = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' };

const page = (title, body) => `<!doctype html>
<html lang="en"><meta name="viewport" content="width=device-width"><title>${title}</title>
<body style="font-family: system-ui; max-width: 24rem; margin: 4rem auto"><h1>${title}</h1>${body}</body></html>`;

const provider = new Provider(issuer, {
  clients: [{ grant_types: ['authorization_code'], response_types: ['code'], ...client }],
  jwks: { keys: [key] },
  cookies: { keys: [randomUUID()] },
  claims: {
    openid: ['sub', 'amr'],
    profile: ['name', 'preferred_username', 'groups'],
    email: ['email'],
    acr: null,
    sid: null,
  },
  conformIdTokenClaims: client.claims_in_userinfo === true,
  extraClientMetadata: { properties: ['claims_in_userinfo'] },
  pkce: { required: () => true },
  ttl: {
    Session: 3600,
    Interaction: 600,
    Grant: 3600,
    AccessToken: 600,
    AuthorizationCode: 60,
    IdToken: 600,
  },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => {
        ctx.body = page(
          'Sign out',
          `${form}<button form="op.logoutForm" name="logout" value="yes">Sign out everywhere</button>`,
        );
      },
    },
  },
  interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
  findAccount: (_ctx, id) => people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id] }) },
  // Nobody is asked for consent: it is the company's own application.
  async loadExistingGrant({ oidc }) {
    const grant = new oidc.provider.Grant({
      accountId: oidc.session.accountId,
      clientId: oidc.client.clientId,
    });
    grant.addOIDCScope('openid profile email');
    await grant.save();
    return grant;
  },
  // The library refuses to call this machine, which is where the product under test is.
  fetch: (url, { dispatcher: _guard, ...options }) => fetch(url, options),
});

provider.use(async (ctx, next) => {
  // Browsers ask for it, and complain where it is missing.
  if (ctx.path === '/favicon.ico') {
    ctx.status = 204;
    return;
  }
  const interaction = /^\/interaction\/([\w-]+)$/.exec(ctx.path);
  if (interaction === null) return next();
  const { params } = await provider.interactionDetails(ctx.req, ctx.res);
  if (ctx.method === 'GET') {
    ctx.body = page(
      'Example Corp sign-in',
      `<form method="post"><p><label>Account <input name="login" autofocus></label></p>
       <p><label><input type="checkbox" name="otp" value="yes"> with a second factor</label></p>
       <p><button>Continue</button> <button name="abort" value="yes">Cancel</button></p></form>`,
    );
    return;
  }
  let body = '';
  for await (const chunk of ctx.req) body += chunk;
  const form = new URLSearchParams(body);
  const accountId = form.get('login');
  const refused = form.get('abort') !== null || people[accountId] === undefined;
  const result = refused
    ? { error: 'access_denied', error_description: `not ${params.client_id}'s` }
    : { login: { accountId, amr: form.get('otp') === 'yes' ? ['pwd', 'otp'] : ['pwd'] } };
  await provider.interactionFinished(ctx.req, ctx.res, result);
  ctx.respond = false;
});

provider.on('backchannel.error', (_ctx, error) => console.error('backchannel.error', error.message));
provider.on('server_error', (_ctx, error) => console.error('server_error', error));
provider.listen(port, '127.0.0.1', () => console.log('listening'));
