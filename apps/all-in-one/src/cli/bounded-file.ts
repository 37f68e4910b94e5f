import { readFile, stat } from 'node:fs/promises';
import { QuartermasterError } from '#libs/contracts';

/**
 * The text of a file that was named on the command line.
 *
 * @param limit.nextStep what to do with a file of more than `limit.bytes` bytes
 * @throws QuartermasterError NOT_FOUND, PAYLOAD_TOO_LARGE
 */
export async function readBoundedFile(
  file: string,
  limit: { bytes: number; nextStep: string },
): Promise<string> {
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  );
  if (size === undefined)
    throw new QuartermasterError('NOT_FOUND', {
      message: `There is no file ${file}.`,
      nextStep: 'Check the path; it is taken from the directory in which the command runs.',
    });
  if (size > limit.bytes)
    throw new QuartermasterError('PAYLOAD_TOO_LARGE', {
      message: `${file} has ${size} bytes, more than the limit of ${limit.bytes} bytes.`,
      nextStep: limit.nextStep,
    });
  return readFile(file, 'utf8');
}
