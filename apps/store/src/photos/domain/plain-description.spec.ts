import { MAX_PHOTO_DESCRIPTION_LENGTH as MAX } from '#libs/contracts';
import { plainDescription } from './plain-description';

it.each([
  ['Two boxes on the third shelf.', 'Two boxes on the third shelf.'],
  ['## What I see\n\n- **Two** boxes\n- a `label`, 3 × 4_2', 'What I see Two boxes a label, 3 × 4_2'],
  ['<b onclick="x()">Two</b> boxes <script>alert(1)</script>', 'Two boxes alert(1)'],
  ['See [the shelf](https://evil.test/?q=1) and ![](http://evil.test/a.png).', 'See the shelf and.'],
  ['Go to https://evil.test/x or www.evil.test, now', 'Go to or now'],
  ['A sign\u0000 says\r\n“5 for 2”', 'A sign says “5 for 2”'],
  [' NONE. ', ''],
  ['None of the shelves is full.', 'None of the shelves is full.'],
  ['', ''],
])('%j reads %j', (written, plain) => {
  expect(plainDescription(written)).toBe(plain);
});

it('is never longer than a description may be, and ends with a sentence or a word', () => {
  const sentences = 'The shelf is empty. '.repeat(60);
  expect(plainDescription(sentences)).toMatch(/empty\.$/);
  const words = 'shelf '.repeat(200);
  expect(plainDescription(words)).toMatch(/ shelf…$/);
  for (const text of [sentences, words, '🛒'.repeat(900), 'x'.repeat(900)]) {
    const plain = plainDescription(text);
    expect(plain.length).toBeLessThanOrEqual(MAX);
    expect(plain.length).toBeGreaterThan(MAX / 2);
    expect(() => encodeURIComponent(plain)).not.toThrow();
  }
});
