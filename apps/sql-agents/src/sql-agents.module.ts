import { type DynamicModule, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Health, Metrics, SETTINGS, type Settings } from '#libs/runtime';
import {
  builtInDefinitions,
  loadSemanticModel,
  readSemanticFiles,
  type SemanticModel,
} from '#libs/semantics';
import {
  MeteredWarehouse,
  openWarehouse,
  type PersonaTables,
  tableSchemasOf,
  type Warehouse,
} from '#libs/warehouse';
import { SqlAgents } from './sql-agents';
import { SqlAgentsHandlers } from './sql-agents.handlers';

const WAREHOUSE = Symbol('Warehouse');
const SEMANTIC_MODEL = Symbol('SemanticModel');

/** The shipped semantic files, extended and overridden by the folders that the settings name, in their order. */
export function semanticModelFor(settings: Settings): SemanticModel {
  return loadSemanticModel(readSemanticFiles([builtInDefinitions(), ...settings.semantics.directories]));
}

/** Which tables each persona's file holds; a persona without tables has none. */
export function personaTablesOf(model: SemanticModel): PersonaTables[] {
  const described = tableSchemasOf(model);
  return [...model.personas.values()].flatMap(({ persona, tables }) =>
    tables.length === 0 ? [] : [{ id: persona, tables, described }],
  );
}

/** Ends the warehouse's child process with the application, and says whether it can be asked. */
@Injectable()
class WarehouseLifetime implements OnApplicationShutdown {
  constructor(
    @Inject(WAREHOUSE) private readonly warehouse: Warehouse,
    health: Health,
  ) {
    health.register('warehouse', () => warehouse.ready());
  }

  onApplicationShutdown(): Promise<void> {
    return this.warehouse.close();
  }
}

@Module({})
export class SqlAgentsModule {
  /** @param warehouse another one than the settings choose, for example of a file named on the command line. */
  static forRoot(warehouse?: Warehouse): DynamicModule {
    return {
      module: SqlAgentsModule,
      providers: [
        SqlAgentsHandlers,
        WarehouseLifetime,
        { provide: SEMANTIC_MODEL, inject: [SETTINGS], useFactory: semanticModelFor },
        {
          provide: WAREHOUSE,
          inject: [SETTINGS, SEMANTIC_MODEL, Metrics],
          useFactory: (settings: Settings, model: SemanticModel, metrics: Metrics): Warehouse => {
            const { kind } = settings.warehouse;
            const options = { directory: settings.dataDirectory, personas: personaTablesOf(model) };
            const asked = warehouse ?? openWarehouse(settings.warehouse, options);
            return new MeteredWarehouse(asked, warehouse === undefined ? kind : 'duckdb', metrics);
          },
        },
        {
          provide: SqlAgents,
          inject: [SEMANTIC_MODEL, WAREHOUSE, SETTINGS],
          useFactory: (model: SemanticModel, warehouse: Warehouse, { warehouse: limits }: Settings) =>
            SqlAgents.create(model, warehouse, {
              timeoutMs: limits.queryTimeoutMs,
              maxRows: limits.maxRows,
              maxBytes: limits.maxBytes,
              maxIndexedValues: limits.maxIndexedValues,
            }),
        },
      ],
    };
  }
}
