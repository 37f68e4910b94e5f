import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger, NestLogger, type Settings } from '#libs/runtime';
import { ProblemFilter } from './http/problem.filter';
import { RequestPipeline } from './http/request-pipeline';
import { requestIdOf } from './http/request-scope';
import { pageHeaders } from './http/security-headers';
import { addApiPages } from './web/api-pages';
import { addConsolePages } from './web/console-pages';

/** Where the build puts the console: beside the compiled rooms. */
const CONSOLE_FOLDER = join(__dirname, '../../../console');

export interface GatewayOptions {
  /** Of the built console. */
  consoleFolder?: string;
}

/**
 * The HTTP application, ready to listen. `imports` hold RuntimeModule, BusModule, DatabaseModule and GatewayModule, and
 * whatever else shall run in the same process.
 */
export async function createGateway(
  settings: Settings,
  imports: (DynamicModule | Type)[],
  { consoleFolder = CONSOLE_FOLDER }: GatewayOptions = {},
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    skipMiddie: true,
    // Limits and locks count by address: behind a proxy that is not named, everybody would share one.
    trustProxy: settings.server.trustedProxies.length > 0 ? settings.server.trustedProxies : false,
    bodyLimit: settings.limits.bodyBytes,
    genReqId: ({ headers }: IncomingMessage) => requestIdOf(headers['x-request-id']),
    // A connection that is kept alive must not keep the process alive.
    forceCloseConnections: 'idle',
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    { module: class GatewayApplication {}, imports },
    adapter,
    { bodyParser: false, bufferLogs: true, abortOnError: false },
  );
  app.useLogger(new NestLogger(app.get(Logger)));
  const problems = app.get(ProblemFilter);
  app.useGlobalFilters(problems);
  const fastify = adapter.getInstance();
  await app.get(RequestPipeline).register(fastify);
  await fastify.register(async (pages) => {
    await pages.register(helmet, pageHeaders(settings));
    pages.addHook('onRoute', (route) => {
      route.errorHandler = (error, request, reply) => problems.answer(error, request, reply);
    });
    // Nest sets its handler on what is registered after it; an address that is no page is told like every other error.
    pages.addHook('onRoute', (route) => {
      route.errorHandler = (error, request, reply) => problems.answer(error, request, reply);
    });
    addApiPages(pages);
    addConsolePages(pages, consoleFolder);
  });
  await app.init();
  await fastify.ready();
  return app;
}
