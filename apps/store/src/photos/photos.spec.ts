import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { newCallContext, ServiceClient } from '#libs/bus';
import { type Photo, photos, type PhotoSubject, QuartermasterError, tasks } from '#libs/contracts';
import { SETTINGS, type Settings } from '#libs/runtime';
import { PhotoStorage } from './photo-storage';
import { RunningStore } from '../testing/running-store';

const picture = (width = 400, height = 300) =>
  sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer();

describe('photos of a store', () => {
  let store: RunningStore;
  let taskId: string;
  beforeAll(async () => {
    store = await RunningStore.start();
    taskId = await newTask('sofia');
  });
  afterAll(() => store?.stop());
  afterEach(() => store.sql('DELETE FROM task_photo; ').then(() => store.sql('DELETE FROM store_photo')));

  async function newTask(as: string): Promise<string> {
    const { task } = await store.call(
      tasks.create,
      { taskId: randomUUID(), title: 'Show me the shelf', area: 'Grocery' },
      as,
    );
    return task.id;
  }
  const onTask = (id = taskId): PhotoSubject => ({ kind: 'task', taskId: id });
  const add = (file: Buffer, as: string, more: { photoId?: string; subject?: PhotoSubject } = {}) =>
    store.call(
      photos.add,
      {
        photoId: randomUUID(),
        subject: onTask(),
        description: '',
        content: file.toString('base64'),
        ...more,
      },
      as,
    );
  const list = async (as: string, subject = onTask()) =>
    (await store.call(photos.list, { subject }, as)).data;
  /** As an img does it: without anybody signed in. */
  function open(href: string) {
    const url = new URL(href, 'http://store');
    const [photoId, size] = url.pathname.split('/').slice(-2) as [string, 'full'];
    const signature = url.searchParams.get('signature')!;
    const expires = Number(url.searchParams.get('expires'));
    const context = newCallContext({ timeoutMs: 10_000 });
    return store.app.get(ServiceClient).call(photos.content, { photoId, size, expires, signature }, context);
  }
  const filesOnDisk = () => {
    const { dataDirectory } = store.app.get<Settings>(SETTINGS);
    return readdirSync(join(dataDirectory, 'photos'), { recursive: true }).filter((name) =>
      String(name).endsWith('.webp'),
    );
  };

  it('attaches one to a task, shows it to the whole store in two sizes, and tells the task', async () => {
    const made = await add(await picture(3_000, 1_500), 'ben');
    expect(made).toMatchObject({ uploadedBy: { name: 'Ben Carter' }, description: '', mayChange: true });
    expect([made.full.width, made.full.height, made.thumbnail.width]).toEqual([2_048, 1_024, 320]);
    expect(await list('sofia')).toMatchObject([{ id: made.id, mayChange: true }]);
    expect(await list('amara')).toMatchObject([{ id: made.id, mayChange: false }]);
    expect((await store.call(tasks.get, { taskId }, 'amara')).photoIds).toEqual([made.id]);
    for (const link of [made.full, made.thumbnail]) {
      const { content, mediaType } = await open(link.href);
      const shown = Buffer.from(content, 'base64');
      expect([mediaType, shown.length, (await sharp(shown).metadata()).width]).toEqual([
        'image/webp',
        link.bytes,
        link.width,
      ]);
    }
  });

  it('knows nothing of other stores’ tasks and photos, whatever id is sent', async () => {
    const made = await add(await picture(), 'ben');
    const foreign = [
      store.call(photos.list, { subject: onTask() }, 'marcus'),
      add(await picture(), 'marcus'),
      store.call(photos.remove, { photoId: made.id }, 'marcus'),
      store.call(photos.describe, { photoId: made.id, description: 'mine' }, 'marcus'),
      add(await picture(), 'marcus', { photoId: made.id }),
      add(await picture(), 'ben', { subject: onTask(randomUUID()) }),
    ];
    for (const work of foreign) await expect(work).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(add(await picture(), 'maria')).rejects.toMatchObject({ code: 'NO_STORE' });
  });

  it('shows a picture by its link alone, until that ends; a wrong one leads nowhere', async () => {
    const made = await add(await picture(), 'ben');
    const { href } = made.thumbnail;
    await expect(open(made.full.href.replace('/full?', '/thumbnail?'))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(open(href.replace(made.id, randomUUID()))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const before = store.now;
    store.now = new Date(made.linksUntil);
    await expect(open(href)).rejects.toMatchObject({
      code: 'LINK_EXPIRED',
      nextStep: 'Load the page with the picture again.',
    });
    const [again] = await list('ben');
    await open(again!.thumbnail.href);
    store.now = before;
  });

  it('adds once for one id, and refuses another file under it', async () => {
    const [photoId, file] = [randomUUID(), await picture()];
    const both = await Promise.all([add(file, 'ben', { photoId }), add(file, 'ben', { photoId })]);
    expect(new Set(both.map(({ id }) => id))).toEqual(new Set([photoId]));
    expect(await list('ben')).toHaveLength(1);
    await expect(add(await picture(), 'ben', { photoId })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('refuses more photos than the setting allows, also when many arrive at once', async () => {
    const subject = onTask(await newTask('sofia'));
    const small = await Promise.all(Array.from({ length: 9 }, () => picture(20, 20)));
    for (const file of small) await add(file, 'ben', { subject });
    const [eleven, twelve] = [await picture(20, 20), await picture(20, 20)];
    const outcomes = await Promise.allSettled([
      add(eleven, 'ben', { subject }),
      add(twelve, 'amara', { subject }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(add(await picture(20, 20), 'ben', { subject })).rejects.toMatchObject({
      code: 'TOO_MANY_PHOTOS',
      message: 'There are 10 photos here already, and 10 is the most.',
    });
  });

  it('refuses a file beyond the limit, before it looks into it', async () => {
    const { maxBytes } = store.app.get<Settings>(SETTINGS).stores.photos;
    await expect(add(Buffer.alloc(maxBytes + 1), 'ben')).rejects.toMatchObject({ code: 'PHOTO_TOO_LARGE' });
  });

  it('is described and deleted by whoever took it, or a manager; then its files go', async () => {
    const made = await add(await picture(), 'ben');
    const kept = filesOnDisk().length;
    await expect(store.call(photos.remove, { photoId: made.id }, 'amara')).rejects.toMatchObject({
      code: 'NOT_THE_MANAGER',
      message: 'Ben Carter took this photo.',
    });
    const described = await store.call(photos.describe, { photoId: made.id, description: ' Gap ' }, 'sofia');
    expect(described.description).toBe('Gap');
    await store.call(photos.remove, { photoId: made.id }, 'ben');
    expect(filesOnDisk()).toHaveLength(kept - 2);
    expect((await store.call(tasks.get, { taskId }, 'ben')).photoIds).toEqual([]);
    await expect(open(made.full.href)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const entries = await store.sql<{ action: string; actor: string }>(
      `SELECT action, actor FROM audit WHERE details->>'photoId' = $1 ORDER BY seq`,
      [made.id],
    );
    expect(entries).toEqual([
      { action: 'photo.added', actor: 'ben' },
      { action: 'photo.described', actor: 'sofia' },
      { action: 'photo.removed', actor: 'ben' },
    ]);
  });

  it('keeps a picture for as long as any photo shows it', async () => {
    const file = await picture();
    const [first, second] = [await add(file, 'ben'), await add(file, 'amara')];
    await store.call(photos.remove, { photoId: first.id }, 'ben');
    await open(second.full.href);
  });

  it('of a question is seen by whoever took it, not even by a manager', async () => {
    const subject: PhotoSubject = { kind: 'question', answerId: randomUUID() };
    const made: Photo = await add(await picture(), 'ben', { subject });
    expect(await list('ben', subject)).toMatchObject([{ id: made.id, subject }]);
    expect(await list('sofia', subject)).toEqual([]);
    await expect(store.call(photos.remove, { photoId: made.id }, 'sofia')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('leaves nothing behind of an upload whose pictures could not be kept', async () => {
    const kept = filesOnDisk().length;
    const storage = store.app.get(PhotoStorage, { strict: false });
    const put = jest.spyOn(storage, 'put');
    // The first of its two pictures is kept, the second is not.
    const away = new QuartermasterError('PHOTO_STORAGE_UNAVAILABLE');
    put.mockImplementationOnce(storage.put.bind(storage)).mockRejectedValueOnce(away);
    const failed = add(await picture(), 'ben');
    await expect(failed).rejects.toMatchObject({ code: 'PHOTO_STORAGE_UNAVAILABLE', retryable: true });
    put.mockRestore();
    expect(await list('ben')).toEqual([]);
    const before = store.now;
    store.now = new Date(before.getTime() + 3_600_001);
    const made = await add(await picture(), 'ben');
    await store.call(photos.remove, { photoId: made.id }, 'ben');
    expect(filesOnDisk().length).toBeLessThanOrEqual(kept);
    store.now = before;
  });
});
