import { createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { compare, hash } from 'bcrypt';
import { QuartermasterError } from '#libs/contracts';
import { type CompleteSettings, SETTINGS } from '#libs/runtime';

/** Sign-ins that wait for their turn; at two at a time and a third of a second each, five seconds' worth. */
export const MAX_WAITING = 32;

/**
 * bcrypt over HMAC-SHA-384 of the password. bcrypt alone ignores what follows the 72nd byte and stops at a zero byte;
 * the keyed hash has 64 characters and makes a stolen table useless without the pepper.
 *
 * One hash keeps a thread of Node's pool busy for a third of a second, so only a few run at a time.
 */
@Injectable()
export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private dummy: Promise<string> | undefined;

  constructor(@Inject(SETTINGS) private readonly settings: CompleteSettings) {}

  /** @throws QuartermasterError SERVICE_UNAVAILABLE when too many wait */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(this.prepare(password), this.settings.passwords.bcryptCost));
  }

  /**
   * Takes the same time whether the user exists (`passwordHash`) or not (null).
   *
   * @throws QuartermasterError SERVICE_UNAVAILABLE when too many wait
   */
  async verify(password: string, passwordHash: string | null): Promise<boolean> {
    const against = passwordHash ?? (await this.dummyHash());
    const matches = await this.inTurn(() => compare(this.prepare(password), against));
    return matches && passwordHash !== null;
  }

  /** Made ahead of the first sign-in with an unknown name, which would otherwise take twice as long. */
  dummyHash(): Promise<string> {
    this.dummy ??= this.hash(randomBytes(16).toString('hex')).catch((error: unknown) => {
      this.dummy = undefined;
      throw error;
    });
    return this.dummy;
  }

  private prepare(password: string): string {
    // The same characters may come composed or decomposed, as the keyboard likes.
    return createHmac('sha384', this.settings.passwords.pepper)
      .update(password.normalize('NFC'))
      .digest('base64');
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.settings.passwords.poolSize) {
      if (this.waiting.length >= MAX_WAITING) {
        throw new QuartermasterError('SERVICE_UNAVAILABLE', {
          message: 'Too many people are signing in at this moment.',
          details: { retryAfterSeconds: 5 },
        });
      }
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      // The place goes straight to the next in line, so that nobody can slip in between.
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}
