import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { CallContext } from '#libs/bus';
import {
  type InputOf,
  type OutputOf,
  type Photo,
  type PhotoList,
  type PhotoSize,
  type photos,
  QuartermasterError,
} from '#libs/contracts';
import { Clock, Logger, SETTINGS, type Settings, withDevelopmentSecrets } from '#libs/runtime';
import { type Caller, Members } from '../members/members';
import { PhotoLinks } from './domain/photo-links';
import { PhotoStore, type StoredPhoto, subjectOf } from './persistence/photo-store';
import { PhotoStorage } from './photo-storage';
import { PictureEncoder } from './pictures/encoder';

export interface PictureForModel {
  /** JPEG. */
  content: Buffer;
  width: number;
  height: number;
  storeCode: string;
}

/** Photos of the stores, as the caller may see and change them. */
@Injectable()
export class Photos implements OnApplicationBootstrap {
  private readonly links: PhotoLinks;
  private readonly encoder: PictureEncoder;

  constructor(
    private readonly store: PhotoStore,
    private readonly storage: PhotoStorage,
    private readonly members: Members,
    private readonly clock: Clock,
    private readonly logger: Logger,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    const { linkKey, linkSeconds } = settings.stores.photos;
    this.links = new PhotoLinks(linkKey ?? withDevelopmentSecrets(settings).bus.signingKey, linkSeconds);
    this.encoder = new PictureEncoder(settings.stores.photos);
  }

  onApplicationBootstrap(): void {
    void this.sweep();
  }

  async list({ subject }: InputOf<typeof photos.list>, context: CallContext): Promise<PhotoList> {
    const by = await this.members.caller(context);
    // Asked with room for any number: what is wanted is whether the task is there.
    await this.store.requireRoom(subject, by, Infinity);
    const { maxBytes, maxPerSubject } = this.settings.stores.photos;
    const found = await this.store.list(subject, by);
    return {
      data: found.map((photo) => this.viewFor(photo, by)),
      suggestsDescriptions: this.settings.models.visionModel !== undefined,
      limits: { bytes: maxBytes, count: maxPerSubject },
    };
  }

  async add(input: InputOf<typeof photos.add>, context: CallContext): Promise<Photo> {
    const { photoId: id, subject, description } = input;
    const by = await this.members.caller(context);
    const file = Buffer.from(input.content, 'base64');
    const { maxBytes, maxPerSubject: max } = this.settings.stores.photos;
    if (file.length > maxBytes) throw new QuartermasterError('PHOTO_TOO_LARGE', { details: { maxBytes } });
    const uploadHash = createHash('sha256').update(file).digest('hex');
    const known = await this.store.find(id);
    if (known !== null) return this.again(known, uploadHash, by);
    await this.store.requireRoom(subject, by, max);
    const pictures = await this.encoder.encode(file);
    const photo = { id, subject, description, uploadHash, ...pictures };
    const added = await this.store.add(photo, by, {
      max,
      keep: async (each) => {
        for (const { key, content } of each) await this.storage.put(key, content);
      },
    });
    void this.sweep();
    return this.again(added, uploadHash, by);
  }

  async describe(input: InputOf<typeof photos.describe>, context: CallContext): Promise<Photo> {
    const by = await this.members.caller(context);
    await this.requireMine(input.photoId, by);
    return this.viewFor(await this.store.describe(input.photoId, input.description, by), by);
  }

  /**
   * A photo that the caller may describe, as a model is shown it.
   *
   * @throws QuartermasterError NOT_FOUND, NOT_THE_MANAGER, PHOTO_STORAGE_UNAVAILABLE, TOO_MANY_CALCULATIONS
   */
  async pictureForModel(photoId: string, pixels: number, context: CallContext): Promise<PictureForModel> {
    const { full, storeCode } = await this.requireMine(photoId, await this.members.caller(context));
    const content = await this.storage.get(full.key);
    if (content === null) {
      this.logger.error('photos.picture-missing', { photoId, size: 'full' });
      throw new QuartermasterError('NOT_FOUND');
    }
    return { ...(await this.encoder.forModel(content, pixels)), storeCode };
  }

  async remove(photoId: string, context: CallContext): Promise<void> {
    const by = await this.members.caller(context);
    await this.requireMine(photoId, by);
    await this.store.remove(photoId, by);
    await this.sweep();
  }

  /** Shows a picture to whoever has its link; nobody learns from a wrong one whether the photo exists. */
  async content({
    photoId,
    size,
    expires,
    signature,
  }: InputOf<typeof photos.content>): Promise<OutputOf<typeof photos.content>> {
    const state = this.links.check({ photoId, size, expires }, signature, this.clock.now());
    if (state === 'forged') throw new QuartermasterError('NOT_FOUND');
    if (state === 'expired') throw new QuartermasterError('LINK_EXPIRED');
    const photo = await this.store.find(photoId);
    const content = photo === null ? null : await this.storage.get(photo[size].key);
    if (photo !== null && content === null) this.logger.error('photos.picture-missing', { photoId, size });
    if (content === null) throw new QuartermasterError('NOT_FOUND');
    return { content: content.toString('base64'), mediaType: 'image/webp' };
  }

  /** What the same upload made before. */
  private again(known: StoredPhoto, uploadHash: string, by: Caller): Photo {
    if (!isVisible(known, by)) throw new QuartermasterError('NOT_FOUND');
    if (known.uploadHash !== uploadHash) throw new QuartermasterError('CONFLICT');
    return this.viewFor(known, by);
  }

  private async requireMine(photoId: string, by: Caller): Promise<StoredPhoto> {
    const photo = await this.store.find(photoId);
    if (photo === null || !isVisible(photo, by)) throw new QuartermasterError('NOT_FOUND');
    if (mayChange(photo, by)) return photo;
    throw new QuartermasterError('NOT_THE_MANAGER', {
      message: `${photo.uploadedBy.name} took this photo.`,
      nextStep: 'Ask them, or a manager of the store.',
    });
  }

  private viewFor(photo: StoredPhoto, by: Caller): Photo {
    const expires = this.links.expires(by.now);
    const { id, description, uploadedBy, uploadedAt } = photo;
    const link = (size: PhotoSize) => {
      const { key: _, ...measures } = photo[size];
      return { href: this.links.href({ photoId: id, size, expires }), ...measures };
    };
    return {
      id,
      subject: subjectOf(photo),
      description,
      uploadedBy,
      uploadedAt: uploadedAt.toISOString(),
      full: link('full'),
      thumbnail: link('thumbnail'),
      linksUntil: new Date(expires * 1_000).toISOString(),
      mayChange: mayChange(photo, by),
    };
  }

  /** Never worth failing for: what is left lies unseen until the next time. */
  private async sweep(): Promise<void> {
    try {
      await this.store.sweep(this.clock.now(), (key) => this.storage.remove(key));
    } catch (error) {
      this.logger.warn('photos.not-swept', { err: error });
    }
  }
}

/** Photos of tasks are the store's; those of a question are seen by whoever asked it. */
const isVisible = (photo: StoredPhoto, { store, staff }: Caller): boolean =>
  photo.taskId === null ? photo.uploadedBy.staffId === staff.id : photo.storeCode === store.code;

const mayChange = ({ uploadedBy }: StoredPhoto, by: Caller): boolean =>
  by.isManager || uploadedBy.staffId === by.staff.id;
