import { Injectable } from '@nestjs/common';
import type { StoreRequestKind } from '#libs/contracts';
import type { RequestKind } from './request-kind';

/** Every kind of request that the rooms of the store know. */
@Injectable()
export class RequestKinds {
  private readonly kinds = new Map<StoreRequestKind, RequestKind>();

  register<Arguments extends Record<string, unknown>>(kind: RequestKind<Arguments>): void {
    if (this.kinds.has(kind.kind)) throw new Error(`there are two kinds of request named ${kind.kind}`);
    this.kinds.set(kind.kind, kind as unknown as RequestKind);
  }

  of(kind: StoreRequestKind): RequestKind {
    const found = this.kinds.get(kind);
    if (found === undefined) throw new Error(`nobody registered the kind of request ${kind}`);
    return found;
  }
}
