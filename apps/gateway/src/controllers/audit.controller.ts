import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import type { AuditPage } from '#libs/contracts';
import { AuditLog } from '#libs/persistence';
import { api } from '../api';
import type { InputOf } from '../endpoint';
import { Input, Serves } from '../http/serves';

/** What happened, for administrators. */
@Controller()
export class AuditController {
  constructor(private readonly audit: AuditLog) {}

  @Serves(api.audit)
  async list(@Input() { query }: InputOf<typeof api.audit>): Promise<z.infer<typeof AuditPage>> {
    const page = await this.audit.page(query.limit, query.cursor);
    return { ...page, chainIntact: await this.audit.isIntact() };
  }
}
