import { lookup } from 'node:dns';
import { type ClientRequest, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { addressFault } from './address-rules';

export interface PostOptions {
  headers: Record<string, string>;
  timeoutMs: number;
  allowLinkLocal: boolean;
  signal: AbortSignal;
}

/**
 * Posts a body and gives the status of the answer, whatever it is; redirects are not followed. Addresses are judged
 * when they are connected to, so that a name cannot change its mind after the check.
 *
 * @throws Error with a message for operators: no connection, no answer in time, an address that is not allowed
 */
export function postJson(url: string, body: string, options: PostOptions): Promise<number> {
  const { headers, timeoutMs, allowLinkLocal } = options;
  const target = new URL(url);
  const isSecure = target.protocol === 'https:';
  const judge = (address: string) => addressFault(address, { allowLinkLocal, onlyLoopback: !isSecure });
  const literal = target.hostname.replace(/^\[(.*)\]$/, '$1');
  const fault = isIP(literal) === 0 ? null : judge(literal);
  if (fault !== null) return Promise.reject(new Error(fault));

  const signal = AbortSignal.any([options.signal, AbortSignal.timeout(timeoutMs)]);
  return new Promise((resolve, reject) => {
    const send = isSecure ? httpsRequest : httpRequest;
    const sent: ClientRequest = send(target, {
      method: 'POST',
      agent: false,
      lookup: judgedLookup(judge),
      signal,
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'quartermaster-webhooks',
      },
    });
    sent.once('response', (response) => {
      resolve(response.statusCode ?? 0);
      // What it says is of no use to anybody, and may be long.
      response.once('error', () => undefined).destroy();
    });
    sent.once('error', (error) => {
      const isLate = signal.aborted && !options.signal.aborted;
      reject(isLate ? new Error(`no answer within ${timeoutMs} ms`) : error);
    });
    sent.end(body);
  });
}

function judgedLookup(judge: (address: string) => string | null): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '', 0);
      for (const { address } of addresses) {
        const fault = judge(address);
        if (fault !== null) return callback(new Error(fault), '', 0);
      }
      if (options.all === true) return callback(null, addresses);
      const [first] = addresses;
      return callback(null, first!.address, first!.family);
    });
  };
}
