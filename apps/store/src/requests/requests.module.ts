import { Module } from '@nestjs/common';
import { JobsModule } from '#libs/persistence';
import { MembersModule } from '../members/members.module';
import { StoreRequests1765000100000 } from './persistence/1765000100000-store-requests.migration';
import { RequestKinds } from './persistence/request-kinds';
import { RequestNotices } from './persistence/request-notices';
import { RequestReader } from './persistence/request-reader';
import { RequestStore } from './persistence/request-store';
import { RequestHandlers } from './requests.handlers';
import { Requests } from './requests';

export const requestPersistence = { migrations: [StoreRequests1765000100000] };

/** What waits for a manager's decision. */
@Module({
  imports: [JobsModule, MembersModule],
  providers: [RequestHandlers, RequestKinds, RequestNotices, RequestReader, Requests, RequestStore],
  exports: [RequestKinds, Requests],
})
export class RequestsModule {}
