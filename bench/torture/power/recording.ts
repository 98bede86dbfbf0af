import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Call, Step } from './step.ts';

/** What a recording is about. */
export interface Subject {
  /** Only what lies in it is recorded; a real path. */
  readonly folder: string;
  /** The file to which a program writes what it acknowledges, a line each. */
  readonly acknowledgements: string;
}

/**
 * SQLite's index of the log. It is written through a mapping that nothing shows, and needs not be seen:
 * whoever opens a database first begins it anew from the log.
 */
const isIndex = (path: string): boolean => path.endsWith('-shm');

const LINE = /^(\d+) +(?:<\.\.\. (?<resumed>\w+) resumed>|(?<name>\w+)\()(?<rest>.*)$/s;
const END = /(?:\)|^) += (?<result>-?\d+|\?|0x[0-9a-f]+)(?:<.*>)?(?: .*)?$/s;
const UNFINISHED = ' <unfinished ...>';

/**
 * Reads what strace wrote (`-f -y -xx`).
 * @throws Error for a call that changes recorded files in a way this does not know
 */
export async function readTrace(file: string, subject: Subject): Promise<Step[]> {
  const reader = new TraceReader(subject);
  for await (const line of createInterface({ input: createReadStream(file, 'latin1') })) {
    reader.line(line);
  }
  return reader.steps;
}

/** Reads lines of a trace one after another. */
export class TraceReader {
  readonly steps: Step[] = [];
  readonly #subject: Subject;
  /** Of each thread, what it is waiting for. */
  readonly #underWay = new Map<string, { readonly id: number; readonly call: Call | undefined }>();
  /** Where the next `write` of an open file goes. */
  readonly #positions = new Map<string, number>();
  #calls = 0;

  constructor(subject: Subject) {
    this.#subject = subject;
  }

  line(line: string): void {
    const { name, resumed, rest = '' } = LINE.exec(line)?.groups ?? {};
    const thread = line.slice(0, line.indexOf(' '));
    if (name !== undefined) this.#begins(thread, name, rest);
    else if (resumed !== undefined) this.#ends(thread, rest);
  }

  #begins(thread: string, name: string, rest: string): void {
    const isUnfinished = rest.endsWith(UNFINISHED);
    const end = isUnfinished ? undefined : END.exec(rest);
    const args = rest.slice(0, isUnfinished ? -UNFINISHED.length : end?.index);
    const call = this.#call(name, args);
    const id = this.#calls++;
    this.#underWay.set(thread, { id, call });
    if (call) this.steps.push({ id, call, result: undefined });
    if (!isUnfinished) this.#ends(thread, rest);
  }

  #ends(thread: string, rest: string): void {
    const text = END.exec(rest)?.groups?.result;
    const under = this.#underWay.get(thread);
    this.#underWay.delete(thread);
    // Killed on the way: it may have been done, or not.
    if (!under?.call || text === undefined || text === '?') return;
    const { id, call } = under;
    const result = Number(text);
    if (call.call === 'write' && result >= 0 && result !== call.bytes.length) {
      throw new Error(`${call.path} took ${result} of ${call.bytes.length} bytes.`);
    }
    if (call.call === 'open') {
      if (call.appends) this.#positions.delete(`${result} ${call.path}`);
      else this.#positions.set(`${result} ${call.path}`, 0);
    }
    this.steps.push({ id, call, result });
  }

  #call(name: string, args: string): Call | undefined {
    const { acknowledgements } = this.#subject;
    if (name === 'mmap' && !/PROT_WRITE.*MAP_SHARED/.test(args)) return undefined;
    const opened = OPENED.exec(args);
    const path = opened ? decoded(opened[2]).toString() : '';
    if (path === acknowledgements && name === 'write') {
      return { call: 'acknowledge', text: bytesOf(args).toString() };
    }
    if (ON_FILE.has(name)) {
      // What has no name any more comes back under none.
      if (!this.#isOurs(path) || opened?.[3] !== undefined) return undefined;
      return this.#onFile(name, args, path, `${opened?.[1]} ${path}`);
    }
    const ours = pathsOf(args).filter((one) => this.#isOurs(one));
    return ours.length === 0 ? undefined : onNames(name, args, ours);
  }

  #isOurs(path: string): boolean {
    const { folder } = this.#subject;
    return (path === folder || path.startsWith(`${folder}/`)) && !isIndex(path);
  }

  #onFile(name: string, args: string, path: string, opened: string): Call {
    switch (name) {
      case 'write':
      case 'writev': {
        const bytes = bytesOf(args);
        const at = this.#positions.get(opened);
        if (at === undefined) throw new Error(`Nobody knows where ${path} is written.`);
        this.#positions.set(opened, at + bytes.length);
        return { call: 'write', path, at, bytes };
      }
      case 'pwrite64':
      case 'pwritev':
        return { call: 'write', path, at: lastNumber(args), bytes: bytesOf(args) };
      case 'ftruncate':
        return { call: 'resize', path, size: lastNumber(args) };
      default:
        return { call: 'sync', path };
    }
  }
}

/** Calls on an open file. */
const ON_FILE = new Set('write writev pwrite64 pwritev ftruncate fsync fdatasync'.split(' '));
const OPENED = /^(\d+)<((?:\\x..)*)>(\(deleted\))?/;

/** @throws Error for a call that a rebuild does not know */
function onNames(name: string, args: string, [path = '', to]: readonly string[]): Call {
  switch (name.replace(/at2?$/, '')) {
    case 'open':
      return {
        call: 'open',
        path,
        creates: args.includes('O_CREAT'),
        truncates: args.includes('O_TRUNC'),
        appends: args.includes('O_APPEND'),
      };
    case 'mkdir':
      return { call: 'mkdir', path };
    case 'unlink':
    case 'rmdir':
      return { call: 'unlink', path };
    case 'rename':
      if (to !== undefined) return { call: 'rename', from: path, to };
      break;
    case 'link':
      if (to !== undefined) return { call: 'link', from: path, to };
  }
  throw new Error(`${name} of ${path} is nothing that a rebuild knows.`);
}

/** The files that are named, by a path from a folder or as open ones. */
function pathsOf(args: string): string[] {
  const named = [...args.matchAll(/(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"([^"]*)"/g)];
  if (named.length > 0) {
    return named.map(([, folder, path]) =>
      resolve('/', decoded(folder).toString(), decoded(path).toString()),
    );
  }
  return [...args.matchAll(/\d+<([^>]*)>/g)].map(([, path]) => decoded(path).toString());
}

/** All bytes of a write, of one buffer or of several. */
function bytesOf(args: string): Buffer {
  const parts = [...args.matchAll(/"([^"]*)"(\.\.\.)?/g)];
  if (parts.some(([, , cut]) => cut)) throw new Error('A write is too long to be recorded.');
  return Buffer.concat(parts.map(([, text]) => decoded(text)));
}

const lastNumber = (args: string): number => Number(/(\d+)$/.exec(args)?.[1]);

const decoded = (text = ''): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex');
