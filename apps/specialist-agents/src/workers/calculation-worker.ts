/** The worker thread in which long calculations run; started by `WorkerPool`. */
import { CALCULATIONS } from './calculations';
import { serveCalculations } from './serve-calculations';

serveCalculations(CALCULATIONS);
