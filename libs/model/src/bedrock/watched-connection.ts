import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

export interface ConnectionLimits {
  /** Until it stands, with TLS. */
  readonly connectMs: number;
  /** Something was sent and nothing has come since. */
  readonly silentMs: number;
}

/** Why a connection closed itself: every call that is open on it ends with this. */
export class SilentConnection extends Error {
  override readonly name = 'SilentConnection';

  constructor() {
    super('The connection to AWS is silent.');
  }
}

/**
 * A connection that many calls share must not outlive its peer: when a firewall or a failing node drops it without a word,
 * TCP notices after minutes and every call until then would be sent into the void. This one closes itself.
 */
export function connectWatched(
  { protocol, hostname, port }: URL,
  limits: ConnectionLimits,
  certificateAuthority: string | undefined,
): Socket {
  const isTls = protocol === 'https:';
  // An address in brackets is IPv6.
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const target = { host, port: Number(port || (isTls ? 443 : 80)) };
  const socket = isTls
    ? connectTls({
        ...target,
        ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
        ...(certificateAuthority === undefined ? {} : { ca: certificateAuthority }),
        ALPNProtocols: ['h2'],
      })
    : connectTcp(target);
  socket.setNoDelay(true);
  const connecting = setTimeout(
    () => socket.destroy(new Error(`No connection to AWS after ${limits.connectMs} ms.`)),
    limits.connectMs,
  );
  socket.once(isTls ? 'secureConnect' : 'connect', () => clearTimeout(connecting));
  const watch = watchSilence(socket, limits.silentMs);
  socket.once('close', () => {
    clearTimeout(connecting);
    clearInterval(watch);
  });
  return socket;
}

const LOOKS = 4;

/**
 * Looks at intervals, so that a process that was busy or asleep does not take its own pause for the peer's. Where something
 * came and something was sent between two looks, nobody knows which was last: then also a connection that is merely idle is
 * closed in the end, unless it is used again before.
 */
function watchSilence(socket: Socket, limitMs: number): NodeJS.Timeout {
  let awaiting: 'nothing' | 'perhaps' | 'answer' = 'nothing';
  let [read, written, looks] = [0, 0, 0];
  return setInterval(() => {
    const hasCome = socket.bytesRead !== read;
    const wasSent = socket.bytesWritten !== written;
    [read, written] = [socket.bytesRead, socket.bytesWritten];
    if (hasCome) [awaiting, looks] = [wasSent ? 'perhaps' : 'nothing', 0];
    else if (wasSent && awaiting !== 'answer') [awaiting, looks] = ['answer', 0];
    else if (awaiting !== 'nothing') looks += 1;
    if (looks >= LOOKS) socket.destroy(new SilentConnection());
  }, limitMs / LOOKS).unref();
}
