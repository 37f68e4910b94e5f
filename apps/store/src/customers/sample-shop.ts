import { Injectable, type OnModuleInit } from '@nestjs/common';
import { samplePlaces, sampleProducts } from '../catalog/domain/sample-products';
import { SampleRooms } from '../sample/sample-rooms';
import { sampleCustomers, sampleOrders, samplePurchases } from './domain/sample-customers';
import { SampleShopStore } from './persistence/sample-shop-store';

/** Products, customers with a year of purchases, and orders of the sample stores. */
@Injectable()
export class SampleShop implements OnModuleInit {
  constructor(
    private readonly rooms: SampleRooms,
    private readonly store: SampleShopStore,
  ) {}

  onModuleInit(): void {
    this.rooms.register(({ today }) => this.fill(today));
  }

  private async fill(today: string): Promise<void> {
    const products = sampleProducts();
    const stores = await this.store.sampleStores();
    const isFirst = await this.store.writeProducts(
      products,
      stores.map(({ code }) => ({ storeCode: code, places: samplePlaces(code, products, today) })),
      today,
    );
    for (const { code, timeZone } of stores) {
      const customers = sampleCustomers(code, today);
      if (isFirst)
        await this.store.writeCustomers(
          customers,
          customers.flatMap((customer) => samplePurchases(customer, products, today)),
        );
      await this.store.writeOrders(sampleOrders(code, customers, products, today), timeZone);
    }
    if (isFirst) await this.store.learn();
  }
}
