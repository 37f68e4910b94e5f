import { Module } from '@nestjs/common';
import { MembersModule } from '../members/members.module';
import { Catalog } from './catalog';
import { CatalogHandlers } from './catalog.handlers';
import { CatalogWords } from './catalog-words';
import { StoreCatalog1765050000000 } from './persistence/1765050000000-catalog.migration';
import { MovementStore } from './persistence/movement-store';
import { ProductStore } from './persistence/product-store';

export const catalogPersistence = { migrations: [StoreCatalog1765050000000] };

/** Products of the chain, where they stand in a store and how many there are. */
@Module({
  imports: [MembersModule],
  providers: [Catalog, CatalogHandlers, CatalogWords, MovementStore, ProductStore],
  exports: [CatalogWords, ProductStore],
})
export class CatalogModule {}
