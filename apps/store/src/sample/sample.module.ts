import { Global, Module } from '@nestjs/common';
import { SampleStore } from './persistence/sample-store';
import { SampleRooms } from './sample-rooms';
import { SampleStores } from './sample-stores';

/** Sample stores in demo mode. Global, so that any room can register its own samples. */
@Global()
@Module({ providers: [SampleRooms, SampleStore, SampleStores], exports: [SampleRooms] })
export class SampleModule {}
