import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ApiKeyCreated, ApiKeyPage } from '#libs/contracts';
import { api } from '../api';
import { ApiKeys } from '../api-keys/api-keys';
import type { InputOf } from '../endpoint';
import { originOf, sessionOf } from '../http/request-scope';
import { Input, Serves } from '../http/serves';

/** Keys of programs, managed by people: no key manages keys. */
@Controller()
export class ApiKeyController {
  constructor(private readonly keys: ApiKeys) {}

  @Serves(api.apiKeys)
  list(@Input() { query }: InputOf<typeof api.apiKeys>, @Req() request: FastifyRequest): Promise<ApiKeyPage> {
    return this.keys.list(sessionOf(request), query);
  }

  @Serves(api.createApiKey)
  create(
    @Input() { body }: InputOf<typeof api.createApiKey>,
    @Req() request: FastifyRequest,
  ): Promise<ApiKeyCreated> {
    return this.keys.create(sessionOf(request), body, originOf(request));
  }

  @Serves(api.revokeApiKey)
  async revoke(
    @Input() { params }: InputOf<typeof api.revokeApiKey>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.keys.revoke(sessionOf(request), params.apiKeyId, originOf(request));
  }
}
