import { errorFromResponse, errorFromThrown } from '../../api/api-error';
import { changeHeaders } from '../../api/session-fetch';
import type { ProcedureDetail } from '../../api/types';
import { text } from '../../messages';

export interface UploadOptions {
  key: string;
  signal: AbortSignal;
  /** Share of the file that was sent, 0 to 1. */
  onProgress: (share: number) => void;
}

/** Sends a form with a file; `fetch` does not tell how much of it was sent. Throws an ApiError. */
export function uploadProcedure(
  form: FormData,
  { key, signal, onProgress }: UploadOptions,
): Promise<ProcedureDetail> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/v1/store/procedures');
    for (const [name, value] of Object.entries(changeHeaders())) request.setRequestHeader(name, value);
    request.setRequestHeader('Idempotency-Key', key);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 1 : loaded / total);
    request.onload = () => {
      const { status } = request;
      const body = parsed(request.responseText);
      if (status === 201) return resolve(body as ProcedureDetail);
      const headers = new Headers();
      const wait = request.getResponseHeader('retry-after');
      if (wait !== null) headers.set('retry-after', wait);
      reject(errorFromResponse({ status, headers }, body, text.errors));
    };
    request.onerror = () => reject(errorFromThrown(new TypeError('no connection'), text.errors));
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
