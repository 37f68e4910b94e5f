import type { FastifyRequest } from 'fastify';
import { QuartermasterError } from '#libs/contracts';
import { sessionOf } from './request-scope';

/**
 * The persona asked for, or the session's; checked against what the user has at this moment.
 *
 * @throws QuartermasterError VALIDATION_FAILED where none was chosen, PERSONA_NOT_ALLOWED
 */
export function personaOf(request: FastifyRequest, wanted: string | undefined): string {
  const { personas, persona: chosen } = sessionOf(request);
  const persona = wanted ?? chosen;
  if (persona === null) {
    throw new QuartermasterError('VALIDATION_FAILED', {
      message: 'No persona has been chosen.',
      nextStep: 'Choose one with PUT /v1/me/persona, or name it in the request.',
      details: { errors: [{ path: 'persona', message: 'is missing' }], personas },
    });
  }
  if (!personas.includes(persona))
    throw new QuartermasterError('PERSONA_NOT_ALLOWED', { details: { persona, personas } });
  return persona;
}
