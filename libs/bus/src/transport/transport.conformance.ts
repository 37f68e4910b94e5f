import { describeCalls } from './calls.conformance';
import { describeLimits } from './limits.conformance';
import { describeStreams } from './streams.conformance';
import { Bed, type Connect } from './test-bed.conformance';

/** What every transport must hold. */
export function describeTransport(name: string, connect: Connect): void {
  describe(name, () => {
    const bed = new Bed(connect);
    beforeEach(() => bed.start());
    afterEach(() => bed.close());

    describeCalls(bed);
    describeStreams(bed);
    describeLimits(bed);
  });
}
