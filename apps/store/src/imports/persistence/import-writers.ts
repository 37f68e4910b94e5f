import type { ImportKind } from '../domain/import-kinds';
import type { ImportWriter } from './import-writer';
import { peopleWriters } from './people-writers';
import { shopWriters } from './shop-writers';

export const IMPORT_WRITERS: Readonly<Record<ImportKind, ImportWriter>> = {
  ...shopWriters,
  ...peopleWriters,
};
