import type { Answer, AnswerEvent } from '#libs/contracts';

/** Which demo user is whose: found once, since each sign-in is made to be expensive. */
const demoUserOf = new Map<string, string>();

/** A signed-in REST client with a bearer token, as a frontend team would write one. */
export class Client {
  private constructor(
    readonly url: string,
    readonly token: string,
  ) {}

  static async signIn(url: string, username: string, password: string): Promise<Client> {
    const response = await fetch(`${url}/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
    });
    if (!response.ok) throw new Error(`sign-in failed: ${response.status} ${await response.text()}`);
    const { token } = (await response.json()) as { token: string };
    return new Client(url, token);
  }

  /** As the demo user who has the persona. */
  static async demo(url: string, persona: string | 'admin'): Promise<Client> {
    const { demoUsers } = (await (await fetch(`${url}/v1/sign-in-options`)).json()) as {
      demoUsers: { username: string; password: string; description: string }[];
    };
    const known = demoUserOf.get(persona);
    for (const user of demoUsers) {
      if (known !== undefined && user.username !== known) continue;
      const client = await Client.signIn(url, user.username, user.password);
      const me = (await (await client.request('GET', '/v1/me')).json()) as {
        personas: { id: string }[];
        user: { roles: string[] };
      };
      const fits =
        persona === 'admin'
          ? me.user.roles.includes('admin')
          : me.personas.length === 1 && me.personas[0]!.id === persona;
      if (!fits) continue;
      demoUserOf.set(persona, user.username);
      return client;
    }
    throw new Error(`no demo user for ${persona}`);
  }

  request(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  }

  async get<T>(path: string): Promise<T> {
    const response = await this.request('GET', path);
    if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }

  async ask(question: string, more: { persona?: string; conversationId?: string } = {}): Promise<Answer> {
    const response = await this.request('POST', '/v1/questions', { question, ...more });
    if (!response.ok) throw new Error(`${question}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  }

  async *askStream(question: string, signal?: AbortSignal): AsyncGenerator<AnswerEvent> {
    const response = await fetch(`${this.url}/v1/questions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${this.token}`,
        'content-type': 'application/json',
        accept: 'text/event-stream',
      },
      body: JSON.stringify({ question }),
      signal,
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    let buffer = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      buffer += chunk;
      for (let end = buffer.indexOf('\n\n'); end >= 0; end = buffer.indexOf('\n\n')) {
        const data = buffer
          .slice(0, end)
          .split('\n')
          .filter((line) => line.startsWith('data:'))
          .map((line) => line.slice(5))
          .join('\n');
        buffer = buffer.slice(end + 2);
        if (data.trim() !== '') yield JSON.parse(data) as AnswerEvent;
      }
    }
  }
}
