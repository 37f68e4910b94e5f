import { labelPlace, MARGIN, routePath, SIDE, stopCount, toPicture } from './route-geometry';

const depot = { x: 0.5, y: 0.5 };

test('up in the drawing is up in the picture, within the margin', () => {
  expect(toPicture({ x: 0, y: 1 })).toEqual({ x: MARGIN, y: MARGIN });
  expect(toPicture({ x: 1, y: 0 })).toEqual({ x: SIDE - MARGIN, y: SIDE - MARGIN });
});

test('a route leads from the depot through its stops in order and back', () => {
  const path = routePath(depot, [
    { x: 1, y: 0.5 },
    { x: 0.5, y: 1 },
  ]);
  expect(path).toBe('M200 200 L376 200 200 24 200 200');
  expect(routePath(depot, [])).toBe('');
});

test('its number stands at the farthest stop', () => {
  const near = { x: 0.6, y: 0.5 };
  const far = { x: 0.1, y: 0.1 };
  expect(labelPlace(depot, [near, far, near])).toEqual(toPicture(far));
  expect(labelPlace(depot, [])).toBeNull();
});

test('stops are counted over all routes', () => {
  const stop = { id: 's', label: 'S', x: 0, y: 0 };
  expect(
    stopCount({
      routes: [
        { label: '1', stops: [stop, stop] },
        { label: '2', stops: [stop] },
      ],
    }),
  ).toBe(3);
});
