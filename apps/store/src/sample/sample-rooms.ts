import { Injectable } from '@nestjs/common';

/** Fills a room with sample data; called at every start in demo mode, so that it adds only what is missing. */
export type SampleRoom = (scope: { today: string }) => Promise<void>;

/** The rooms that have sample data, in the order in which they registered. A room registers in `onModuleInit`. */
@Injectable()
export class SampleRooms {
  private readonly rooms: SampleRoom[] = [];

  register(room: SampleRoom): void {
    this.rooms.push(room);
  }

  async fill(scope: { today: string }): Promise<void> {
    for (const room of this.rooms) await room(scope);
  }
}
