import { Module } from '@nestjs/common';
import { MembersModule } from '../members/members.module';
import { ModelsModule } from '../models/models.module';
import { StoreProcedures1765020000000 } from './persistence/1765020000000-store-procedures.migration';
import { PassageVectors1765090000000 } from './persistence/1765090000000-passage-vectors.migration';
import { ProcedureReader } from './persistence/procedure-reader';
import { ProcedureStore } from './persistence/procedure-store';
import { UploadStore } from './persistence/upload-store';
import { VectorStore } from './persistence/vector-store';
import { ProcedureReaders } from './procedure-readers';
import { ProcedureHandlers } from './procedures.handlers';
import { Procedures } from './procedures';
import { ProcedureWorkers } from './reading/procedure-workers';
import { SampleProcedures } from './sample-procedures';
import { LiveIndex } from './search/live-index';
import { LiveVectors } from './search/live-vectors';
import { passageRetriever } from './search/passage-retriever';
import { ProcedureSearch } from './search/procedure-search';

export const procedurePersistence = {
  migrations: [StoreProcedures1765020000000, PassageVectors1765090000000],
};

/** Documents of the stores, and the passages in them that answer a question. */
@Module({
  imports: [MembersModule, ModelsModule],
  providers: [
    LiveIndex,
    LiveVectors,
    ProcedureHandlers,
    ProcedureReader,
    ProcedureReaders,
    Procedures,
    ProcedureSearch,
    ProcedureStore,
    ProcedureWorkers,
    SampleProcedures,
    UploadStore,
    VectorStore,
    passageRetriever,
  ],
  exports: [ProcedureSearch],
})
export class ProceduresModule {}
