/** A browser without a screen: keeps cookies by host, whatever the port, and follows where it is sent. */
export class FetchBrowser {
  private readonly jars = new Map<string, Map<string, string>>();

  /** One request as a navigation; redirects are not followed. */
  async send(url: string, init: RequestInit = {}): Promise<Response> {
    const jar = this.jar(url);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { accept: 'text/html', ...(cookie === '' ? {} : { cookie }), ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) this.keep(jar, line);
    return response;
  }

  /** Follows redirects until there are none, or until one leads to an address that begins with `until`. */
  async follow(
    url: string,
    init: RequestInit = {},
    until?: string,
  ): Promise<{ url: string; response: Response }> {
    let response = await this.send(url, init);
    let at = url;
    for (let hops = 0; hops < 20; hops += 1) {
      const location = response.headers.get('location');
      if (location === null) return { url: at, response };
      at = new URL(location, at).href;
      if (until !== undefined && at.startsWith(until)) return { url: at, response };
      await response.body?.cancel();
      response = await this.send(at);
    }
    throw new Error(`too many redirects, last to ${at}`);
  }

  private jar(url: string): Map<string, string> {
    const { hostname } = new URL(url);
    const jar = this.jars.get(hostname) ?? new Map<string, string>();
    this.jars.set(hostname, jar);
    return jar;
  }

  private keep(jar: Map<string, string>, line: string): void {
    const [pair, ...attributes] = line.split(';').map((part) => part.trim());
    const at = pair!.indexOf('=');
    const name = pair!.slice(0, at);
    const isGone = attributes.some(
      (attribute) => /^max-age=0$/i.test(attribute) || /^expires=.*1970/i.test(attribute),
    );
    if (isGone) jar.delete(name);
    else jar.set(name, pair!.slice(at + 1));
  }
}

/** Fills in the provider's sign-in form. @returns the address that the provider then sends the browser to */
export async function signInAtProvider(
  browser: FetchBrowser,
  url: string,
  login: string,
  { otp = false, callback }: { otp?: boolean; callback: string },
): Promise<string> {
  const form = await browser.follow(url, {}, callback);
  if (form.url.startsWith(callback)) return form.url;
  const body = new URLSearchParams({ login, ...(otp ? { otp: 'yes' } : {}) });
  const done = await browser.follow(form.url, { method: 'POST', body }, callback);
  if (!done.url.startsWith(callback))
    throw new Error(`the provider kept the browser at ${done.url}: ${await done.response.text()}`);
  return done.url;
}
