// Daily plans of made-up, seeded store days: 40 persons, 300 tasks, loose to overfull. Gap to the computed bound, time by
// the wall and by the CPU, beside the greedy plan (by priority and due time, each task at its best place). Every plan is
// checked from scratch.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const PRESSURES = [
  { name: 'loose', pressure: 0.7 },
  { name: 'full', pressure: 0.95 },
  { name: 'tight', pressure: 1.2 },
];
/** Of days that nothing was tuned on. */
const SEEDS = Array.from({ length: 10 }, (_, index) => 701 + index);
const AIM = { gap: 1, seconds: 2 };

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const met = (is, most) => (is <= most ? 'met' : 'missed');

export async function dailyPlan(report) {
  const { checkPlan, planDay, storeDay } = require('../../dist/libs/calculations/src/index.js');
  for (const { name, pressure } of PRESSURES) {
    const [gaps, greedyGaps, walls, cpus, planned] = [[], [], [], [], []];
    let faults = 0;
    for (const seed of SEEDS) {
      const request = storeDay({ staff: 40, tasks: 300, seed, pressure });
      const greedy = planDay(request, { iterations: 0 });
      const [wall, cpu] = [performance.now(), process.cpuUsage()];
      const plan = planDay(request);
      walls.push((performance.now() - wall) / 1000);
      const { user, system } = process.cpuUsage(cpu);
      cpus.push((user + system) / 1e6);
      faults += checkPlan(plan.assignments, request.staff, request.tasks).length;
      gaps.push(100 * plan.gap);
      greedyGaps.push(100 * (1 - greedy.score.value / plan.bound));
      planned.push(request.tasks.length - plan.unplaced.length);
    }
    const worst = Math.max(...gaps);
    report(
      `40 × 300 ${name}, gap to the bound`,
      `${mean(gaps).toFixed(2)} % mean, ${worst.toFixed(2)} worst`,
      `aim ${AIM.gap} % ${met(worst, AIM.gap)}; greedy ${mean(greedyGaps).toFixed(2)} %; ${mean(planned).toFixed(0)} planned; ${faults} faults found`,
    );
    report(
      `40 × 300 ${name}, seconds`,
      `${mean(walls).toFixed(2)} wall, ${mean(cpus).toFixed(2)} CPU`,
      `aim ${AIM.seconds} s ${met(Math.max(...walls), AIM.seconds)}, worst ${Math.max(...walls).toFixed(2)}`,
    );
  }
}
