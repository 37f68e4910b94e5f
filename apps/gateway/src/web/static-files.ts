import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
const COMPRESSIBLE = new Set(['.css', '.html', '.js', '.json', '.map', '.svg', '.txt', '.webmanifest']);
const MIN_COMPRESSED_BYTES = 1024;
/** Beyond it brotli takes seconds for the last percent. */
const BROTLI_QUALITY = 6;

const compressors = {
  br: (body: Buffer) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  gzip: (body: Buffer) => promisify(gzip)(body),
};
type Encoding = keyof typeof compressors;

interface StaticFile {
  body: Buffer;
  type: string;
  etag: string;
  modifiedMs: number;
  compressed: Map<Encoding, Promise<Buffer>>;
}

/** The files of one folder, kept in memory and compressed once; a file that changes on disk is read again. */
export class StaticFiles {
  private readonly files = new Map<string, StaticFile>();

  constructor(private readonly folder: string) {}

  /**
   * Sends a file, or says that there is none.
   *
   * @param path inside the folder, with slashes
   * @param cacheControl what caches may do with it
   */
  async send(
    path: string,
    request: FastifyRequest,
    reply: FastifyReply,
    cacheControl: string,
  ): Promise<boolean> {
    const file = await this.find(path);
    if (file === null) return false;
    void reply
      .header('content-type', file.type)
      .header('cache-control', cacheControl)
      .header('etag', file.etag)
      .header('vary', 'accept-encoding');
    if (request.headers['if-none-match']?.includes(file.etag) === true) {
      void reply.status(304).send();
      return true;
    }
    const encoding = this.encodingFor(request, path, file);
    if (encoding !== undefined) void reply.header('content-encoding', encoding);
    void reply.send(encoding === undefined ? file.body : await this.compressed(file, encoding));
    return true;
  }

  private async find(path: string): Promise<StaticFile | null> {
    const full = normalize(join(this.folder, path));
    if (!full.startsWith(this.folder + sep)) return null;
    const found = await stat(full).catch(() => null);
    if (found === null || !found.isFile()) return null;
    const known = this.files.get(full);
    if (known?.modifiedMs === found.mtimeMs) return known;
    const body = await readFile(full);
    const file = {
      body,
      type: TYPES[extname(path)] ?? 'application/octet-stream',
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
      modifiedMs: found.mtimeMs,
      compressed: new Map(),
    };
    this.files.set(full, file);
    return file;
  }

  private encodingFor(request: FastifyRequest, path: string, { body }: StaticFile): Encoding | undefined {
    if (!COMPRESSIBLE.has(extname(path)) || body.length < MIN_COMPRESSED_BYTES) return undefined;
    const accepted = String(request.headers['accept-encoding'] ?? '');
    return (['br', 'gzip'] as const).find((encoding) => new RegExp(`\\b${encoding}\\b`).test(accepted));
  }

  private compressed(file: StaticFile, encoding: Encoding): Promise<Buffer> {
    const existing = file.compressed.get(encoding);
    if (existing !== undefined) return existing;
    const made = compressors[encoding](file.body);
    file.compressed.set(encoding, made);
    return made;
  }
}
