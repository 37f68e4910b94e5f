import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { QuartermasterError } from '#libs/contracts';
import { SETTINGS, type Settings } from '#libs/runtime';
import { type LockRule, SignInFailureStore } from '../persistence/sign-in-failure-store';

/** The first lock is this part of the longest, so that a typing mistake costs seconds and guessing costs days. */
const FIRST_LOCK_PART = 1 / 32;

/** One attempt at signing in, counted as a failure until it is known not to be one. */
export interface Attempt {
  succeeded(): Promise<void>;
  /** It was neither right nor wrong: we could not look. */
  undo(): Promise<void>;
}

/** Slows down guessing, by account and by address; names that do not exist are locked like those that do. */
@Injectable()
export class Lockout {
  constructor(
    private readonly failures: SignInFailureStore,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws QuartermasterError ACCOUNT_LOCKED with `retryAfterSeconds` */
  async begin(username: string, address: string): Promise<Attempt> {
    const { lockout } = this.settings;
    const byAddress = { key: `address:${address}`, rule: this.rule(lockout.maxFailuresPerAddress) };
    const byAccount = { key: accountKey(username), rule: this.rule(lockout.maxFailures) };
    await this.reserve(byAddress.key, byAddress.rule);
    const releaseAddress = () => this.failures.release(byAddress.key, byAddress.rule.maxFailures);
    await this.reserve(byAccount.key, byAccount.rule);
    return {
      succeeded: async () => {
        await this.failures.clear(byAccount.key);
        await releaseAddress();
      },
      undo: async () => {
        await this.failures.release(byAccount.key, byAccount.rule.maxFailures);
        await releaseAddress();
      },
    };
  }

  private async reserve(key: string, rule: LockRule): Promise<void> {
    const retryAfterSeconds = await this.failures.reserve(key, rule);
    if (retryAfterSeconds > 0)
      throw new QuartermasterError('ACCOUNT_LOCKED', { details: { retryAfterSeconds } });
  }

  private rule(maxFailures: number): LockRule {
    const { windowSeconds, lockSeconds } = this.settings.lockout;
    return {
      maxFailures,
      windowSeconds,
      firstLockSeconds: Math.max(1, lockSeconds * FIRST_LOCK_PART),
      longestLockSeconds: lockSeconds,
    };
  }
}

/** Hashed, since people type their password into the wrong field. */
function accountKey(username: string): string {
  return `account:${usernameHash(username)}`;
}

export function usernameHash(username: string): string {
  return createHash('sha256').update(username.normalize('NFC').toLowerCase()).digest('base64url');
}
