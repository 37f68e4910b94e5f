import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Handles } from '#libs/bus';
import { ERASED_CUSTOMER, redaction, type RedactionProgress, type RedactionStep } from '#libs/contracts';
import { type RedactedTable, redactRows } from '#libs/persistence';

const TABLES: readonly RedactedTable[] = [
  { name: 'store_task', key: 'id', columns: { title: 'text', description: 'text' } },
  { name: 'store_task_event', key: 'id', columns: { changes: 'jsonb', note: 'text' } },
  { name: 'store_task_comment', key: 'id', columns: { text: 'text' } },
];

/** Takes a customer who was erased out of the words of tasks. */
@Injectable()
export class TaskRedaction {
  constructor(private readonly database: DataSource) {}

  @Handles(redaction.tasks)
  redact(step: RedactionStep): Promise<RedactionProgress> {
    return redactRows(this.database, TABLES, step, ERASED_CUSTOMER);
  }
}
