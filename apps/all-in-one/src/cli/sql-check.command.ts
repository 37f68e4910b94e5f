import { z } from 'zod';
import { type Dialect, guardSchemaOf, SqlGuard } from '#libs/semantics';
import { semanticModelFor } from '#apps/sql-agents';
import type { Command } from './command';
import { readJsonLines } from './json-lines';
import { writeLine } from './output';

const Row = z.object({
  id: z.union([z.string(), z.number()]),
  // Another dialect is a verdict of its own, not the end of the batch.
  dialect: z.string(),
  persona: z.string(),
  sql: z.string(),
});

export const sqlCheck: Command = {
  name: 'sql check',
  usage:
    'qm sql check < rows.jsonl      rows {id, dialect, persona, sql}; dialects postgres, duckdb, redshift, trino',
  summary: 'Judges SQL by the guard',
  async run(_argv, settings) {
    const guard = await SqlGuard.create(guardSchemaOf(semanticModelFor(settings)));
    for await (const { id, dialect, persona, sql } of readJsonLines(Row)) {
      const start = process.hrtime.bigint();
      const { verdict, code, reason } = guard.check(sql, { dialect: dialect as Dialect, persona });
      const us = Number(process.hrtime.bigint() - start) / 1000;
      await writeLine({
        id,
        verdict,
        code: code ?? null,
        reason: reason ?? null,
        us: Math.round(us * 10) / 10,
      });
    }
  },
};
