import type { Settings } from '#libs/runtime';

/** The part of the settings that says where the data is asked. */
export type WarehouseSettings = Settings['warehouse'];
