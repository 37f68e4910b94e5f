import { startAllInOne } from './all-in-one';

void startAllInOne();
