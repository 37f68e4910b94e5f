import { AttachedPhotos } from './attached-photos';

const file = (name: string) => ({ name }) as File;

function attached() {
  const open = new Set<string>();
  const photos = new AttachedPhotos({
    make: ({ name }) => {
      open.add(name);
      return name;
    },
    drop: (href) => open.delete(href),
  });
  return { photos, open };
}

test('what is chosen can be removed before it is sent, and leaves no link behind', () => {
  const { photos, open } = attached();
  let told = 0;
  photos.subscribe(() => (told += 1));
  photos.add([file('a'), file('b')]);
  photos.remove(photos.current()[0]!.key);
  expect(photos.current().map(({ href }) => href)).toEqual(['b']);
  expect([...open]).toEqual(['b']);
  expect(told).toBe(2);
});

test('a question takes its photos with it; the next one begins without', () => {
  const { photos, open } = attached();
  photos.add([file('a')]);
  expect(photos.take().map(({ name }) => name)).toEqual(['a']);
  expect(photos.take()).toEqual([]);
  expect([photos.current(), open.size]).toEqual([[], 0]);
});

test('photos wait for the page that shows the answer, and go to it once', () => {
  const { photos } = attached();
  photos.give('answer', [file('a')]);
  photos.give('other', []);
  expect(photos.claim('other')).toEqual([]);
  expect(photos.claim('answer').map(({ name }) => name)).toEqual(['a']);
  expect(photos.claim('answer')).toEqual([]);
});

test('the same file can be chosen twice, each on its own', () => {
  const { photos } = attached();
  photos.add([file('a')]);
  photos.add([file('a')]);
  const [first, second] = photos.current();
  expect(first!.key).not.toBe(second!.key);
});
