import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { PhotoSize } from '#libs/contracts';

/** The picture that a link shows, and until when: seconds since 1970. */
export interface LinkTarget {
  photoId: string;
  size: PhotoSize;
  expires: number;
}

/** Makes and checks links that show one picture in one size until they end. */
export class PhotoLinks {
  private readonly key: Buffer;

  /** @param seconds a link is good for at least this long, and at most twice as long */
  constructor(
    secret: string,
    private readonly seconds: number,
  ) {
    // The secret may also sign other things: what is made for one purpose must be worth nothing for another.
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'quartermaster photo links v1', 32));
  }

  /** When links that are made now end. The same for a while, so that browsers load a picture once. */
  expires(now: Date): number {
    return (Math.floor(now.getTime() / 1000 / this.seconds) + 2) * this.seconds;
  }

  href(target: LinkTarget): string {
    const { photoId, size, expires } = target;
    return `/v1/store/photos/${photoId}/${size}?expires=${expires}&signature=${this.signature(target)}`;
  }

  check(target: LinkTarget, signature: string, now: Date): 'good' | 'forged' | 'expired' {
    const right = Buffer.from(this.signature(target));
    const given = Buffer.from(signature);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return 'forged';
    return now.getTime() / 1000 < target.expires ? 'good' : 'expired';
  }

  private signature({ photoId, size, expires }: LinkTarget): string {
    return createHmac('sha256', this.key).update(`${photoId}\n${size}\n${expires}`).digest('base64url');
  }
}
