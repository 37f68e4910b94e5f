import { Injectable } from '@nestjs/common';
import { Clock, Logger } from '#libs/runtime';
import { Messenger } from '../members/messenger';
import { People } from '../members/people';
import { PlanNotices } from './persistence/plan-notices';

/** Sends what approved plans mean for people. */
@Injectable()
export class PlanMessenger extends Messenger {
  constructor(notices: PlanNotices, people: People, clock: Clock, logger: Logger) {
    super(notices, people, clock, logger, 'store.plan-not-told');
  }
}
