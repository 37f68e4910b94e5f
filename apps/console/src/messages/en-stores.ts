import { store } from './en-store';
import { acts } from './en-store-acts';
import { storeAnalytics } from './en-store-analytics';
import { storePhotos } from './en-store-photos';
import { storePlan } from './en-store-plan';
import { storeProcedures } from './en-store-procedures';
import { storeProducts } from './en-store-products';
import { storeRoutines } from './en-store-routines';
import { storeTasks } from './en-store-tasks';
import { storeTimeOff } from './en-store-time-off';

/** The texts of a store's rooms. */
export const stores = {
  ...store,
  ...acts,
  ...storeAnalytics,
  ...storePhotos,
  ...storePlan,
  ...storeProcedures,
  ...storeProducts,
  ...storeRoutines,
  ...storeTasks,
  ...storeTimeOff,
};
