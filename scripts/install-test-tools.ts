import { spawnSync } from 'node:child_process';

/** Programs that the tests need and npm can't bring, with the Debian package of each. */
const TOOLS = [
  { program: 'redis-server', package: 'redis-server' },
  { program: 'script', package: 'bsdutils' },
  { program: 'pgbouncer', package: 'pgbouncer' },
] as const;

const missing = TOOLS.filter(({ program }) => spawnSync(program, ['--version']).status !== 0);
if (missing.length > 0) install(missing.map((tool) => tool.package));

/** With apt, as root or through sudo; elsewhere says what to install, and fails. */
function install(packages: readonly string[]): void {
  const isRoot = process.getuid?.() === 0;
  const hasApt = !spawnSync('apt-get', ['--version']).error;
  const prefix = isRoot ? [] : ['sudo', '-n'];
  if (!hasApt || !(isRoot || sudoWorks())) fail(packages);
  say(`Installing ${packages.join(', ')} with apt-get ...`);
  const apt = (...words: string[]) => runs([...prefix, 'apt-get', '-q', '-y', ...words]);
  const install = () => apt('install', '--no-install-recommends', ...packages);
  if (!install() && !(apt('update') && install())) fail(packages);
}

function sudoWorks(): boolean {
  return spawnSync('sudo', ['-n', 'true']).status === 0;
}

function runs([program, ...words]: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(program!, words, { stdio: ['ignore', 2, 2], env }).status === 0;
}

function fail(packages: readonly string[]): never {
  say(
    `The tests need ${packages.join(' and ')}, which can't be installed from here.\n` +
      `Install it (Debian, Ubuntu: sudo apt-get install ${packages.join(' ')}; macOS: brew install redis pgbouncer util-linux, with util-linux's bin first in PATH), then run npm test again.`,
  );
  process.exit(1);
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
