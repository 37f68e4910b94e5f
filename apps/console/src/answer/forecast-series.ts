import { type ChartSeries, isExpected } from './chart-data';
import type { ChartInput } from './chart-input';
import { dayOf } from './format';

type Point = [number, number];

/** Opacity of the areas, the widest first: the narrower one lies on top of it and looks denser. */
const AREA_OPACITY = [0.14, 0.2];
const ABOVE_AREAS = 10;

/** Where a category stands on the axis. */
const at = ({ data }: ChartInput, index: number): number =>
  data.time ? dayOf(data.categories[index] ?? null)! : index;

/**
 * Areas between two bounds. ECharts has no such thing: an unseen line along the lower bound carries an area as high as
 * the distance to the upper one.
 */
export function bandSeries(input: ChartInput): object[] {
  const { data, formatters, colors } = input;
  return data.bands.flatMap(({ label, lower, upper, column }, index) => {
    const known = lower.flatMap((value, place) => (value === null ? [] : [place]));
    const points = (value: (place: number) => number): Point[] =>
      known.map((place) => [at(input, place), value(place)]);
    const write = formatters[column]!;
    const common = {
      type: 'line',
      stack: `band-${index}`,
      // Also where a bound is below zero.
      stackStrategy: 'all',
      symbol: 'none',
      lineStyle: { opacity: 0 },
      z: index + 1,
    };
    return [
      { ...common, data: points((place) => lower[place]!), silent: true, tooltip: { show: false } },
      {
        ...common,
        name: label,
        data: points((place) => upper[place]! - lower[place]!),
        itemStyle: { color: colors.series[0], opacity: 0.35 },
        areaStyle: { color: colors.series[0], opacity: AREA_OPACITY[index] ?? AREA_OPACITY[0] },
        tooltip: {
          valueFormatter: (_height: unknown, point: number) => {
            const place = known[point];
            return place === undefined ? '' : `${write(lower[place]!)} – ${write(upper[place]!)}`;
          },
        },
      },
    ];
  });
}

/** Measured values as a solid line, expected ones dashed, joined where the one ends and the other begins. */
export function forecastLines(input: ChartInput): object[] {
  const { data, formatters, colors } = input;
  const measured = (index: number) => !isExpected(data, index);
  return data.series.flatMap((one, index) => {
    // What was and what is expected of it are one thing; solid and dashed tell them apart.
    const color = colors.series[data.series.length <= 2 ? 0 : index % colors.series.length];
    const point = (place: number): Point[] => {
      const value = one.values[place];
      return typeof value === 'number' ? [[at(input, place), value]] : [];
    };
    const places = data.categories.map((_, place) => place);
    const solid = places.filter(measured).flatMap(point);
    const dashed = places.filter((place) => !measured(place)).flatMap(point);
    const join = dashed.length > 0 ? [...lastMeasured(input, one), dashed[0]!] : [];
    const line = (points: Point[], type: 'solid' | 'dashed') => ({
      type: 'line',
      name: one.name,
      data: points,
      // Points would hide in the legend what tells the lines apart.
      symbol: 'none',
      itemStyle: { color },
      lineStyle: { width: 2, type, color },
      tooltip: {
        valueFormatter: (value: unknown) => formatters[one.column]!(typeof value === 'number' ? value : null),
      },
      z: ABOVE_AREAS,
    });
    return [
      ...(solid.length > 0 ? [line(solid, 'solid')] : []),
      ...(dashed.length > 0 ? [line(dashed, 'dashed')] : []),
      // The gap between them is no value of its own.
      ...(join.length === 2 ? [{ ...line(join, 'dashed'), silent: true, tooltip: { show: false } }] : []),
    ];
  });
}

/** Of the series itself, or of the one that holds the history where the forecast has a column of its own. */
function lastMeasured(input: ChartInput, one: ChartSeries): Point[] {
  const { data } = input;
  const first = one.values.findIndex((value, place) => value !== null && isExpected(data, place));
  for (let place = first - 1; place >= 0; place--) {
    const values = [one, ...data.series].map(({ values }) => values[place]);
    const value = values.find((found) => typeof found === 'number');
    if (typeof value === 'number' && !isExpected(data, place)) return [[at(input, place), value]];
  }
  return [];
}
