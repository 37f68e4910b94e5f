import { parseCvrplib } from './cvrplib';
import { type RoutingInstance, unreadable } from './instance';
import { parseSolomon } from './solomon';

/** Reads a CVRPLIB or a Solomon file, told apart by what they say. @throws VALIDATION_FAILED with line and field. */
export function readRoutingInstance(text: string): RoutingInstance {
  if (/^\s*(DIMENSION|CAPACITY|TYPE)\s*:/m.test(text)) return parseCvrplib(text);
  if (/^\s*(VEHICLE|CUSTOMER)\s*$/im.test(text)) return parseSolomon(text);
  throw unreadable(
    1,
    'format',
    'neither a CVRPLIB file (DIMENSION, CAPACITY) nor a Solomon file (VEHICLE, CUSTOMER)',
  );
}
