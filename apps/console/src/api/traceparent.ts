const hex = (bytes: number) =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

/** A trace that begins with this request (W3C trace context), so that what the browser waited for has one id everywhere. */
export const newTraceparent = (): string => `00-${hex(16)}-${hex(8)}-01`;
