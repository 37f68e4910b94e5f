import { QuartermasterError } from '#libs/contracts';
import { AthenaLoader } from './athena/athena-loader';
import { AthenaWarehouse } from './athena/athena-warehouse';
import { DuckDbWarehouse } from './duckdb/duckdb-warehouse';
import type { PersonaTables } from './files/manifest';
import { PostgresLoader } from './postgres/postgres-loader';
import { PostgresWarehouse } from './postgres/postgres-warehouse';
import { RedshiftLoader } from './redshift-data/redshift-loader';
import { RedshiftDataWarehouse } from './redshift-data/redshift-warehouse';
import type { TableSchema } from './schema';
import type { Warehouse } from './warehouse';
import type { WarehouseLoader } from './warehouse-loader';
import type { WarehouseSettings } from './warehouse-settings';

/** The warehouse that the settings choose. It connects when it is first asked. */
export function openWarehouse(
  settings: WarehouseSettings,
  { directory, personas }: { directory: string; personas: readonly PersonaTables[] },
): Warehouse {
  switch (settings.kind) {
    case 'duckdb':
      return new DuckDbWarehouse({ ...settings, directory, personas: [...personas] });
    case 'postgres':
      return new PostgresWarehouse(settings, personas);
    case 'athena':
      return new AthenaWarehouse(settings, personas);
    case 'redshift-data':
      return new RedshiftDataWarehouse(settings, personas);
    default:
      throw new QuartermasterError('INTERNAL', { cause: new Error(`no adapter for ${settings.kind}`) });
  }
}

/** What makes and fills the tables of the warehouse that the settings choose; DuckDB's own files need none. */
export function openWarehouseLoader(
  settings: WarehouseSettings,
  { tables, personas }: { tables: readonly TableSchema[]; personas: readonly PersonaTables[] },
): WarehouseLoader {
  switch (settings.kind) {
    case 'duckdb':
      throw new QuartermasterError('VALIDATION_FAILED', {
        message: 'The warehouse of the settings is the embedded one, which needs no setting up.',
        nextStep: 'Load it with `qm data import`, or name another one in `warehouse.kind` (QM_WAREHOUSE).',
      });
    case 'postgres':
      return new PostgresLoader(settings, { tables, personas });
    case 'athena':
      return new AthenaLoader(settings, { tables, personas });
    case 'redshift-data':
      return new RedshiftLoader(settings, { tables, personas });
    default:
      throw new QuartermasterError('INTERNAL', { cause: new Error(`no loader for ${settings.kind}`) });
  }
}
