import { qm } from './qm';

void qm(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});
