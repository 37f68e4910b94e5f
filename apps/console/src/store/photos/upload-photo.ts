import { errorFromResponse, errorFromThrown } from '../../api/api-error';
import { csrfTokenNow } from '../../api/session-fetch';
import { newTraceparent } from '../../api/traceparent';
import type { Photo } from '../../api/types';
import { text } from '../../messages';
import { photosPath, type PhotoSubject } from './photo-queries';

interface UploadOptions {
  subject: PhotoSubject;
  /** The same key adds the same photo once, however often it is sent. */
  key: string;
  signal: AbortSignal;
  /** From 0 to 1. */
  onProgress(share: number): void;
}

/** Sends a photo. By XMLHttpRequest, because fetch does not tell how far an upload is. Throws ApiError. */
export function uploadPhoto(photo: Blob, options: UploadOptions): Promise<Photo> {
  const { subject, key, signal, onProgress } = options;
  const form = new FormData();
  form.append('file', photo, 'photo');
  return new Promise<Photo>((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    request.open('POST', photosPath(subject));
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('idempotency-key', key);
    request.setRequestHeader('traceparent', newTraceparent());
    const token = csrfTokenNow();
    if (token !== null) request.setRequestHeader('x-csrf-token', token);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status === 201) return resolve(body as Photo);
      const headers = new Headers({ 'retry-after': request.getResponseHeader('retry-after') ?? '' });
      reject(errorFromResponse({ status: request.status, headers }, body, text.errors));
    };
    request.onerror = () => reject(errorFromThrown(new TypeError(), text.errors));
    request.onabort = () => reject(signal.reason);
    request.onloadend = () => signal.removeEventListener('abort', stop);
    signal.addEventListener('abort', stop);
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
