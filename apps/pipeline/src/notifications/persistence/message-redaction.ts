import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Handles } from '#libs/bus';
import { ERASED_CUSTOMER, redaction, type RedactionProgress, type RedactionStep } from '#libs/contracts';
import { type RedactedTable, redactRows } from '#libs/persistence';

/** Where words are kept that people are told, first those that become others: jobs, then what they bring. */
const TABLES: readonly RedactedTable[] = [
  { name: 'job_queue.job', key: 'id', columns: { data: 'jsonb', output: 'jsonb' } },
  {
    name: 'watch',
    key: 'id',
    columns: { name: 'text', question: 'text', condition: 'jsonb', last_text: 'text' },
  },
  { name: 'webhook_event', key: 'id', columns: { body: 'text' } },
  { name: 'notification', key: 'id', columns: { title: 'text', text: 'text' } },
];

/** Takes a customer who was erased out of what people were told, or will be. */
@Injectable()
export class MessageRedaction {
  constructor(private readonly database: DataSource) {}

  @Handles(redaction.messages)
  redact(step: RedactionStep): Promise<RedactionProgress> {
    return redactRows(this.database, TABLES, step, ERASED_CUSTOMER);
  }
}
