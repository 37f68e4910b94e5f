import type { Memory, Principal } from '#libs/contracts';

/**
 * What later questions of a user as a persona may refer to: their answered questions, in whatever conversation and on
 * whatever device they were asked. Private to the user.
 */
export interface MemoryStore {
  /** The last ten interactions, newest first. */
  recall(userId: string, persona: string): Promise<Memory>;
  /**
   * Remembers nothing of before any more. Conversations keep their turns, but new questions do not refer to them.
   *
   * @param at what was asked until then is forgotten
   * @returns how many of the remembered interactions were forgotten
   */
  forget(principal: Principal, persona: string, at: Date): Promise<number>;
}

export const MEMORY_STORE = Symbol('MemoryStore');
