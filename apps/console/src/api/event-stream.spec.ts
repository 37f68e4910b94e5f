import fc from 'fast-check';
import { eventsOf, EventStreamParser } from './event-stream';

const parse = (...pieces: string[]) => {
  const parser = new EventStreamParser();
  return pieces.flatMap((piece) => parser.push(piece));
};

test.each([
  ['LF', 'data: {"a":1}\n\ndata: {"b":2}\n\n', ['{"a":1}', '{"b":2}']],
  ['CRLF', 'data: one\r\n\r\ndata: two\r\n\r\n', ['one', 'two']],
  ['CR', 'data: one\r\rdata: two\r\r\n', ['one', 'two']],
  ['without a space', 'data:one\n\n', ['one']],
  ['several data lines', 'data: one\ndata: two\n\n', ['one\ntwo']],
  ['heartbeats and other fields', ': ping\n\nevent: reading\nid: 7\ndata: one\n\n', ['one']],
  ['an event that has not ended', 'data: one\n', []],
])('%s', (_name, stream, expected) => {
  expect(parse(stream)).toEqual(expected);
});

test('pieces may be cut anywhere', () => {
  const line = fc.string({ unit: fc.constantFrom('a', 'ü', '{', ':', ' ', '"') });
  const ends = fc.constantFrom('\n', '\r\n', '\r');
  fc.assert(
    fc.property(fc.array(line), ends, fc.array(fc.nat(40)), (events, end, cuts) => {
      const stream = events.map((event) => `data: ${event}${end}${end}`).join('') + ':';
      const pieces: string[] = [];
      let at = 0;
      for (const cut of cuts) {
        pieces.push(stream.slice(at, at + cut));
        at += cut;
      }
      pieces.push(stream.slice(at));
      expect(parse(...pieces)).toEqual(events);
    }),
  );
});

function bodyOf(chunks: Uint8Array[], onCancel = () => undefined): ReadableStream<Uint8Array> {
  let next = 0;
  return new ReadableStream({
    pull(controller) {
      const chunk = chunks[next++];
      if (chunk === undefined) controller.close();
      else controller.enqueue(chunk);
    },
    cancel: onCancel,
  });
}

test('characters that are cut between two chunks come out whole', async () => {
  const bytes = new TextEncoder().encode('data: Äpfel €\n\n');
  const events: string[] = [];
  for await (const event of eventsOf(bodyOf([...bytes].map((byte) => Uint8Array.of(byte)))))
    events.push(event);
  expect(events).toEqual(['Äpfel €']);
});

test('who stops reading cancels the request', async () => {
  const cancelled = jest.fn();
  const chunk = new TextEncoder().encode('data: one\n\n');
  for await (const _event of eventsOf(bodyOf([chunk, chunk, chunk, chunk], cancelled))) break;
  expect(cancelled).toHaveBeenCalled();
});
