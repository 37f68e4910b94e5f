import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Handles } from '#libs/bus';
import { ERASED_CUSTOMER, redaction, type RedactionProgress, type RedactionStep } from '#libs/contracts';
import { type RedactedTable, redactRows } from '#libs/persistence';
import { AnswerCache } from '../cache/answer-cache';
import { Readings } from '../readings';

/** Where words of questions and answers are kept. What is remembered of a user is read from the answers. */
const TABLES: readonly RedactedTable[] = [
  { name: 'conversation', key: 'id', columns: { title: 'text' } },
  {
    name: 'answer',
    key: 'id',
    columns: { question: 'text', text: 'text', body: 'json', reading: 'json', plan: 'json' },
  },
  {
    name: 'saved_question',
    key: 'id',
    columns: { name: 'text', question: 'text', query: 'json', plan: 'json', periods: 'json' },
  },
];

/** Takes a customer who was erased out of what was asked and answered. */
@Injectable()
export class AnswerRedaction {
  constructor(
    private readonly database: DataSource,
    private readonly cache: AnswerCache,
    private readonly readings: Readings,
  ) {}

  @Handles(redaction.answers)
  async redact(step: RedactionStep): Promise<RedactionProgress> {
    if (step.after === null) {
      // Results are computed again: which of them name somebody nobody can tell without reading them all.
      this.readings.forget();
      await this.cache.forget('*');
    }
    return redactRows(this.database, TABLES, step, ERASED_CUSTOMER);
  }
}
