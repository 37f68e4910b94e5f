import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What we keep while somebody is at the provider. */
export interface PendingSignIn {
  stateHash: string;
  /** Of the cookie of the browser that began. */
  browserHash: string;
  nonce: string;
  codeVerifier: string;
  returnTo: string;
}

/** Sign-ins that were begun, for every replica: the callback may reach another one. */
@Injectable()
export class OidcSignInStore {
  constructor(private readonly database: DataSource) {}

  async insert(pending: PendingSignIn, seconds: number): Promise<void> {
    const { stateHash, browserHash, nonce, codeVerifier, returnTo } = pending;
    await this.database.query(
      `INSERT INTO oidc_sign_in (state_hash, browser_hash, nonce, code_verifier, return_to, expires_at)
       VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))`,
      [stateHash, browserHash, nonce, codeVerifier, returnTo, seconds],
    );
  }

  /** Gives each of them once, to the browser that began it and in time; null for everybody else, who cannot use it up. */
  async take(stateHash: string, browserHash: string): Promise<PendingSignIn | null> {
    const [rows] = await this.database.query<
      [
        { nonce: string; code_verifier: string; return_to: string; expires_at: Date; in_time: boolean }[],
        number,
      ]
    >(
      `DELETE FROM oidc_sign_in WHERE state_hash = $1 AND browser_hash = $2
       RETURNING nonce, code_verifier, return_to, expires_at > now() AS in_time`,
      [stateHash, browserHash],
    );
    const [row] = rows;
    if (row === undefined || !row.in_time) return null;
    const { nonce, code_verifier: codeVerifier, return_to: returnTo } = row;
    return { stateHash, browserHash, nonce, codeVerifier, returnTo };
  }
}
