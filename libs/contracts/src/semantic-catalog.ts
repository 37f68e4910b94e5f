import { z } from 'zod';
import { PersonaId } from './principal';

const CatalogField = z.strictObject({
  name: z.string(),
  label: z.string(),
  description: z.string().optional(),
  synonyms: z.array(z.string()),
});

/** What a persona can ask, as GET /v1/semantics shows it. */
export const SemanticCatalog = z
  .strictObject({
    persona: z.strictObject({ id: PersonaId, label: z.string(), examples: z.array(z.string()) }),
    /** Tiles of the persona's dashboard, each a question. */
    dashboard: z.strictObject({
      title: z.string(),
      tiles: z.array(
        z.strictObject({
          title: z.string(),
          question: z.string(),
          show: z.enum(['number', 'chart', 'table']),
        }),
      ),
    }),
    entities: z.array(CatalogField.extend({ table: z.string() })),
    dimensions: z.array(CatalogField.extend({ type: z.string() })),
    measures: z.array(CatalogField.extend({ format: z.string() })),
    segments: z.array(CatalogField),
    semanticVersion: z.string(),
    dataAsOf: z.string().nullable(),
    /**
     * Id of the language model that questions are handed over to; null where there is none. Absent while nobody can say,
     * and between services: GET /v1/semantics adds it.
     */
    languageModel: z.string().nullable().optional(),
  })
  .meta({ id: 'SemanticCatalog' });
export type SemanticCatalog = z.infer<typeof SemanticCatalog>;
