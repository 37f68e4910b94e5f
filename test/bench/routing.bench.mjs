// What the orchestrator itself costs: a question through the bus with stub agents and a store in memory, with 1, 1,000
// and 10,000 conversations open. The aim is a p50 of 0.25 ms that does not grow with the number of conversations.
import 'reflect-metadata';
import { createRequire } from 'node:module';
import { randomUUID } from 'node:crypto';
import { summarise } from './load.mjs';

const require = createRequire(import.meta.url);
const QUESTIONS = 2000;

const query = {
  measures: [{ measure: 'stock.stock_value' }],
  dimensions: [],
  timeDimensions: [],
  filters: [],
};
const reading = {
  intent: 'SQL_QUERY',
  query,
  summary: 'stock value',
  words: [],
  assumptions: [],
  confidence: 1,
};
const column = {
  name: 'stock_value',
  label: 'stock value',
  type: 'number',
  format: 'money',
  role: 'measure',
};
const result = {
  sql: 'SELECT 1',
  dialect: 'duckdb',
  sources: [],
  dataAsOf: '2026-06-17T00:00:00.000Z',
  dataVersion: 'v',
  semanticVersion: 's',
  table: { columns: [column], rows: [[1]], rowCount: 1, truncated: false },
  cost: { totalUsd: 0, byService: [] },
  timings: { compileMs: 0, guardMs: 0, executeMs: 0 },
};

function storeInMemory() {
  const conversations = new Map();
  return {
    conversations,
    open: async (_principal, _persona, id) => ({
      id: id ?? randomUUID(),
      history: id === undefined ? [] : (conversations.get(id) ?? []),
    }),
    add: async ({ answer, reading: made }) => {
      const turns = conversations.get(answer.conversationId) ?? [];
      conversations.set(
        answer.conversationId,
        [...turns, { question: answer.question, reading: made }].slice(-10),
      );
      return answer;
    },
    findAnswer: async () => null,
  };
}

export async function routing(report) {
  const { NestFactory } = await import('@nestjs/core');
  const {
    BusModule,
    Handles,
    InProcessTransport,
    newCallContext,
    ServiceClient,
  } = require('../../dist/libs/bus/src/index.js');
  const { orchestrator, sqlAgents } = require('../../dist/libs/contracts/src/index.js');
  const { loadSettings, RuntimeModule } = require('../../dist/libs/runtime/src/index.js');
  const { OrchestratorModule } = require('../../dist/apps/orchestrator/src/orchestrator.module.js');

  class StubAgents {
    read() {
      return Promise.resolve({ kind: 'reading', reading });
    }
    run() {
      return Promise.resolve(result);
    }
  }
  for (const name of ['read', 'run']) {
    Handles(sqlAgents[name])(
      StubAgents.prototype,
      name,
      Object.getOwnPropertyDescriptor(StubAgents.prototype, name),
    );
  }
  const store = storeInMemory();
  class BenchModule {}
  const app = await NestFactory.createApplicationContext(
    {
      module: BenchModule,
      providers: [StubAgents],
      imports: [
        RuntimeModule.forRoot({
          settings: { ...loadSettings(), logging: { level: 'fatal', destination: 'stderr' } },
          serviceName: 'bench',
        }),
        BusModule.forRoot({
          transport: new InProcessTransport(),
          signingKey: 'bench-signing-key-of-32-bytes-at-least',
        }),
        // Nothing is saved here.
        OrchestratorModule.withStores({ conversations: store, savedQuestions: {}, ledger: {} }),
      ],
    },
    { logger: false },
  );
  await app.init();
  const services = app.get(ServiceClient);
  const principal = {
    userId: randomUUID(),
    username: 'bench',
    roles: ['member'],
    personas: ['warehouse_manager'],
    sites: null,
    sessionId: randomUUID(),
  };
  const ask = async (conversationId) => {
    const question = {
      question: 'stock value',
      persona: 'warehouse_manager',
      answerId: randomUUID(),
      conversationId,
    };
    for await (const _ of services.stream(orchestrator.ask, question, newCallContext({ principal })));
  };
  for (const open of [1, 1_000, 10_000]) {
    const ids = Array.from({ length: open }, () => randomUUID());
    for (const id of ids) store.conversations.set(id, Array(10).fill({ question: 'stock value', reading }));
    for (let i = 0; i < 300; i += 1) await ask(ids[i % open]);
    const durations = [];
    for (let i = 0; i < QUESTIONS; i += 1) {
      const start = performance.now();
      await ask(ids[i % open]);
      durations.push(performance.now() - start);
    }
    const { p50, p95 } = summarise(durations);
    report(
      `a question with ${open.toLocaleString('en')} conversations`,
      `${p50.toFixed(3)} ms p50, ${p95.toFixed(3)} p95`,
      `aim 0.25 ms ${p50 <= 0.25 ? 'met' : 'missed'}`,
    );
  }
  await app.close();
}
