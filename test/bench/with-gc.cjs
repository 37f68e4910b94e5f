// The whole product in one process that, on SIGUSR2, collects its garbage and writes what is left of the heap to a file.
const { writeFileSync } = require('node:fs');
const v8 = require('node:v8');
const { runInNewContext } = require('node:vm');

v8.setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc');
process.on('SIGUSR2', () => {
  collect();
  collect();
  writeFileSync(process.env.QM_BENCH_HEAP_FILE, String(process.memoryUsage().heapUsed));
});
const { startAllInOne } = require('../../dist/apps/all-in-one/src/all-in-one.js');
void startAllInOne();
