import { z } from 'zod';
import { about, count, group, MEBIBYTE, seconds, text, url } from './setting-types';

const s3 = group('The bucket when `stores.photos.storage` is s3.', {
  bucket: about(text().optional(), 'Its name. It need not be public: pictures go through Quartermaster.'),
  prefix: about(z.string().max(200).default('photos/'), 'What every key begins with.'),
  region: about(text().optional(), 'AWS region. Default: what the environment of the AWS SDK says.'),
  endpoint: about(
    url('http:', 'https:').optional(),
    "Another address of the service than AWS's own, for example of a VPC endpoint.",
  ),
});

const suggestions = group(
  'Descriptions that the model of `models.visionModel` suggests; nothing without one.',
  {
    imagePixels: about(
      z.int().min(64).max(2_048).default(1_024),
      'Longest side of the picture that the model is sent, in pixels.',
    ),
    maxPerDay: about(
      count(50),
      'Suggestions for one person in a day; more are refused with BUDGET_EXCEEDED.',
    ),
  },
);

/** Photos that people of the stores take. */
export const photos = group('Photos that people of the stores take.', {
  maxBytes: about(
    z
      .int()
      .min(1024)
      // In base64 it has to fit into one message of the bus.
      .max(11 * MEBIBYTE)
      .default(10 * MEBIBYTE),
    'Largest file; larger ones are refused with PHOTO_TOO_LARGE.',
  ),
  maxPixels: about(
    count(50_000_000),
    'Most pixels of a picture; more are refused with PHOTO_TOO_LARGE before they are unpacked.',
  ),
  maxPerSubject: about(
    z.int().min(1).max(100).default(10),
    'Photos of one task or question; more are refused with TOO_MANY_PHOTOS.',
  ),
  encodeSeconds: about(seconds(15), 'A picture that takes longer to re-encode is refused.'),
  maxEncoding: about(count(1), 'Pictures that one process re-encodes at a time.'),
  maxWaiting: about(count(8), 'Pictures that wait for it; more are refused with TOO_MANY_CALCULATIONS.'),
  linkSeconds: about(
    seconds(900),
    'Links to pictures are good for at least this long, and at most twice as long.',
  ),
  linkKey: about(
    z.string().min(32).optional(),
    'Signs links to pictures; the same in every process of the store. Default: derived from bus.signingKey. A new one ends all links.',
    { env: 'QM_PHOTO_LINK_KEY', secret: true },
  ),
  storage: about(
    z.enum(['disk', 's3']).default('disk'),
    'Where pictures are kept. Several processes of the store need one place: s3, or a shared directory.',
  ),
  directory: about(
    text().optional(),
    'Folder of the pictures on disk. Default: photos in the data directory.',
  ),
  s3,
  suggestions,
});
