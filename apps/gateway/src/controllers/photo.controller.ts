import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newCallContext, ServiceClient } from '#libs/bus';
import {
  orchestrator,
  type Photo,
  type PhotoList,
  photos,
  type PhotoSubject,
  QuartermasterError,
} from '#libs/contracts';
import { SETTINGS, type Settings } from '#libs/runtime';
import { actIdOf } from '../act-id';
import { api } from '../api';
import type { InputOf } from '../endpoint';
import { PhotoForm } from '../endpoints/photos';
import { idempotencyKeyOf } from '../http/idempotency-key';
import { parseFields } from '../http/input';
import { OpenQuestions } from '../http/open-questions';
import { callContextOf } from '../http/request-scope';
import { Input, Serves } from '../http/serves';
import { readUpload } from '../http/uploads';

const PIECE_BYTES = 256 * 1024;

/** Photos of the caller's store. Whose they are and what he may do with them, the store checks. */
@Controller()
export class PhotoController {
  constructor(
    private readonly services: ServiceClient,
    private readonly open: OpenQuestions,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Serves(api.taskPhotos)
  ofTask(
    @Input() { params }: InputOf<typeof api.taskPhotos>,
    @Req() request: FastifyRequest,
  ): Promise<PhotoList> {
    return this.list({ kind: 'task', ...params }, request);
  }

  @Serves(api.addTaskPhoto)
  addToTask(@Req() request: FastifyRequest): Promise<Photo> {
    const params = parseFields(api.addTaskPhoto.params, request.params as Record<string, string>);
    return this.add({ kind: 'task', ...params }, request);
  }

  @Serves(api.questionPhotos)
  async ofQuestion(
    @Input() { params }: InputOf<typeof api.questionPhotos>,
    @Req() request: FastifyRequest,
  ): Promise<PhotoList> {
    await this.requireQuestion(params.answerId, request);
    return this.list({ kind: 'question', ...params }, request);
  }

  @Serves(api.addQuestionPhoto)
  async addToQuestion(@Req() request: FastifyRequest): Promise<Photo> {
    const params = parseFields(api.addQuestionPhoto.params, request.params as Record<string, string>);
    await this.requireQuestion(params.answerId, request);
    return this.add({ kind: 'question', ...params }, request);
  }

  @Serves(api.changePhoto)
  change(
    @Input() { params, body }: InputOf<typeof api.changePhoto>,
    @Req() request: FastifyRequest,
  ): Promise<Photo> {
    const context = callContextOf(request, photos.describe);
    return this.services.call(photos.describe, { ...params, ...body }, context);
  }

  /** Leaving before the end ends the call of the model. */
  @Serves(api.suggestPhotoDescription)
  async suggestDescription(
    @Input() { params }: InputOf<typeof api.suggestPhotoDescription>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { timeoutMs } = photos.suggestDescription;
    const context = callContextOf(request, { timeoutMs, signal: this.open.signalOf(reply) });
    void reply.send(await this.services.call(photos.suggestDescription, params, context));
  }

  @Serves(api.deletePhoto)
  async remove(
    @Input() { params }: InputOf<typeof api.deletePhoto>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.services.call(photos.remove, params, callContextOf(request, photos.remove));
  }

  /** For an `img`, which sends no token: the link itself says that its holder may see it. */
  @Serves(api.photoContent)
  async content(
    @Input() { params, query }: InputOf<typeof api.photoContent>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { requestId, span } = request.scope;
    const context = newCallContext({
      timeoutMs: photos.content.timeoutMs,
      requestId,
      traceparent: span.traceparent,
    });
    const { content, mediaType } = await this.services.call(photos.content, { ...params, ...query }, context);
    const left = Math.max(0, query.expires - Math.floor(Date.now() / 1_000));
    void reply
      .header('content-type', mediaType)
      // Only in the browser that asked, and no longer than the link is good.
      .header('cache-control', `private, max-age=${left}, immutable`)
      .header('cross-origin-resource-policy', 'same-origin')
      .send(Buffer.from(content, 'base64'));
  }

  private list(subject: PhotoSubject, request: FastifyRequest): Promise<PhotoList> {
    return this.services.call(photos.list, { subject }, callContextOf(request, photos.list));
  }

  /** The store knows an upload again by the id that follows from the key, so that no record of it is needed. */
  private async add(subject: PhotoSubject, request: FastifyRequest): Promise<Photo> {
    const { maxBytes } = this.settings.stores.photos;
    const pieces: Buffer[] = [];
    let bytes = 0;
    const { fields } = await readUpload(request, PIECE_BYTES, async (piece) => {
      bytes += piece.length;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      pieces.push(piece);
    });
    const { description } = parseFields(PhotoForm, fields);
    const photoId = actIdOf(request.scope.session!.userId, idempotencyKeyOf(request));
    const content = Buffer.concat(pieces).toString('base64');
    const context = callContextOf(request, photos.add);
    return this.services.call(photos.add, { photoId, subject, description, content }, context);
  }

  /** Answers are the orchestrator's; it gives only the caller's own. @throws QuartermasterError NOT_FOUND */
  private async requireQuestion(answerId: string, request: FastifyRequest): Promise<void> {
    const context = callContextOf(request, orchestrator.getAnswer);
    await this.services.call(orchestrator.getAnswer, { answerId }, context);
  }
}

function tooLarge(maxBytes: number): QuartermasterError {
  const mebibytes = (maxBytes / 1024 / 1024).toLocaleString('en', { maximumFractionDigits: 1 });
  return new QuartermasterError('PHOTO_TOO_LARGE', {
    message: `The file is larger than ${mebibytes} MiB, the most that a photo may have.`,
    details: { maxBytes },
  });
}
