import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from './client';

/** What one request came to: exactly one of these, or it has been lost. */
export interface Outcome {
  /** 0 where the connection broke. */
  status: number;
  /** Of the problem that was told. */
  code?: string;
  answerId?: string;
  ms: number;
}

/** Asks once and says what it came to; never throws. */
export async function askOnce(
  client: Client,
  question: string,
  headers: Record<string, string> = {},
): Promise<Outcome> {
  const start = performance.now();
  try {
    const response = await client.request('POST', '/v1/questions', { question }, headers);
    const body = (await response.json()) as { id?: string; code?: string };
    return { status: response.status, code: body.code, answerId: body.id, ms: performance.now() - start };
  } catch (error) {
    return { status: 0, code: String(error), ms: performance.now() - start };
  }
}

/** Asks one after the other from several places at once, until it is stopped. */
export class Load {
  readonly outcomes: Outcome[] = [];
  private isStopped = false;
  private readonly askers: Promise<void>[];

  constructor(client: Client, questions: string[], { askers = 4, pauseMs = 20 } = {}) {
    this.askers = Array.from({ length: askers }, async (_, asker) => {
      for (let turn = asker; !this.isStopped; turn += 1) {
        this.outcomes.push(await askOnce(client, questions[turn % questions.length]!));
        await delay(pauseMs);
      }
    });
  }

  async stop(): Promise<Outcome[]> {
    this.isStopped = true;
    await Promise.all(this.askers);
    return this.outcomes;
  }
}
