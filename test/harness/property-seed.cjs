/**
 * Property tests draw the same cases each time, so that a failure is the change's and not the day's.
 * `PROPERTY_SEED=random npm test` draws new ones; a failure then prints its seed, and becomes a test of its own.
 */
const { configureGlobal } = require('fast-check');

const { PROPERTY_SEED = '20261121' } = process.env;
if (PROPERTY_SEED !== 'random') configureGlobal({ seed: Number(PROPERTY_SEED) });
