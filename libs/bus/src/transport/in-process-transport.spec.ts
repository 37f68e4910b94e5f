import { InProcessTransport } from './in-process-transport';
import { describeTransport } from './transport.conformance';

describeTransport('in-process transport', async (limits) => {
  const transport = new InProcessTransport(limits);
  await transport.start();
  return { client: transport, server: transport, close: () => transport.close() };
});
