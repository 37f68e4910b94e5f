/** What a file is by its first bytes, whatever its name or its sender says. */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'heic' | 'avif' | 'gif' | 'svg' | 'pdf' | 'other';

const HEIC_BRANDS = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1']);

export function pictureKind(bytes: Buffer): PictureKind {
  const text = (from: number, to: number) => bytes.toString('latin1', from, to);
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (text(4, 8) === 'ftyp') return isobmffKind(text(8, 12));
  if (text(0, 4) === 'GIF8') return 'gif';
  if (text(0, 5) === '%PDF-') return 'pdf';
  return /^\s*(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE svg|svg)/i.test(text(0, 256)) ? 'svg' : 'other';
}

function isobmffKind(brand: string): PictureKind {
  if (brand === 'avif' || brand === 'avis') return 'avif';
  return HEIC_BRANDS.has(brand) ? 'heic' : 'other';
}

const CHOOSE = 'Take the photo again, or choose a JPEG, PNG or WebP file.';

/** Why a kind of file is not taken, in words for whoever chose it; null where it is. */
export function kindRefusal(kind: PictureKind): { message: string; nextStep: string } | null {
  switch (kind) {
    case 'jpeg':
    case 'png':
    case 'webp':
      return null;
    case 'avif':
      return { message: 'The picture is in the format AVIF, which cannot be read here.', nextStep: CHOOSE };
    case 'heic':
      return {
        message: 'The picture is in the format HEIC, which cannot be read here.',
        nextStep:
          'On an iPhone choose Settings, Camera, Formats, Most Compatible and take it again; or convert it to JPEG.',
      };
    case 'gif':
      return { message: 'The file is a GIF, which is no photo.', nextStep: CHOOSE };
    case 'svg':
      return { message: 'The file is a drawing (SVG), which can hold a program.', nextStep: CHOOSE };
    case 'pdf':
      return { message: 'The file is a PDF, not a picture.', nextStep: CHOOSE };
    case 'other':
      return { message: 'The file is not a picture, whatever its name says.', nextStep: CHOOSE };
  }
}
