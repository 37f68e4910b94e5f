// Forecast accuracy on the M3 competition's 3,003 series (folder given by --data): sMAPE beside the published Theta,
// coverage of the intervals, both by frequency and for odd and even ids apart, and time.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { summarise } from './load.mjs';

const require = createRequire(import.meta.url);
const SEASON = { YEARLY: 1, QUARTERLY: 4, MONTHLY: 12, OTHER: 1 };
/** sMAPE of Theta, the winner of M3, as recomputed by Fiorucci et al. (2016), and what we aim at. */
const REFERENCE = {
  all: { theta: 12.76, aim: 12.5 },
  YEARLY: { theta: 16.97, aim: 16.0 },
  QUARTERLY: { theta: 8.96, aim: 9.1 },
  MONTHLY: { theta: 13.89, aim: 13.7 },
};

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const percent = (hits) => (100 * mean(hits)).toFixed(1);

/** Symmetric mean absolute percentage error of one series, in per cent (Makridakis 1993). */
function smape(actual, predicted) {
  return mean(
    actual.map(
      (value, k) => (200 * Math.abs(value - predicted[k])) / (Math.abs(value) + Math.abs(predicted[k])),
    ),
  );
}

export async function forecasting(report, { data }) {
  const { forecast } = require('../../dist/libs/calculations/src/index.js');
  const series = JSON.parse(readFileSync(join(data, 'forecast', 'm3_data.json'), 'utf8'));
  const groups = new Map();
  const into = (name) => {
    if (!groups.has(name)) groups.set(name, { smape: [], cover80: [], cover95: [] });
    return groups.get(name);
  };
  const durations = [];
  let refused = 0;
  for (const [id, { period, x, xx }] of Object.entries(series)) {
    const start = performance.now();
    const result = forecast({ history: x, seasonLengths: [SEASON[period[0]]], horizon: xx.length });
    durations.push(performance.now() - start);
    if (result.kind === 'refused') {
      refused += 1;
      continue;
    }
    const half = Number(id.slice(1)) % 2 === 1 ? 'odd ids' : 'even ids';
    for (const name of ['all', period[0], half]) {
      const group = into(name);
      group.smape.push(smape(xx, result.mean));
      for (const level of [80, 95])
        xx.forEach((value, k) =>
          group[`cover${level}`].push(
            value >= result.lower[level][k] && value <= result.upper[level][k] ? 1 : 0,
          ),
        );
    }
  }
  for (const [name, { smape: errors, cover80, cover95 }] of groups) {
    const { theta, aim } = REFERENCE[name] ?? {};
    const figure = mean(errors);
    report(
      `M3 ${name.toLowerCase()}, ${errors.length} series`,
      `sMAPE ${figure.toFixed(2)}`,
      theta === undefined ? '' : `Theta ${theta}, aim ${aim} ${figure <= aim ? 'met' : 'missed'}`,
    );
    const covered = Number(percent(cover95));
    report(
      '  covered by 80 % and 95 % intervals',
      `${percent(cover80)} %, ${percent(cover95)} %`,
      `aim 93–97 % at 95 % ${covered >= 93 && covered <= 97 ? 'met' : 'missed'}`,
    );
  }
  const { p50, p95 } = summarise(durations);
  report(
    'time of one series',
    `${p50.toFixed(1)} ms p50, ${p95.toFixed(1)} p95`,
    `mean ${mean(durations).toFixed(1)}, aim 30 ms ${mean(durations) <= 30 ? 'met' : 'missed'}; ${refused} refused`,
  );
}
