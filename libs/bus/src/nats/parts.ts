import { QuartermasterError } from '#libs/contracts';
import { malformed, type PartNumber } from './wire';

/** Cuts a payload into messages of at most `frameBytes`; small ones stay text. */
export function splitPayload(payload: string, frameBytes: number): (string | Uint8Array)[] {
  if (payload.length * 3 <= frameBytes) return [payload];
  const bytes = Buffer.from(payload);
  if (bytes.length <= frameBytes) return [bytes];
  const parts: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += frameBytes)
    parts.push(bytes.subarray(start, start + frameBytes));
  return parts;
}

/** Puts parts together again. They arrive in order: NATS keeps it between one sender and one receiver. */
export class Assembly {
  private readonly parts: Uint8Array[] = [];
  private bytes = 0;

  constructor(private readonly maxPayloadBytes: number) {}

  /**
   * @returns the whole payload with the last part, undefined before
   * @throws QuartermasterError PAYLOAD_TOO_LARGE, or VALIDATION_FAILED when a part is missing
   */
  add(data: Uint8Array, { index, count }: PartNumber): string | undefined {
    if (index !== this.parts.length) throw malformed('part out of order');
    this.bytes += data.length;
    if (this.bytes > this.maxPayloadBytes)
      throw new QuartermasterError('PAYLOAD_TOO_LARGE', {
        details: { maxPayloadBytes: this.maxPayloadBytes },
      });
    if (count === 1) return Buffer.from(data.buffer, data.byteOffset, data.length).toString('utf8');
    this.parts.push(data);
    if (this.parts.length < count) return undefined;
    const whole = Buffer.concat(this.parts, this.bytes).toString('utf8');
    this.parts.length = 0;
    this.bytes = 0;
    return whole;
  }
}
