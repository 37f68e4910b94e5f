import { dirname } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { QuartermasterError } from '#libs/contracts';
import { StaticFiles } from './static-files';

const ASSETS = new Set(['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png']);
const FOR_A_DAY = 'public, max-age=86400';

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Quartermaster REST interface</title>
<link rel="icon" href="/docs/api/favicon-32x32.png">
<link rel="stylesheet" href="/docs/api/swagger-ui.css">
<div id="swagger-ui"></div>
<script src="/docs/api/swagger-ui-bundle.js"></script>
<script src="/docs/api/start.js"></script>
</html>
`;

/** In a file of its own: scripts inside a page are forbidden. */
const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null });
`;

/** Adds the browsable description of the REST interface. Everything it needs comes from here. */
export function addApiPages(fastify: FastifyInstance): void {
  const files = new StaticFiles(dirname(require.resolve('swagger-ui-dist/package.json')));
  fastify.get('/docs/api', (_request, reply) =>
    reply.header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-cache').send(PAGE),
  );
  fastify.get('/docs/api/start.js', (_request, reply) =>
    reply.header('content-type', 'text/javascript; charset=utf-8').send(START),
  );
  fastify.get<{ Params: { file: string } }>('/docs/api/:file', async (request, reply) => {
    const { file } = request.params;
    if (!ASSETS.has(file) || !(await files.send(file, request, reply, FOR_A_DAY)))
      throw new QuartermasterError('NOT_FOUND');
    return reply;
  });
}
