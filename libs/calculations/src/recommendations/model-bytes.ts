import { createHash } from 'node:crypto';
import { QuartermasterError } from '#libs/contracts';
import type { ModelSettings, RecommendationModel } from './recommendation-model';

/** Of the bytes; a model of another version is fitted again. */
export const MODEL_VERSION = 1;

const MAGIC = 'QMRC';

/** Arrays in the order in which they are kept. */
const ARRAYS = {
  buyers: Uint32Array,
  base: Float32Array,
  weights: Float32Array,
  tailStarts: Uint32Array,
  tailItems: Uint32Array,
  tailWeights: Float32Array,
} as const;
type ArrayName = keyof typeof ARRAYS;
const NAMES = Object.keys(ARRAYS) as ArrayName[];

interface Header {
  settings: ModelSettings;
  users: number;
  inner: number;
  items: string[];
  categories: string[];
  lengths: Record<ArrayName, number>;
}

export interface ModelBytes {
  bytes: Uint8Array;
  version: number;
  /** SHA-256 of the bytes, hexadecimal. Equal models have equal bytes. */
  digest: string;
}

/**
 * A model as bytes: "QMRC", version and length of the header (32 bits each), the header in JSON filled up with spaces to a
 * multiple of four, then the arrays, little-endian.
 */
export function modelToBytes(model: RecommendationModel): ModelBytes {
  const { settings, users, inner, items, categories } = model;
  const { lambda, weighting, baseline } = settings;
  const lengths = Object.fromEntries(NAMES.map((name) => [name, model[name].length]));
  const header = { settings: { lambda, weighting, baseline }, users, inner, items, categories, lengths };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const padded = Math.ceil(text.length / 4) * 4;
  const size = NAMES.reduce((sum, name) => sum + 4 * model[name].length, 12 + padded);
  const bytes = new Uint8Array(size);
  new TextEncoder().encodeInto(MAGIC, bytes);
  const view = new DataView(bytes.buffer);
  view.setUint32(4, MODEL_VERSION, true);
  view.setUint32(8, padded, true);
  bytes.fill(0x20, 12, 12 + padded);
  bytes.set(text, 12);
  let at = 12 + padded;
  for (const name of NAMES) {
    const { buffer, byteOffset, byteLength } = model[name];
    bytes.set(littleEndian(new Uint8Array(buffer, byteOffset, byteLength)), at);
    at += byteLength;
  }
  return { bytes, version: MODEL_VERSION, digest: digestOf(bytes) };
}

/**
 * @param digest that was kept with the bytes
 * @throws VALIDATION_FAILED when the bytes are not those, are damaged, or are of another version
 */
export function modelFromBytes(bytes: Uint8Array, digest: string): RecommendationModel {
  if (digestOf(bytes) !== digest) throw unusable('its bytes have changed since they were kept');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || new TextDecoder().decode(bytes.subarray(0, 4)) !== MAGIC)
    throw unusable('it is no recommendation model');
  const version = view.getUint32(4, true);
  if (version !== MODEL_VERSION) throw unusable(`it has version ${version}, not ${MODEL_VERSION}`);
  let at = 12 + view.getUint32(8, true);
  const { settings, users, inner, items, categories, lengths } = JSON.parse(
    new TextDecoder().decode(bytes.subarray(12, at)),
  ) as Header;
  const take = (name: ArrayName): ArrayBuffer => {
    const part = littleEndian(bytes.slice(at, at + 4 * lengths[name]));
    at += part.length;
    return part.buffer as ArrayBuffer;
  };
  return {
    settings,
    users,
    items,
    categories,
    inner,
    buyers: new Uint32Array(take('buyers')),
    base: new Float32Array(take('base')),
    weights: new Float32Array(take('weights')),
    tailStarts: new Uint32Array(take('tailStarts')),
    tailItems: new Uint32Array(take('tailItems')),
    tailWeights: new Float32Array(take('tailWeights')),
  };
}

const LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function littleEndian(bytes: Uint8Array): Uint8Array {
  return LITTLE_ENDIAN ? bytes : Buffer.from(bytes).swap32();
}

function unusable(why: string): QuartermasterError {
  return new QuartermasterError('VALIDATION_FAILED', {
    message: `The kept recommendation model cannot be used: ${why}.`,
    nextStep: 'Fit it again.',
  });
}
