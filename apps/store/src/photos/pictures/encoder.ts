import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { QuartermasterError } from '#libs/contracts';
import { kindRefusal, pictureKind } from '../domain/picture-kind';

const FULL_PIXELS = 2_048;
const THUMBNAIL_PIXELS = 320;
const FULL_QUALITY = 82;
const THUMBNAIL_QUALITY = 75;

/** A picture as it is kept: WebP without metadata, upright. */
export interface EncodedPicture {
  /** SHA-256 of the content, in hex. */
  key: string;
  content: Buffer;
  width: number;
  height: number;
}

export interface EncoderLimits {
  maxPixels: number;
  encodeSeconds: number;
  maxEncoding: number;
  maxWaiting: number;
}

// One thread of libvips a picture, nothing kept between pictures, and no decoder but those of photos.
sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    // How raw pixels come in, which the product's specs and its search by picture make.
    'VipsForeignLoadRaw',
  ],
});

/** Re-encodes pictures outside of the event loop, a few at a time. */
export class PictureEncoder {
  private encoding = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly limits: EncoderLimits) {}

  /**
   * Both sizes of a picture, turned upright, as WebP without a word of where, when or with what it was taken.
   *
   * @throws QuartermasterError PHOTO_INVALID, PHOTO_TOO_LARGE, TOO_MANY_CALCULATIONS
   */
  async encode(file: Buffer): Promise<{ full: EncodedPicture; thumbnail: EncodedPicture }> {
    const refusal = kindRefusal(pictureKind(file));
    if (refusal !== null) throw new QuartermasterError('PHOTO_INVALID', refusal);
    return this.inTurn(async () => {
      await this.requirePixels(file);
      try {
        const full = await this.write(file, FULL_PIXELS, FULL_QUALITY);
        return { full, thumbnail: await this.write(full.content, THUMBNAIL_PIXELS, THUMBNAIL_QUALITY) };
      } catch (error) {
        throw unreadable(error);
      }
    });
  }

  /** A picture that is kept, as JPEG with no side longer than `pixels`: what every vision model reads. */
  async forModel(full: Buffer, pixels: number): Promise<Omit<EncodedPicture, 'key'>> {
    return this.inTurn(async () => {
      const { data, info } = await sharp(full, { limitInputPixels: this.limits.maxPixels })
        .resize({ width: pixels, height: pixels, fit: 'inside', withoutEnlargement: true })
        .jpeg({ quality: FULL_QUALITY })
        .timeout({ seconds: this.limits.encodeSeconds })
        .toBuffer({ resolveWithObject: true });
      return { content: data, width: info.width, height: info.height };
    });
  }

  /** From the header alone: a bomb is a small file, and nothing of it is unpacked. */
  private async requirePixels(file: Buffer): Promise<void> {
    const { maxPixels } = this.limits;
    const { width, height } = await sharp(file, { limitInputPixels: false })
      .metadata()
      .catch((error: unknown) => {
        throw unreadable(error);
      });
    if (width * height <= maxPixels) return;
    const millions = (pixels: number) => Math.ceil(pixels / 1_000_000).toLocaleString('en');
    throw new QuartermasterError('PHOTO_TOO_LARGE', {
      message: `The picture has ${millions(width * height)} million pixels; ${millions(maxPixels)} million are the most.`,
    });
  }

  private async write(file: Buffer, pixels: number, quality: number): Promise<EncodedPicture> {
    const { maxPixels, encodeSeconds } = this.limits;
    const { data, info } = await sharp(file, {
      limitInputPixels: maxPixels,
      sequentialRead: true,
      failOn: 'truncated',
      autoOrient: true,
    })
      .resize({ width: pixels, height: pixels, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .webp({ quality })
      .timeout({ seconds: encodeSeconds })
      .toBuffer({ resolveWithObject: true });
    const key = createHash('sha256').update(data).digest('hex');
    return { key, content: data, width: info.width, height: info.height };
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.encoding >= this.limits.maxEncoding) {
      if (this.waiting.length >= this.limits.maxWaiting)
        throw new QuartermasterError('TOO_MANY_CALCULATIONS', {
          message: 'Many photos arrive at once.',
          nextStep: 'Try again in a moment. The photo is still on your phone.',
        });
      // Whoever ends hands its turn over.
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else this.encoding += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.encoding -= 1;
      else next();
    }
  }
}

function unreadable(error: unknown): QuartermasterError {
  const message = error instanceof Error ? error.message : '';
  if (/timeout/i.test(message))
    return new QuartermasterError('PHOTO_INVALID', {
      message: 'The picture takes too long to read.',
      nextStep: 'Choose a smaller size in the camera and take it again.',
      cause: error,
    });
  return new QuartermasterError('PHOTO_INVALID', {
    message: 'The picture is damaged, or did not arrive whole.',
    nextStep: 'Take it again, or upload it again.',
    cause: error,
  });
}
