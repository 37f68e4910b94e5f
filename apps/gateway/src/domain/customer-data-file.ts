import type { CustomerDataPart } from '#libs/contracts';

const LISTS = ['orders', 'purchases'] as const;

/** A customer's data as one JSON document, written part by part as these come: the person, orders, purchases. */
export async function* customerDataFile(
  parts: AsyncIterable<CustomerDataPart>,
): AsyncGenerator<string, void> {
  /** How many lists have been begun. */
  let begun = 0;
  let isFirst = true;
  for await (const part of parts) {
    if (part.part === 'person') {
      const { part: _, ...person } = part;
      yield JSON.stringify(person).slice(0, -1);
      continue;
    }
    let text = '';
    while (begun <= LISTS.indexOf(part.part)) {
      text += `${begun > 0 ? ']' : ''},"${LISTS[begun]!}":[`;
      begun += 1;
      isFirst = true;
    }
    for (const entry of part.data) {
      text += `${isFirst ? '' : ','}${JSON.stringify(entry)}`;
      isFirst = false;
    }
    yield text;
  }
  let end = '';
  for (; begun < LISTS.length; begun += 1) end += `${begun > 0 ? ']' : ''},"${LISTS[begun]!}":[`;
  yield `${end}]}\n`;
}
