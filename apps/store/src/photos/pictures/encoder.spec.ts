import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { PictureEncoder } from './encoder';

const limits = { maxPixels: 50_000_000, encodeSeconds: 15, maxEncoding: 1, maxWaiting: 2 };
const encoder = new PictureEncoder(limits);

const noise = (width: number, height: number) =>
  sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } });
/** Taken by a phone that was held upright, at a place that it wrote down. */
const photo = () =>
  noise(600, 400)
    .withMetadata({ orientation: 6 })
    .withExif({
      IFD0: { Make: 'Acme', Model: 'Phone 9', Orientation: '6' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '53/1 33/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '9/1 59/1 0/1',
      },
    })
    .jpeg()
    .toBuffer();

/** A PNG whose header promises a picture of this size; a few hundred bytes. */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([size, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(100_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
function crc(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

describe('re-encoding a photo', () => {
  it('turns it upright and keeps not a word of where, when or with what it was taken', async () => {
    const file = await photo();
    const before = await sharp(file).metadata();
    expect([before.exif !== undefined, before.orientation]).toEqual([true, 6]);
    expect(file.includes('Acme')).toBe(true);
    const { full, thumbnail } = await encoder.encode(file);
    expect([full.width, full.height, thumbnail.width, thumbnail.height]).toEqual([400, 600, 213, 320]);
    for (const { content } of [full, thumbnail]) {
      const { format, exif, xmp, iptc, icc, orientation } = await sharp(content).metadata();
      expect({ format, exif, xmp, iptc, icc, orientation }).toEqual({ format: 'webp' });
      expect(content.includes('EXIF') || content.includes('Acme')).toBe(false);
    }
  });

  it.each(['jpeg', 'png', 'webp'] as const)(
    'takes %s, however large, and makes it no larger',
    async (format) => {
      const large = await encoder.encode(await noise(2_500, 1_000).toFormat(format).toBuffer());
      expect([large.full.width, large.full.height]).toEqual([2_048, 819]);
      const small = await encoder.encode(await noise(40, 30).toFormat(format).toBuffer());
      expect([small.full.width, small.thumbnail.width]).toEqual([40, 40]);
    },
  );

  it('refuses a bomb by its header, without unpacking it', async () => {
    const file = bomb(30_000, 30_000);
    expect(file.length).toBeLessThan(1_000);
    await expect(encoder.encode(file)).rejects.toMatchObject({
      code: 'PHOTO_TOO_LARGE',
      message: 'The picture has 900 million pixels; 50 million are the most.',
    });
  });

  it('refuses what did not arrive whole', async () => {
    const whole = { jpeg: await photo(), png: await noise(300, 300).png().toBuffer() };
    for (const file of Object.values(whole)) {
      await expect(encoder.encode(file.subarray(0, file.length / 2))).rejects.toMatchObject({
        code: 'PHOTO_INVALID',
        message: 'The picture is damaged, or did not arrive whole.',
      });
      await expect(encoder.encode(file.subarray(0, 20))).rejects.toMatchObject({ code: 'PHOTO_INVALID' });
    }
  });

  it.each([
    ['a page under the name of a photo', '<html><script>1</script>', /not a picture, whatever its name says/],
    ['a drawing with a program', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', /SVG/],
    ['the same with a head', '<?xml version="1.0"?>\n<svg/>', /SVG/],
    ['a PDF', '%PDF-1.7', /PDF/],
    ['nothing', '', /not a picture/],
    ['HEIC, as iPhones keep photos', '\0\0\0\x18ftypheic', /HEIC/],
    ['an animated GIF', 'GIF89a', /GIF/],
  ])('refuses %s, in plain words', async (_, text, message) => {
    await expect(encoder.encode(Buffer.from(text, 'latin1'))).rejects.toMatchObject({
      code: 'PHOTO_INVALID',
      message: expect.stringMatching(message) as string,
    });
  });

  it('says what to set on an iPhone that keeps photos as HEIC, and on others what to choose', async () => {
    const nextStepFor = (brand: string) =>
      encoder
        .encode(Buffer.from(`\0\0\0\x18ftyp${brand}`, 'latin1'))
        .catch(({ nextStep }) => nextStep as string);
    expect(await nextStepFor('heic')).toMatch(/iPhone choose Settings, Camera, Formats, Most Compatible/);
    expect(await nextStepFor('avif')).toMatch(/choose a JPEG, PNG or WebP file/);
  });

  it('shows a model no more pixels than wanted, as JPEG without metadata, and enlarges nothing', async () => {
    const file = await sharp(randomBytes(64 * 48 * 3), { raw: { width: 64, height: 48, channels: 3 } })
      .resize(640, 480)
      .jpeg()
      .toBuffer();
    const { full } = await encoder.encode(file);
    const small = await encoder.forModel(full.content, 320);
    const { format, width, height, exif } = await sharp(small.content).metadata();
    expect([format, width, height, exif]).toEqual(['jpeg', 320, 240, undefined]);
    expect([small.width, small.height]).toEqual([320, 240]);
    expect((await encoder.forModel(full.content, 2_048)).width).toBe(640);
  });

  it('keeps the first picture of an animation', async () => {
    const frames = await sharp(randomBytes(60 * 40 * 2 * 3), {
      raw: { width: 60, height: 80, channels: 3, pageHeight: 40 },
    })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    expect((await sharp(frames).metadata()).pages).toBe(2);
    const { full } = await encoder.encode(frames);
    expect((await sharp(full.content).metadata()).pages ?? 1).toBe(1);
    expect([full.width, full.height]).toEqual([60, 40]);
  });

  it('has so many in work and so many waiting; more are told to come back', async () => {
    const file = await noise(1_200, 900).jpeg().toBuffer();
    const outcomes = await Promise.allSettled([1, 2, 3, 4, 5].map(() => encoder.encode(file)));
    const refused = outcomes.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(refused).toHaveLength(2);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'TOO_MANY_CALCULATIONS' });
    await encoder.encode(file);
  });

  it('gives up a picture that takes too long', async () => {
    const hurried = new PictureEncoder({ ...limits, encodeSeconds: 1 });
    const file = await noise(6_000, 6_000).png({ compressionLevel: 0 }).toBuffer();
    const started = performance.now();
    const outcome = await hurried.encode(file).catch((error: unknown) => error);
    // A machine that is fast enough makes it in time; neither may it take for ever.
    if (outcome instanceof Error)
      expect(outcome).toMatchObject({ message: 'The picture takes too long to read.' });
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
