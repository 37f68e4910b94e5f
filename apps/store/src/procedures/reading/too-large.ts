import { QuartermasterError } from '#libs/contracts';

export function tooLarge(message: string, nextStep?: string): QuartermasterError {
  return new QuartermasterError(
    'PROCEDURE_TOO_LARGE',
    nextStep === undefined ? { message } : { message, nextStep },
  );
}
