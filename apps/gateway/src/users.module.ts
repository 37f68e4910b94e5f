import { Module } from '@nestjs/common';
import { AuditedChange } from './persistence/audited-change';
import { OidcIdentityStore } from './persistence/oidc-identity-store';
import { SessionStore } from './persistence/session-store';
import { UserStore } from './persistence/user-store';
import { PasswordHasher } from './sign-in/password-hasher';
import { UserAdmin } from './sign-in/user-admin';

/** Users without the HTTP service, for the command line. Needs RuntimeModule and DatabaseModule. */
@Module({
  providers: [AuditedChange, OidcIdentityStore, PasswordHasher, SessionStore, UserAdmin, UserStore],
  exports: [AuditedChange, OidcIdentityStore, PasswordHasher, SessionStore, UserAdmin, UserStore],
})
export class UsersModule {}
