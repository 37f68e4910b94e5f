import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { QuartermasterError, type Shift } from '#libs/contracts';
import { AuditLog } from '#libs/persistence';

interface Marking {
  shiftId: string;
  status: 'planned' | 'sick';
  storeCode: string;
  username: string;
  today: string;
}

/** Who called in sick. */
@Injectable()
export class ShiftMarks {
  constructor(
    private readonly database: DataSource,
    private readonly audit: AuditLog,
  ) {}

  /** Doing it again changes nothing. @throws QuartermasterError NOT_FOUND, VALIDATION_FAILED */
  mark({ shiftId, status, storeCode, username, today }: Marking): Promise<Shift> {
    return this.database.transaction(async (manager) => {
      const [shift] = await manager.query<Shift[]>(
        `SELECT h.id, h.staff_id AS "staffId", s.name AS "staffName", to_char(h.day, 'YYYY-MM-DD') AS day,
           h.starts_at AS "startsAt", h.ends_at AS "endsAt", h.breaks, h.status
         FROM store_shift h JOIN store_staff s ON s.id = h.staff_id
         WHERE h.id = $1 AND s.store_code = $2 FOR UPDATE OF h`,
        [shiftId, storeCode],
      );
      if (shift === undefined) throw new QuartermasterError('NOT_FOUND');
      if (shift.status === status) return shift;
      if (shift.day < today) throw refused('The shift is past.', 'Mark shifts of today or later.');
      if (shift.status === 'off')
        throw refused(`${shift.staffName} has time off on that day.`, 'Nothing has to be marked.');
      await manager.query('UPDATE store_shift SET status = $2 WHERE id = $1', [shiftId, status]);
      const { staffName, day } = shift;
      const details = { storeCode, shiftId, staffName, day, before: shift.status, after: status };
      await this.audit.append({ action: 'store-shift.marked', actor: username, details }, manager);
      return { ...shift, status };
    });
  }
}

const refused = (message: string, nextStep: string) =>
  new QuartermasterError('VALIDATION_FAILED', { message, nextStep });
