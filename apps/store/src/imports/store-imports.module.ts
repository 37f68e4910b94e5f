import { Module } from '@nestjs/common';
import { JobsModule } from '#libs/persistence';
import { CustomerCipher } from '../customers/customer-cipher';
import { ImportTransaction } from './persistence/import-transaction';
import { StoreImports } from './store-imports';

/** Imports of files, for the command line. */
@Module({
  imports: [JobsModule],
  providers: [CustomerCipher, ImportTransaction, StoreImports],
  exports: [StoreImports],
})
export class StoreImportsModule {}
