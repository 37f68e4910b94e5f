import { join } from 'node:path';
import type { MetricQuery } from '#libs/contracts';
import { loadSemanticModel, readSemanticFiles, type SemanticModel } from '../src';

let model: SemanticModel | undefined;

/** The model of the files that the product ships. */
export function builtInModel(): SemanticModel {
  return (model ??= loadSemanticModel(readSemanticFiles([join(__dirname, '..', 'definitions')])));
}

/** A metric query with the fields that it does not name empty. */
export function metricQuery(query: Partial<MetricQuery>): MetricQuery {
  return { measures: [], dimensions: [], timeDimensions: [], filters: [], ...query };
}
