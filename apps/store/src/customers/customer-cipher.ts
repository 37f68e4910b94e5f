import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { QuartermasterError } from '#libs/contracts';
import { type CompleteSettings, SETTINGS } from '#libs/runtime';

const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES;
const PHONE_END_DIGITS = 4;

/** `erased`: of whom nothing is to be said any more, as long as that is being taken out. */
export type SealedField = 'phone' | 'email' | 'address' | 'erased';

/**
 * Seals contact data with AES-256-GCM, each value bound to its customer and field, and makes what may be looked up or
 * handed on without it. The keys are derived from the one of the settings (HKDF, RFC 5869), one for each purpose.
 */
@Injectable()
export class CustomerCipher {
  private readonly sealing: Buffer;
  private readonly looking: Buffer;
  private readonly naming: Buffer;
  private readonly erasing: Buffer;

  constructor(@Inject(SETTINGS) { stores }: CompleteSettings) {
    const derive = (purpose: string) =>
      Buffer.from(hkdfSync('sha256', stores.customerKey, '', `quartermaster customers ${purpose}`, 32));
    this.sealing = derive('contact data');
    this.looking = derive('phone end');
    this.naming = derive('pseudonym');
    this.erasing = derive('erased number');
  }

  /** A byte for the format, the nonce, the tag, then what was encrypted. */
  seal(customerId: string, field: SealedField, text: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.sealing, nonce);
    cipher.setAAD(Buffer.from(`${customerId} ${field}`));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(FORMAT), nonce, cipher.getAuthTag(), sealed]);
  }

  /** @throws QuartermasterError INTERNAL when the bytes are not those of this customer and field, or the key is another */
  open(customerId: string, field: SealedField, bytes: Buffer): string {
    try {
      if (bytes[0] !== FORMAT) throw new Error(`format ${bytes[0]}`);
      const decipher = createDecipheriv('aes-256-gcm', this.sealing, bytes.subarray(1, HEAD_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(`${customerId} ${field}`));
      decipher.setAuthTag(bytes.subarray(HEAD_BYTES, HEAD_BYTES + TAG_BYTES));
      const text = decipher.update(bytes.subarray(HEAD_BYTES + TAG_BYTES));
      return Buffer.concat([text, decipher.final()]).toString('utf8');
    } catch (cause) {
      throw new QuartermasterError('INTERNAL', {
        message: 'Contact data of a customer cannot be read with the key of the settings.',
        nextStep: 'Ask an administrator whether `stores.customerKey` was changed.',
        cause,
      });
    }
  }

  /** By what a phone number is found from its last four digits; null when it has fewer. */
  phoneEnd(phone: string): Buffer | null {
    const digits = phone.replace(/\D/g, '');
    if (digits.length < PHONE_END_DIGITS) return null;
    return createHmac('sha256', this.looking).update(digits.slice(-PHONE_END_DIGITS)).digest();
  }

  /** Who a customer is to the model: always the same, and nobody without the key can tell who. */
  pseudonym(customerId: string): string {
    return createHmac('sha256', this.naming).update(customerId).digest('base64url').slice(0, 22);
  }

  /** By what a loyalty number is known again once its customer was erased, whatever the case. */
  numberHash(number: string): Buffer {
    return createHmac('sha256', this.erasing).update(number.toUpperCase()).digest();
  }
}
