import { useComputedColorScheme } from '@mantine/core';
import { useState } from 'react';
import type { RouteDrawing } from '../api/types';
import { text } from '../messages';
import { writeNumber } from '../messages/written';
import { CHART_COLORS } from './chart-option';
import { labelPlace, routePath, SIDE, stopCount, toPicture } from './route-geometry';
import classes from './route-drawing.module.css';

/** Colours come again after eight routes; dashes and numbers tell those apart. */
const DASHES = ['none', '7 4', '2 3'];

/** Routes as lines from the depot and back, and as a list: a route that is chosen stands out and shows its stops. */
export function Routes({ drawing }: { drawing: RouteDrawing }) {
  const { kind, depot, routes } = drawing;
  const palette = CHART_COLORS[useComputedColorScheme('light')].series;
  const [chosen, setChosen] = useState<number | null>(null);
  const [pointed, setPointed] = useState<number | null>(null);
  const shown = pointed ?? chosen;
  const stops = writeNumber(stopCount(drawing));
  const description = text.drawing[kind](routes.length, writeNumber(routes.length), stops);
  const center = toPicture(depot);
  const colorOf = (index: number) => palette[index % palette.length];
  return (
    <figure className={classes.drawing}>
      <div className={classes.picture}>
        <svg viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-label={description}>
          {routes.map((route, index) => (
            <g
              key={route.label}
              className={classes.route}
              data-faded={(shown !== null && shown !== index) || undefined}
              style={{ color: colorOf(index) }}
              onMouseEnter={() => setPointed(index)}
              onMouseLeave={() => setPointed(null)}
              onClick={() => setChosen(chosen === index ? null : index)}
            >
              <path className={classes.reach} d={routePath(depot, route.stops)} />
              <path
                className={classes.line}
                d={routePath(depot, route.stops)}
                strokeDasharray={DASHES[Math.floor(index / palette.length) % DASHES.length]}
              />
              {route.stops.map((stop) => {
                const { x, y } = toPicture(stop);
                return (
                  <circle key={stop.id} cx={x} cy={y} r={3}>
                    <title>{`${route.label}: ${stop.label}`}</title>
                  </circle>
                );
              })}
            </g>
          ))}
          {routes.map((route, index) => {
            const place = labelPlace(depot, route.stops);
            return (
              place && (
                <g
                  key={route.label}
                  className={classes.number}
                  data-faded={(shown !== null && shown !== index) || undefined}
                  aria-hidden="true"
                >
                  <circle cx={place.x} cy={place.y} r={9} stroke={colorOf(index)} />
                  <text x={place.x} y={place.y} dy="0.35em">
                    {index + 1}
                  </text>
                </g>
              )
            );
          })}
          <g className={classes.depot}>
            <rect x={center.x - 7} y={center.y - 7} width={14} height={14} rx={3} />
            <title>{`${text.drawing.depot}: ${depot.label}`}</title>
          </g>
        </svg>
        {kind === 'petals' && <figcaption className={classes.note}>{text.drawing.petalsNote}</figcaption>}
      </div>
      <div className={classes.list}>
        <p className={classes.depotLabel}>
          <span className={classes.depotMark} />
          <span className="qm-muted">{text.drawing.depot}</span> {depot.label}
        </p>
        <ol aria-label={text.drawing.routes}>
          {routes.map((route, index) => (
            <li key={route.label}>
              <button
                type="button"
                className={classes.entry}
                aria-expanded={chosen === index}
                onMouseEnter={() => setPointed(index)}
                onMouseLeave={() => setPointed(null)}
                onClick={() => setChosen(chosen === index ? null : index)}
              >
                <span className={classes.badge} style={{ borderColor: colorOf(index) }}>
                  {index + 1}
                </span>
                <span className={classes.label}>{route.label}</span>
                <span className="qm-muted qm-numbers">
                  {text.drawing.stops(route.stops.length, writeNumber(route.stops.length))}
                </span>
              </button>
              {chosen === index && (
                <ol className={classes.stops}>
                  {route.stops.map((stop) => (
                    <li key={stop.id}>{stop.label}</li>
                  ))}
                </ol>
              )}
            </li>
          ))}
        </ol>
      </div>
    </figure>
  );
}
