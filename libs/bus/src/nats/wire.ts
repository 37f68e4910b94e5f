import { headers, type Msg, type MsgHdrs } from '@nats-io/transport-node';
import { QuartermasterError } from '#libs/contracts';
import type { MessageMeta } from '../transport/transport';

/**
 * What travels, by its `qm-frame` header. A call goes to the operation's subject with an inbox of the caller as reply
 * subject; everything else goes to that inbox, or to the one of the service that its frames carry as their reply.
 *
 * | frame  | from    | means                                                                       |
 * | ------ | ------- | --------------------------------------------------------------------------- |
 * | call   | caller  | a call, or the first part of one                                            |
 * | more   | service | send the other parts of the call to my reply subject                        |
 * | part   | caller  | one of these parts                                                          |
 * | reply  | service | the output of a unary operation                                             |
 * | event  | service | the next event of a stream, numbered by `qm-seq`                            |
 * | end    | service | the stream is complete                                                      |
 * | error  | service | the call failed; the payload is an ErrorEnvelope                            |
 * | beat   | service | still working                                                               |
 * | credit | caller  | so many more frames may be sent                                             |
 * | cancel | caller  | to every instance of the service, on its control subject: I am gone         |
 */
export type FrameKind =
  'call' | 'more' | 'part' | 'reply' | 'event' | 'end' | 'error' | 'beat' | 'credit' | 'cancel';

const FRAME = 'qm-frame';
const PART = 'qm-part';
const SEQUENCE = 'qm-seq';
const REQUEST = 'qm-request';
const TRACE = 'traceparent';
const DEADLINE = 'qm-deadline';
const PRINCIPAL = 'qm-principal';

const NO_RESPONDERS = 503;
const MAX_REQUEST_ID_LENGTH = 200;

/** Index and number of the parts of a payload that is too large for one message. */
export interface PartNumber {
  index: number;
  count: number;
}

export const controlSubject = (service: string): string => `qm-control.${service}`;

export function frameHeaders(
  kind: FrameKind,
  { part, sequence }: { part?: PartNumber; sequence?: number } = {},
): MsgHdrs {
  const result = headers();
  result.append(FRAME, kind);
  if (part !== undefined && part.count > 1) result.append(PART, `${part.index}/${part.count}`);
  if (sequence !== undefined) result.append(SEQUENCE, String(sequence));
  return result;
}

export function callHeaders(
  { requestId, traceparent, deadline, principal }: MessageMeta,
  part: PartNumber,
): MsgHdrs {
  const result = frameHeaders('call', { part });
  result.append(REQUEST, requestId);
  result.append(TRACE, traceparent);
  result.append(DEADLINE, String(deadline));
  if (principal !== undefined) result.append(PRINCIPAL, principal);
  return result;
}

export function frameKind(msg: Msg): FrameKind | undefined {
  return msg.headers?.get(FRAME) as FrameKind | undefined;
}

/** True for the broker's own notice that nobody listens. */
export function nobodyListens(msg: Msg): boolean {
  return msg.headers?.code === NO_RESPONDERS && msg.data.length === 0;
}

export function sequenceOf(msg: Msg): number {
  return Number(msg.headers?.get(SEQUENCE));
}

/** @throws QuartermasterError VALIDATION_FAILED */
export function partOf(msg: Msg): PartNumber {
  const text = msg.headers?.get(PART);
  if (!text) return { index: 0, count: 1 };
  const [index, count] = text.split('/').map(Number);
  if (!Number.isInteger(index) || !Number.isInteger(count) || index! < 0 || index! >= count!)
    throw malformed('part');
  return { index: index!, count: count! };
}

/** @throws QuartermasterError VALIDATION_FAILED */
export function metaOf(msg: Msg): MessageMeta {
  const requestId = msg.headers?.get(REQUEST) ?? '';
  const deadline = Number(msg.headers?.get(DEADLINE) || NaN);
  if (requestId === '' || requestId.length > MAX_REQUEST_ID_LENGTH) throw malformed('request id');
  if (!Number.isFinite(deadline)) throw malformed('deadline');
  return {
    requestId,
    deadline,
    traceparent: msg.headers?.get(TRACE) ?? '',
    principal: msg.headers?.get(PRINCIPAL) || undefined,
  };
}

export function malformed(what: string): QuartermasterError {
  return new QuartermasterError('VALIDATION_FAILED', { cause: new Error(`malformed bus message: ${what}`) });
}
