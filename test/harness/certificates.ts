import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync } from 'node:fs';
import { join } from 'node:path';

export interface Certificates {
  caFile: string;
  certFile: string;
  keyFile: string;
}

/** The account that servers of a spec run as. */
export interface Owner {
  uid?: number;
  gid?: number;
}

const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'ignore' });

/** A private authority of this name, and a certificate of it for this machine. */
export function makeCertificates(directory: string, name: string, { uid, gid }: Owner = {}): Certificates {
  const file = (suffix: string) => join(directory, `${name}-${suffix}`);
  const [caKey, caFile, keyFile, certFile] = [
    file('ca.key'),
    file('ca.pem'),
    file('key.pem'),
    file('cert.pem'),
  ];
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'];
  openssl('req', '-x509', ...newKey, '-subj', `/CN=${name} authority`, '-keyout', caKey, '-out', caFile);
  openssl(
    ...['req', '-x509', ...newKey, '-subj', '/CN=localhost', '-CA', caFile, '-CAkey', caKey],
    ...['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-keyout', keyFile, '-out', certFile],
  );
  chmodSync(keyFile, 0o600);
  if (uid !== undefined && gid !== undefined) chownSync(keyFile, uid, gid);
  return { caFile, certFile, keyFile };
}
