#!/bin/sh
# Makes what `docker compose up` needs and must not be in a repository: secrets in .env, and a private certificate
# authority with certificates for NATS, Redis and PostgreSQL. What is there already is kept.
set -eu
umask 077
root=$(cd "$(dirname "$0")/../.." && pwd)
certificates="$root/infra/compose/certificates"
env_file="$root/.env"
days=825

secret() { openssl rand -hex 32; }

if [ ! -f "$env_file" ]; then
  {
    echo "QM_SIGNING_KEY=$(secret)"
    echo "QM_PASSWORD_PEPPER=$(secret)"
    echo "POSTGRES_PASSWORD=$(secret)"
    echo "REDIS_PASSWORD=$(secret)"
    echo "NATS_PASSWORD=$(secret)"
    echo "GRAFANA_PASSWORD=$(secret)"
  } >"$env_file"
  echo "made $env_file"
fi
# Of later versions: also added to a file that is there.
grep -q '^QM_CUSTOMER_KEY=' "$env_file" || echo "QM_CUSTOMER_KEY=$(secret)" >>"$env_file"

mkdir -p "$certificates"
cd "$certificates"
if [ ! -f ca.pem ]; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -sha256 \
    -keyout ca.key -out ca.pem -subj '/CN=Quartermaster compose' 2>/dev/null
  echo "made $certificates/ca.pem"
fi
for name in nats redis postgres; do
  [ -f "$name.pem" ] && continue
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -sha256 \
    -keyout "$name.key" -out "$name.csr" -subj "/CN=$name" 2>/dev/null
  printf 'subjectAltName=DNS:%s,DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth\n' "$name" >"$name.ext"
  openssl x509 -req -in "$name.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -days "$days" -sha256 \
    -extfile "$name.ext" -out "$name.pem" 2>/dev/null
  rm "$name.csr" "$name.ext"
  echo "made $certificates/$name.pem"
done
# The authority's certificate is read by every container, whoever it runs as.
chmod 755 .
chmod 644 ./*.pem
