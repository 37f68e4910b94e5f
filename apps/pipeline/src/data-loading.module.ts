import { type DynamicModule, Module } from '@nestjs/common';
import { Clock, SETTINGS, type Settings } from '#libs/runtime';
import {
  builtInDefinitions,
  loadSemanticModel,
  readSemanticFiles,
  type SemanticModel,
} from '#libs/semantics';
import { tableSchemasOf, WarehouseFiles } from '#libs/warehouse';
import { Pipeline } from './pipeline';
import { PipelineHandlers } from './pipeline.handlers';

function semanticModelOf({ semantics }: Settings): SemanticModel {
  return loadSemanticModel(readSemanticFiles([builtInDefinitions(), ...semantics.directories]));
}

/** Sample data, import and export of the embedded warehouse; needs no database, so that the command line can do it. */
@Module({})
export class DataLoadingModule {
  /** @param model whose tables are loaded, and whose personas the data is split for; the one of the settings' semantic files when absent. */
  static forRoot(model?: SemanticModel): DynamicModule {
    return {
      module: DataLoadingModule,
      providers: [
        PipelineHandlers,
        {
          provide: Pipeline,
          inject: [SETTINGS, Clock],
          useFactory: (settings: Settings, clock: Clock) => {
            const semantics = model ?? semanticModelOf(settings);
            const files = new WarehouseFiles({
              directory: settings.dataDirectory,
              personas: [...semantics.personas.values()].flatMap(({ persona, tables }) =>
                tables.length === 0 ? [] : [{ id: persona, tables }],
              ),
              tables: tableSchemasOf(semantics),
              memoryLimit: settings.warehouse.memoryLimit,
              threads: settings.warehouse.threads,
            });
            return new Pipeline(files, settings.dataDirectory, () => clock.now());
          },
        },
      ],
    };
  }
}
