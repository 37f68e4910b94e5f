import { z } from 'zod';
import { about, count, group, milliseconds, text, url } from './setting-types';

const share = (fallback: number) => z.number().min(0).max(1).default(fallback);

const bedrock = group('Amazon Bedrock.', {
  region: about(text().optional(), 'AWS region. Default: what the environment of the AWS SDK says.'),
  endpoint: about(
    url('http:', 'https:').optional(),
    "Another address than AWS's own, for example of a VPC endpoint.",
  ),
  caFile: about(text().optional(), 'Certificate authority file (PEM) of that address.'),
  callsPerConnection: about(
    count(8),
    'Calls that share one connection. A connection that breaks takes no more calls with it.',
  ),
  connectTimeoutMs: about(
    milliseconds(5_000),
    'A connection that does not stand after this time is given up.',
  ),
  promptCaching: about(
    z.boolean().default(true),
    'Lets Bedrock keep what every call begins with (instructions, tools, catalog), where the model can.',
  ),
  guardrail: group('A Bedrock Guardrail that judges what goes to a model and what comes from it.', {
    id: about(text().optional(), 'Identifier; none is asked when absent.'),
    version: about(text().default('DRAFT'), 'Version.'),
  }),
  knowledgeBaseId: about(text().optional(), 'Knowledge base in which passages are looked for.'),
});

const openaiCompatible = group('Any server that speaks the OpenAI API: Ollama, vLLM, a gateway.', {
  baseUrl: about(url('http:', 'https:').optional(), 'Its address, for example http://127.0.0.1:11434/v1.', {
    env: 'QM_MODEL_URL',
  }),
  apiKey: about(text().optional(), 'Its key, where it wants one.', { env: 'QM_MODEL_KEY', secret: true }),
});

const retries = group('Failed calls are tried again in this one place.', {
  attempts: about(count(3), 'Attempts of one call in all.'),
  firstDelayMs: about(
    milliseconds(200),
    'Longest pause after the first failure; twice as long after each further one, drawn at random below it.',
  ),
  longestDelayMs: about(milliseconds(5_000), 'Longest pause between two attempts.'),
  budgetShare: about(
    share(0.2),
    'Retries may be this share of the calls of the last ten seconds, in one process; more failures are given on at once.',
  ),
  budgetMinimum: about(
    z.int().min(0).default(3),
    'Retries of the last ten seconds that are allowed however few calls there were.',
  ),
});

const breaker = group('Keeps from asking a model that does not answer.', {
  failureShare: about(share(0.5), 'Share of failed calls within the window at which it opens.'),
  minimumCalls: about(count(10), 'Calls within the window below which it never opens.'),
  windowMs: about(milliseconds(10_000), 'The window.'),
  openMs: about(milliseconds(5_000), 'How long it stays open before one call may try again.'),
});

/** Language models: none by default. The reader, local retrieval and template sentences serve without. */
export const models = group('Language models. None by default: the reader answers without.', {
  provider: about(
    z.enum(['none', 'bedrock', 'openai-compatible', 'scripted']).default('none'),
    'Who serves the models. `scripted` plays a file of answers, in development only.',
    { env: 'QM_MODEL_PROVIDER' },
  ),
  model: about(text().optional(), 'Id of the model in the catalog that questions are handed over to.', {
    env: 'QM_MODEL',
  }),
  embeddingModel: about(text().optional(), 'Id of the model in the catalog that makes vectors.'),
  visionModel: about(
    text().optional(),
    'Id of the model in the catalog that proposes descriptions of photos; none is asked when absent. Photos leave for its provider.',
    { env: 'QM_VISION_MODEL' },
  ),
  catalogFile: about(
    text().optional(),
    'YAML file of models (id, provider, limits, prices, end of life) that adds to the built-in one, an id of it taking precedence.',
  ),
  scriptFile: about(text().optional(), 'File of the scripted provider.', { env: 'QM_MODEL_SCRIPT' }),
  handOver: about(
    z.boolean().default(true),
    'Questions that the reader is not sure of are handed over to the model.',
  ),
  rawSql: about(
    z.boolean().default(false),
    'Lets the model write SQL where no metric query can say what is asked. The guard judges it like any other.',
  ),
  maxSteps: about(count(8), 'Calls of a model for one question.'),
  maxToolsPerCall: about(count(4), 'Tools that a model may ask for in one call; more are put off.'),
  maxOutputTokens: about(count(2_048), 'Tokens that one call may write.'),
  temperature: about(share(0), 'Randomness of what a model writes.'),
  shownRows: about(count(50), 'Rows of a result that a model is shown; it is told how many there are.'),
  idleTimeoutMs: about(milliseconds(20_000), 'A stream that is silent for longer is cut.'),
  totalTimeoutMs: about(milliseconds(45_000), 'One call may take this long, its retries included.'),
  maxConcurrent: about(count(32), 'Calls that one process has running at a time; more wait.'),
  maxWaiting: about(count(64), 'Calls that wait for one of them; more are refused at once.'),
  retries,
  breaker,
  bedrock,
  openaiCompatible,
});
