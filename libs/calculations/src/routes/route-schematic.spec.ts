import { routeMap, routePetals } from './route-schematic';

const inside = ({ x, y }: { x: number; y: number }) => x >= 0 && x <= 1 && y >= 0 && y <= 1;

describe('routeMap', () => {
  it('scales both directions alike and centres the narrower one', () => {
    const { depot, routes } = routeMap({ x: 0, y: 10 }, [
      [{ id: 'a', x: 40, y: 10 }],
      [{ id: 'b', x: 20, y: 30 }],
    ]);
    expect(depot).toEqual({ x: 0, y: 0.25 });
    expect(routes).toEqual([[{ id: 'a', x: 1, y: 0.25 }], [{ id: 'b', x: 0.5, y: 0.75 }]]);
  });

  it('puts everything in the middle when there is one place only', () => {
    expect(routeMap({ x: 7, y: 7 }, [[{ id: 'a', x: 7, y: 7 }]])).toEqual({
      kind: 'map',
      depot: { x: 0.5, y: 0.5 },
      routes: [[{ id: 'a', x: 0.5, y: 0.5 }]],
    });
  });
});

describe('routePetals', () => {
  it('keeps stops in driving order, inside the drawing, and routes apart', () => {
    const routes = [['a', 'b', 'c'], ['d'], ['e', 'f'], ['g', 'h', 'i', 'j']];
    const drawn = routePetals(routes);
    expect(drawn.routes.map((stops) => stops.map(({ id }) => id))).toEqual(routes);
    expect(drawn.routes.flat().every(inside)).toBe(true);
    const share = (2 * Math.PI) / routes.length;
    drawn.routes.forEach((stops, route) => {
      for (const { x, y } of stops) {
        const clockwise = Math.PI / 2 - Math.atan2(y - 0.5, x - 0.5);
        const turn = (clockwise - route * share + 4 * Math.PI + Math.PI) % (2 * Math.PI);
        expect(Math.abs(turn - Math.PI)).toBeLessThan(share / 2);
      }
    });
  });

  it('draws no route as an empty drawing', () => {
    expect(routePetals([]).routes).toEqual([]);
  });
});
