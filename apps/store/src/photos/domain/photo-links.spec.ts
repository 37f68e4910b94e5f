import { PhotoLinks } from './photo-links';

const photoId = '0b0f8a5e-94b6-4c39-8f3c-0a6a4f1f4a01';
const now = new Date('2026-06-17T09:07:00Z');
const links = new PhotoLinks('a secret of thirty-two characters', 900);
const expires = links.expires(now);
const signatureOf = (href: string) => new URL(href, 'http://x').searchParams.get('signature')!;
const target = { photoId, size: 'thumbnail', expires } as const;
const signature = signatureOf(links.href(target));

it('is good for fifteen to thirty minutes, and the same for a while', () => {
  expect(new Date(expires * 1000).toISOString()).toBe('2026-06-17T09:30:00.000Z');
  expect(links.expires(new Date('2026-06-17T09:14:59Z'))).toBe(expires);
  expect(links.expires(new Date('2026-06-17T09:15:00Z'))).toBe(expires + 900);
  expect(links.check(target, signature, now)).toBe('good');
  expect(links.check(target, signature, new Date(expires * 1000 - 1))).toBe('good');
  expect(links.check(target, signature, new Date(expires * 1000))).toBe('expired');
});

it.each([
  ['another photo', { ...target, photoId: photoId.replace('01', '02') }],
  ['the other size', { ...target, size: 'full' as const }],
  ['a later end', { ...target, expires: expires + 900 }],
])('is bound to the photo, its size and its end: not good for %s', (_, other) => {
  expect(links.check(other, signature, now)).toBe('forged');
});

it('is worth nothing with another key, cut, empty or longer', () => {
  expect(new PhotoLinks('another secret of that very length', 900).check(target, signature, now)).toBe(
    'forged',
  );
  for (const wrong of ['', signature.slice(1), `${signature}A`, 'é'.repeat(43)])
    expect(links.check(target, wrong, now)).toBe('forged');
});
