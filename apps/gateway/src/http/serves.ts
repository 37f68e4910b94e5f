import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  HttpCode,
  RequestMapping,
  RequestMethod,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { Endpoint } from '../endpoint';
import { readInput } from './input';

/** Marks the method of a controller that serves an endpoint of `api.ts`. */
export function Serves(endpoint: Endpoint): MethodDecorator {
  return applyDecorators(
    RequestMapping({
      path: endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      method: RequestMethod[endpoint.method],
    }),
    HttpCode(endpoint.success.status),
    RouteConfig({ endpoint }),
  );
}

/** The endpoint's checked `{ params, query, body }`. */
export const Input = createParamDecorator((_data: unknown, context: ExecutionContext) => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const { endpoint } = request.routeOptions.config;
  if (endpoint === undefined) throw new Error('@Input() belongs on a method with @Serves()');
  return readInput(endpoint, request);
});
