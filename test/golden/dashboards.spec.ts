import type { MetricQuery, SemanticCatalog } from '#libs/contracts';
import { builtInDefinitions, describePersona, loadSemanticModel, readSemanticFiles } from '#libs/semantics';
import { readerFor, TODAY } from './reader';

/** A tile is asked without anybody who could be asked back, so it has to be read without a doubt. */
const MIN_CONFIDENCE = 0.9;

const model = loadSemanticModel(readSemanticFiles([builtInDefinitions()]));

type Tile = SemanticCatalog['dashboard']['tiles'][number] & { persona: string };

const tiles: Tile[] = [...model.personas.keys()].flatMap((persona) =>
  describePersona(model, persona).dashboard.tiles.map((tile) => ({ ...tile, persona })),
);

const columnsOf = ({ dimensions, timeDimensions }: MetricQuery) =>
  dimensions.length + timeDimensions.filter(({ granularity }) => granularity !== undefined).length;

describe('tiles of the dashboards', () => {
  it('are there for every persona that has tables', () => {
    const withTables = [...model.personas.values()].filter(({ tables }) => tables.length > 0);
    expect(new Set(tiles.map(({ persona }) => persona))).toEqual(
      new Set(withTables.map(({ persona }) => persona)),
    );
  });

  it.each(tiles)('$persona: $title', ({ persona, question, show }) => {
    const result = readerFor(persona).read({ question, today: TODAY, history: [] });
    if (result.kind !== 'reading') throw new Error(`"${question}" gave ${JSON.stringify(result)}`);
    const { confidence, query } = result.reading;
    expect(confidence).toBeGreaterThanOrEqual(MIN_CONFIDENCE);
    // One figure has nothing to be told apart by; a chart has measures along something; a table has rows as they are.
    if (show === 'number')
      expect({ measures: query.measures.length, columns: columnsOf(query) }).toEqual({
        measures: 1,
        columns: 0,
      });
    if (show === 'chart') {
      expect(query.measures.length).toBeGreaterThan(0);
      expect(columnsOf(query)).toBeGreaterThan(0);
    }
    if (show === 'table') expect(query.ungrouped).toBe(true);
  });
});
