import { Injectable } from '@nestjs/common';
import { ServiceClient } from '#libs/bus';
import { customers, MAX_NAMED_TEXT, QuartermasterError, stores } from '#libs/contracts';
import { withoutHidden } from '#libs/model';
import type { Asked } from '../asked';
import { isOfStore } from '../domain/store-personas';
import { piecesOf } from './domain/texts-in';

/** Characters of the longest name that two pieces of a text may part. */
const LONGEST_NAME = 200;

/** Marks the error when nobody can say who is not to be named. */
export const NAMES_UNKNOWN = 'names-unknown';

/** Who may be spoken of, by name: what a model is not to be told. Nobody for personas without a store. */
@Injectable()
export class KnownPeople {
  constructor(private readonly services: ServiceClient) {}

  /**
   * The staff of the asker's store, those who left included.
   *
   * @throws QuartermasterError of the reason {@link NAMES_UNKNOWN}: then no model is asked, because it might be told a name
   */
  staff({ persona, context }: Asked): Promise<string[]> {
    return ofStore(persona, async () => {
      const { data } = await this.services.call(stores.staff, { left: true }, context);
      return data.map(({ name }) => name);
    });
  }

  /**
   * The customers of the asker's store whose whole names stand in these texts, as they are spelt there.
   *
   * @throws QuartermasterError of the reason {@link NAMES_UNKNOWN}, also where they are too many
   */
  customersIn(texts: readonly string[], { persona, context }: Asked): Promise<string[]> {
    return ofStore(persona, async () => {
      // As a model would be shown them.
      const pieces = piecesOf(texts.map(withoutHidden), MAX_NAMED_TEXT, LONGEST_NAME);
      const named: string[] = [];
      for (const text of pieces) {
        const { names, complete } = await this.services.call(customers.named, { text }, context);
        if (!complete) throw new QuartermasterError('VALIDATION_FAILED');
        named.push(...names);
      }
      return named;
    });
  }
}

async function ofStore(persona: string, names: () => Promise<string[]>): Promise<string[]> {
  if (!isOfStore(persona)) return [];
  try {
    return await names();
  } catch (cause) {
    const { code } = QuartermasterError.from(cause);
    if (code === 'NO_STORE') return [];
    throw new QuartermasterError(code, { details: { reason: NAMES_UNKNOWN }, cause });
  }
}
