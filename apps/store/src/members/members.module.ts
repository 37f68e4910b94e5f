import { Module } from '@nestjs/common';
import { MemberHandlers } from './members.handlers';
import { Members } from './members';
import { People } from './people';
import { StoreStores1765000000000 } from './persistence/1765000000000-stores.migration';
import { MemberStore } from './persistence/member-store';
import { ShiftMarks } from './persistence/shift-marks';

export const memberPersistence = { migrations: [StoreStores1765000000000] };

/** Stores, staff, shifts, and who the caller is among them. */
@Module({
  providers: [MemberHandlers, Members, MemberStore, People, ShiftMarks],
  exports: [Members, MemberStore, People],
})
export class MembersModule {}
