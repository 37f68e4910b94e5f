import { Injectable } from '@nestjs/common';
import { ServiceClient } from '#libs/bus';
import { QuartermasterError, stores } from '#libs/contracts';
import type { Asked } from '../asked';

const STORE_PERSONAS = new Set(['store_associate', 'store_manager']);

/** Who may be spoken of in a question, by name: what a model is not to be told. */
@Injectable()
export class KnownPeople {
  constructor(private readonly services: ServiceClient) {}

  /**
   * The staff of the asker's store, those who left included; nobody for personas without a store.
   *
   * @throws QuartermasterError when they cannot be looked up: then no model is asked, because it might be told a name
   */
  async of({ persona, context }: Asked): Promise<string[]> {
    if (!STORE_PERSONAS.has(persona)) return [];
    try {
      const { data } = await this.services.call(stores.staff, { left: true }, context);
      return data.map(({ name }) => name);
    } catch (error) {
      if (QuartermasterError.from(error).code === 'NO_STORE') return [];
      throw error;
    }
  }
}
