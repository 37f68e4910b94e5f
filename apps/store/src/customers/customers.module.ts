import { Module } from '@nestjs/common';
import { JobsModule } from '#libs/persistence';
import { CatalogModule } from '../catalog/catalog.module';
import { MembersModule } from '../members/members.module';
import { CustomerCipher } from './customer-cipher';
import { CustomerPrivacy } from './customer-privacy';
import { CustomerRedaction } from './customer-redaction';
import { CustomerHandlers } from './customers.handlers';
import { Customers } from './customers';
import { ModelFitter } from './fitting/model-fitter';
import { ModelKeeper } from './fitting/model-keeper';
import { StoreCustomers1765055000000 } from './persistence/1765055000000-customers.migration';
import { StoreCustomerErasure1765075000000 } from './persistence/1765075000000-customer-erasure.migration';
import { StoreCustomerNames1765110000000 } from './persistence/1765110000000-customer-names.migration';
import { StoreCustomerRedaction1765120000000 } from './persistence/1765120000000-customer-redaction.migration';
import { CustomerDataReader } from './persistence/customer-data-reader';
import { CustomerNames } from './persistence/customer-names';
import { CustomerStore } from './persistence/customer-store';
import { ErasureStore } from './persistence/erasure-store';
import { ModelStore } from './persistence/model-store';
import { OrderStore } from './persistence/order-store';
import { PurchaseStore } from './persistence/purchase-store';
import { RedactionStore } from './persistence/redaction-store';
import { SampleShopStore } from './persistence/sample-shop-store';
import { NamedCustomers } from './named-customers';
import { Recommendations } from './recommendations';
import { SampleShop } from './sample-shop';

export const customerPersistence = {
  migrations: [
    StoreCustomers1765055000000,
    StoreCustomerErasure1765075000000,
    StoreCustomerNames1765110000000,
    StoreCustomerRedaction1765120000000,
  ],
};

/** Customers with consents, purchases and orders, and what is recommended to them. */
@Module({
  imports: [JobsModule, MembersModule, CatalogModule],
  providers: [
    CustomerCipher,
    CustomerDataReader,
    CustomerHandlers,
    CustomerNames,
    CustomerPrivacy,
    CustomerRedaction,
    Customers,
    CustomerStore,
    ErasureStore,
    ModelFitter,
    ModelKeeper,
    ModelStore,
    NamedCustomers,
    OrderStore,
    PurchaseStore,
    Recommendations,
    RedactionStore,
    SampleShop,
    SampleShopStore,
  ],
  exports: [CustomerCipher],
})
export class CustomersModule {}
