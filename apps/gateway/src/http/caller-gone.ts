import type { FastifyReply } from 'fastify';
import { QuartermasterError } from '#libs/contracts';

/** Aborts when the caller closes the connection before the answer has gone out. */
export function abortWhenCallerLeaves({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort(new QuartermasterError('CANCELLED'));
  });
  return gone.signal;
}
