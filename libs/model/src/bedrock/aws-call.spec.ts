import { setImmediate as nextTurn } from 'node:timers/promises';
import { AwsCall } from './aws-call';

describe('a call to AWS', () => {
  it('is reset in a later turn of the event loop, never within the one that gives it up', async () => {
    const caller = new AbortController();
    const { abortSignal } = new AwsCall(caller.signal).options;
    caller.abort();
    await Promise.resolve();
    expect(abortSignal.aborted).toBe(false);
    await nextTurn();
    expect(abortSignal.aborted).toBe(true);
  });

  it('no longer follows its caller once it is released', async () => {
    const caller = new AbortController();
    const call = new AwsCall(caller.signal);
    call.release();
    caller.abort();
    await nextTurn();
    expect(call.options.abortSignal.aborted).toBe(false);
  });

  it('is not begun for a caller who has given up', () => {
    expect(() => new AwsCall(AbortSignal.abort())).toThrow(expect.objectContaining({ code: 'CANCELLED' }));
  });
});
