import { resolve } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { QuartermasterError } from '#libs/contracts';
import { StaticFiles } from './static-files';

/** Names of files under assets/ hold a hash of their content. */
const HASHED = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache';
/** What is not the console's: there an unknown address is an error. */
const NOT_PAGES = /^\/(v1|docs|metrics|livez|readyz|openapi\.json)(\/|$)/;

const NOT_BUILT = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Quartermaster</title>
<body style="font-family: system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; line-height: 1.5">
<h1>The console is not built</h1>
<p>The REST interface works: see <a href="/docs/api">its description</a>.</p>
<p>Build the console with <code>npm run build</code>, or start with <code>npm start</code>, which does so by itself.</p>
`;

/**
 * Adds the built console for every address that nothing else serves.
 *
 * @param folder where the build puts it
 */
export function addConsolePages(fastify: FastifyInstance, folder: string): void {
  const pages = new ConsolePages(folder);
  fastify.get('/*', async (request, reply) => {
    await pages.send(request, reply);
    return reply;
  });
}

/** The built console: its files, and its first page for every address that the client routes by itself. */
class ConsolePages {
  private readonly files: StaticFiles;

  constructor(folder: string) {
    this.files = new StaticFiles(resolve(folder));
  }

  /** @throws QuartermasterError NOT_FOUND for what is neither a file nor a page */
  async send(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const path = pathOf(request);
    if (NOT_PAGES.test(path)) throw new QuartermasterError('NOT_FOUND');
    const isHashed = path.startsWith('/assets/');
    if (path !== '/' && (await this.files.send(path, request, reply, isHashed ? HASHED : ASK_AGAIN))) return;
    // A page's address has no ending; a missing file must not come back as HTML.
    if (/\.\w+$/.test(path)) throw new QuartermasterError('NOT_FOUND');
    if (await this.files.send('/index.html', request, reply, ASK_AGAIN)) return;
    void reply
      .status(503)
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(NOT_BUILT);
  }
}

function pathOf({ url }: FastifyRequest): string {
  try {
    const path = decodeURIComponent(url.split('?')[0]!);
    if (!path.includes('\0')) return path;
  } catch {
    // Not even an address.
  }
  throw new QuartermasterError('NOT_FOUND');
}
