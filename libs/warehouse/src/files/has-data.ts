import { pointerStamp, warehouseDirectory } from './pointer';

/** Whether anything was ever loaded into this data directory. */
export function hasData(dataDirectory: string): boolean {
  return pointerStamp(warehouseDirectory(dataDirectory)) !== undefined;
}
