import { isPassing, withRetries } from './aws-retry';

const refused = (name: string, httpStatusCode?: number) =>
  Object.assign(new Error(name), { name, $metadata: { httpStatusCode } });

describe('calls to AWS that are repeated', () => {
  it.each([
    ['throttling', refused('ThrottlingException', 400), true],
    ['S3 that is asked too fast', refused('SlowDown', 503), true],
    ['too many at once', refused('Whatever', 429), true],
    ['an error of the service', refused('Whatever', 500), true],
    ['too many statements of Redshift', refused('ActiveStatementsExceededException', 400), true],
    ['no answer in time', refused('TimeoutError'), true],
    ['a connection that was cut', Object.assign(new Error('read'), { code: 'ECONNRESET' }), true],
    ['a name that is not found now', new Error('getaddrinfo EAI_AGAIN athena'), true],
    ['a request that is wrong', refused('InvalidRequestException', 400), false],
    ['no right to it', refused('AccessDeniedException', 403), false],
    ['no credentials', refused('CredentialsProviderError'), false],
    ['no region', new Error('Region is missing'), false],
    ['nothing', undefined, false],
  ])('are so after %s', (_, error, repeated) => {
    expect(isPassing(error)).toBe(repeated);
  });

  it('end with the first success, or at once with what does not pass', async () => {
    const fails = [refused('SlowDown', 503), refused('Throttling', 400)];
    const call = jest.fn(async () => {
      const next = fails.shift();
      if (next) throw next;
      return 'done';
    });
    await expect(withRetries(call)).resolves.toBe('done');
    expect(call).toHaveBeenCalledTimes(3);
    const denied = jest.fn(() => Promise.reject(refused('AccessDeniedException', 403)));
    await expect(withRetries(denied)).rejects.toThrow('AccessDeniedException');
    expect(denied).toHaveBeenCalledTimes(1);
  });

  it('end in the middle of a pause when nobody waits any more', async () => {
    const controller = new AbortController();
    const call = jest.fn(() => {
      setTimeout(() => controller.abort(), 5);
      return Promise.reject(refused('SlowDown', 503));
    });
    await expect(withRetries(call, controller.signal)).rejects.toThrow();
    expect(call).toHaveBeenCalledTimes(1);
  });
});
