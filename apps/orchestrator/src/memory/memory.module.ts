import { Module } from '@nestjs/common';
import { MemoryHandlers } from './memory.handlers';
import { MEMORY_STORE } from './memory-store';
import { OrchestratorMemory1764200000000 } from './persistence/1764200000000-memory.migration';
import { PostgresMemoryStore } from './persistence/postgres-memory-store';

export const memoryMigrations = [OrchestratorMemory1764200000000];

/** What is remembered of users. Needs BusModule, DatabaseModule and the orchestrator's answers. */
@Module({ providers: [MemoryHandlers, { provide: MEMORY_STORE, useClass: PostgresMemoryStore }] })
export class MemoryModule {}
