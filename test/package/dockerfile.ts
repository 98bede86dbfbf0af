import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, matchesGlob, relative, resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(import.meta.dirname, '..', '..');

interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** The instructions of a Dockerfile; comments are none, and a line that ends with `\` goes on. */
const instructionsOf = (text: string): Instruction[] =>
  text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [name = '', ...words] = line.split(' ');
      return { name, rest: words.join(' ') };
    });

/** Somebody else than the owner of this clone, where that can be had. */
function anotherUser(): { uid?: number; gid?: number } {
  const nobody = { uid: 65_534, gid: 65_534 };
  if (process.getuid?.() !== 0) return {};
  const { status } = spawnSync('npm', ['--version'], { ...nobody, env: environment('/nowhere') });
  return status === 0 && spawnSync('ls', [ROOT], nobody).status === 0 ? nobody : {};
}

const environment = (home: string): NodeJS.ProcessEnv => ({
  PATH: [join(home, 'bin'), dirname(process.execPath), process.env.PATH].join(':'),
  HOME: home,
  TMPDIR: home,
});

/**
 * Stands in for what only an image has: the registry (`npm ci` links what is installed here, `npm
 * install` runs without a network), and a second user to give a folder to.
 */
const STAND_INS = {
  npm: `#!/bin/sh
case "$1" in
  ci) exec ln -s "$INSTALLED" node_modules ;;
  install) shift; exec "$NPM" install --offline "$@" ;;
  *) exec "$NPM" "$@" ;;
esac
`,
  chown: '#!/bin/sh\nexit 0\n',
} as const;

/** A Dockerfile that was carried out in a folder instead of an image. */
export class Container {
  readonly #folder: string;
  readonly #user = anotherUser();
  readonly #env: NodeJS.ProcessEnv;
  readonly #instructions: readonly Instruction[];
  /** Where each stage has its files; the last is what an image would hold. */
  readonly #stages = new Map<string, string>();
  #stage = '';
  #workdir = '/';

  constructor() {
    this.#folder = mkdtempSync(join(tmpdir(), 'convograph-image-'));
    const home = join(this.#folder, 'home');
    mkdirSync(join(home, 'bin'), { recursive: true });
    for (const [name, text] of Object.entries(STAND_INS)) {
      writeFileSync(join(home, 'bin', name), text, { mode: 0o755 });
    }
    const [npm = 'npm'] = spawnSync('which', ['npm'], { encoding: 'utf8' }).stdout.split('\n');
    this.#env = { ...environment(home), INSTALLED: join(ROOT, 'node_modules'), NPM: npm };
    this.#instructions = instructionsOf(readFileSync(join(ROOT, 'Dockerfile'), 'utf8'));
    chmodSync(this.#folder, 0o777);
    this.#give(home);
  }

  /** Where a path of the image lies; `app()` is its working directory. */
  at(path: string): string {
    return join(this.#stage, path);
  }

  get app(): string {
    return this.at(this.#workdir);
  }

  /** What an instruction says that is there once: `USER`, `HEALTHCHECK`. */
  says(name: string): string {
    return this.#instructions.findLast((each) => each.name === name)?.rest ?? '';
  }

  /** Carries out everything up to what runs. */
  async build(): Promise<void> {
    for (const { name, rest } of this.#instructions) {
      if (name === 'FROM') this.#begin(/ AS (\w+)$/.exec(rest)?.[1] ?? 'last');
      else if (name === 'WORKDIR') this.#enter(rest);
      else if (name === 'COPY') this.#copy(rest.split(' '));
      else if (name === 'RUN') await this.run('sh', ['-c', this.#within(rest)]);
    }
  }

  #begin(stage: string): void {
    this.#stage = join(this.#folder, stage);
    this.#stages.set(stage, this.#stage);
    mkdirSync(this.#stage);
    chmodSync(this.#stage, 0o777);
  }

  #enter(path: string): void {
    this.#workdir = path;
    mkdirSync(this.app, { recursive: true });
    chmodSync(this.app, 0o777);
  }

  #copy(words: readonly string[]): void {
    const [, stage] = /^--from=(\w+)$/.exec(words[0] ?? '') ?? [];
    const [from = '', to = ''] = words.slice(stage ? 1 : 0);
    const target = resolve(this.app, to);
    if (stage) {
      const files = globSync(join(this.#stages.get(stage) ?? '', from));
      if (files.length !== 1) throw new Error(`COPY found ${files.length} files.`);
      for (const file of files) cpSync(file, join(target, file.split('/').at(-1) ?? ''));
      return;
    }
    const ignored = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n').filter(Boolean);
    for (const name of readdirSync(join(ROOT, from))) {
      if (ignored.some((glob) => matchesGlob(name, glob))) continue;
      cpSync(join(ROOT, from, name), join(target, name), { recursive: true });
    }
    // An image would build the console of the same sources once more.
    cpSync(join(ROOT, 'dist', 'console'), join(target, 'dist', 'console'), { recursive: true });
    this.#give(target);
  }

  /** Makes files the other user's, as all in an image is one user's while it is made. */
  #give(path: string): void {
    const { uid, gid } = this.#user;
    if (uid !== undefined) spawnSync('chown', ['-R', `${uid}:${gid}`, path]);
  }

  /** Absolute paths of the image as those of the folder. */
  #within(text: string): string {
    const own = [this.says('VOLUME'), this.#workdir];
    return own.reduce((all, path) => all.replaceAll(`${path} `, `${this.at(path)} `), `${text} `);
  }

  /** Runs a program in the working directory, as another user, to its end. */
  run(file: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const options = { cwd: this.app, env: { ...this.#env, ...env }, ...this.#user };
    return promisify(execFile)(file, args, options);
  }

  /** Starts what the image starts. */
  start(env: NodeJS.ProcessEnv): ChildProcess {
    const words = ['ENTRYPOINT', 'CMD'].flatMap((name) => JSON.parse(this.says(name)) as string[]);
    const [file = '', ...args] = words.map((word) => this.#within(word).trimEnd());
    const options = { cwd: this.app, env: { ...this.#env, ...env }, ...this.#user };
    return spawn(file, args, options);
  }

  /** The parts of a path below the folder: nothing may be written elsewhere. */
  relative(path: string): string {
    return relative(this.#folder, path);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
