import type { QueryExecutionStatistics } from '@aws-sdk/client-athena';
import type { WarehouseResult } from '../warehouse';

const MEGABYTE = 1024 ** 2;
const TERABYTE = 1024 ** 4;
/** Athena bills whole megabytes, and at least so many of them a query. */
const MIN_MEGABYTES = 10;
/** AWS's price in most regions; the product's price list takes its place. */
const USD_PER_TERABYTE = 5;

/** What a query is billed for. A result that was given again costs nothing. */
export function scannedUsage(statistics: QueryExecutionStatistics): WarehouseResult['usage'] {
  const { DataScannedInBytes: bytes = 0, ResultReuseInformation: reuse } = statistics;
  const billed = reuse?.ReusedPreviousResult ? 0 : Math.max(MIN_MEGABYTES, Math.ceil(bytes / MEGABYTE));
  const quantity = (billed * MEGABYTE) / TERABYTE;
  return { unit: 'terabyte-scanned', quantity, usd: quantity * USD_PER_TERABYTE };
}
