const Sequencer = require('@jest/test-sequencer').default;

/** Longest first, so that no worker is left with a minute's work when the other is done. */
const SLOWEST = ['test/system/faults-services', 'test/golden/', 'test/system/', 'test/browser/'];

/**
 * Jest orders by what specs took the last time, which a clean checkout does not know: there the kinds of specs that start
 * the product come before those that start a service, and those before what is pure.
 */
module.exports = class SlowestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const at = SLOWEST.findIndex((kind) => path.includes(`/${kind}`));
      return at < 0 ? SLOWEST.length : at;
    };
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
};
