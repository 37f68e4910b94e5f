/** A line longer than this is no event of ours; the stream is given up rather than filling memory. */
export const MAX_EVENT_LENGTH = 64 * 1024 * 1024;

const LINE_END = /\r\n|\n|\r/g;

/**
 * Takes server-sent events apart, as the HTML standard says: lines end with LF, CR or CRLF, `data:` lines of one event
 * are joined with LF, a blank line ends the event, comments (heartbeats) and other fields are passed over.
 * Feed it text in pieces of any size; it gives the data of the events that each piece completes.
 */
export class EventStreamParser {
  private rest = '';
  private data: string[] = [];
  /** How much of `rest` is known to hold no line end: a long event arrives in many pieces. */
  private searched = 0;

  push(text: string): string[] {
    this.rest += text;
    const events: string[] = [];
    for (;;) {
      LINE_END.lastIndex = this.searched;
      const found = LINE_END.exec(this.rest);
      // A CR at the very end may be the first half of CRLF: wait for what follows.
      if (found === null || (found[0] === '\r' && found.index === this.rest.length - 1)) {
        this.searched = found?.index ?? this.rest.length;
        break;
      }
      const line = this.rest.slice(0, found.index);
      this.rest = this.rest.slice(found.index + found[0].length);
      this.searched = 0;
      if (line === '') {
        if (this.data.length > 0) events.push(this.data.join('\n'));
        this.data = [];
      } else if (line.startsWith('data:')) {
        this.data.push(line.slice(line[5] === ' ' ? 6 : 5));
      } else if (line === 'data') {
        this.data.push('');
      }
    }
    if (this.rest.length > MAX_EVENT_LENGTH) throw new Error('An event of the stream is too long.');
    return events;
  }
}

/** The data of each event of a response body. Ends when the body ends; an event without its blank line is not given. */
export async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const parser = new EventStreamParser();
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield* parser.push(decoder.decode(value, { stream: true }));
    }
  } finally {
    // When the caller leaves early the server is told to stop.
    await reader.cancel().catch(() => undefined);
  }
}
