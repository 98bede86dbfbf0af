import { relative, sep } from 'node:path';
import type { Random } from '../../../src/base/random.ts';
import { Bytes, type Change } from './bytes.ts';
import type { Call, Step } from './step.ts';
import { choiceOf, sectorsOf, type Way } from './ways.ts';

/** Something that no sync covers yet. */
interface Unsynced<T> {
  readonly what: T;
  hasEnded: boolean;
}

class File {
  readonly synced: Bytes;
  unsynced: Unsynced<Change>[] = [];

  constructor(synced?: Uint8Array) {
    this.synced = new Bytes(synced);
  }
}

class Folder {
  /** As programs see it. */
  readonly live = new Map<string, Node>();
  readonly synced = new Map<string, Node>();
}

type Node = File | Folder;

type NameCall = Exclude<Call, { readonly call: 'write' | 'resize' | 'sync' | 'acknowledge' }>;

/** A change of names, all of it or nothing: of one, or of two where something is renamed. */
interface Naming {
  /** Whose sync covers it: for a rename, the folder it leads to. */
  readonly folder: Folder;
  readonly names: readonly { readonly in: Folder; readonly name: string; readonly to?: Node }[];
}

/** What a folder holds: the bytes of files by their path within it, and of folders undefined. */
export type Image = ReadonlyMap<string, Buffer | undefined>;

/**
 * A disk that knows what of a folder was synced and what was not: it is fed what programs did, step
 * by step, and at any moment gives what a power cut then may leave. It is stricter than most file
 * systems are: the name of a file is on the disk when its folder was synced, and not before.
 */
export class Disk {
  readonly #root: string;
  readonly #top = new Folder();
  #namings: Unsynced<Naming>[] = [];
  /** What is to be done when the calls under way end. */
  readonly #endings = new Map<number, (hasFailed: boolean) => void>();

  /**
   * @param root the folder
   * @param image what it holds to begin with, on the disk
   */
  constructor(root: string, image: Image = new Map()) {
    this.#root = root;
    for (const [path, bytes] of image) {
      const { folder, name } = this.#place(`${root}${sep}${path}`);
      const node = bytes === undefined ? new Folder() : new File(bytes);
      folder.live.set(name, node);
      folder.synced.set(name, node);
    }
  }

  /** @throws Error for what cannot be, such as a write to a file that was never made */
  step({ id, call, result }: Step): void {
    if (result === undefined) this.#endings.set(id, this.#begin(call));
    else {
      this.#endings.get(id)?.(result < 0);
      this.#endings.delete(id);
    }
  }

  /** What a power cut leaves, when it comes now. */
  image(way: Way, random: Random): Image {
    const choice = choiceOf(way, random);
    const kept = new Set<Unsynced<Naming>>();
    for (const [, namings] of Map.groupBy(this.#namings, ({ what }) => what.folder)) {
      for (const one of choice(namings)) kept.add(one);
    }
    const names = new Map<Folder, Map<string, Node>>();
    const namesOf = (folder: Folder): Map<string, Node> => {
      const found = names.get(folder) ?? new Map(folder.synced);
      names.set(folder, found);
      return found;
    };
    for (const one of this.#namings) if (kept.has(one)) rename(one.what, namesOf);
    const image = new Map<string, Buffer | undefined>();
    const read = (folder: Folder, path: string): void => {
      for (const [name, node] of namesOf(folder)) {
        if (node instanceof Folder) {
          image.set(path + name, undefined);
          read(node, `${path}${name}${sep}`);
          continue;
        }
        const bytes = new Bytes(node.synced.now);
        const unsynced = node.unsynced.map(({ what }) => what);
        for (const change of choice(unsynced, sectorsOf)) bytes.apply(change);
        image.set(path + name, bytes.now);
      }
    };
    read(this.#top, '');
    return image;
  }

  /**
   * Gives what the end of a call does. What is written may be on the disk from when its call begins;
   * names have changed when it has ended.
   */
  #begin(call: Call): (hasFailed: boolean) => void {
    switch (call.call) {
      case 'write':
        return this.#change(call.path, { at: call.at, bytes: call.bytes });
      case 'resize':
        return this.#change(call.path, { size: call.size });
      case 'sync': {
        const take = this.#sync(call.path);
        return (hasFailed) => hasFailed || take();
      }
      case 'acknowledge':
        return () => {};
      default:
        return (hasFailed) => hasFailed || this.#name(call);
    }
  }

  #change(path: string, what: Change): (hasFailed: boolean) => void {
    const file = this.#file(path);
    const change = { what, hasEnded: false };
    file.unsynced.push(change);
    return (hasFailed) => {
      change.hasEnded = true;
      if (hasFailed) file.unsynced = file.unsynced.filter((one) => one !== change);
    };
  }

  #name(call: NameCall): void {
    const naming = this.#naming(call);
    if (!naming) return;
    rename(naming, (folder) => folder.live);
    this.#namings.push({ what: naming, hasEnded: true });
  }

  /** What a call changes of names, if anything; what is cut off as it is opened loses its bytes here. */
  #naming(call: NameCall): Naming | undefined {
    if ('from' in call) {
      const [from, to] = [this.#place(call.from), this.#place(call.to)];
      const node = from.folder.live.get(from.name);
      if (!node) throw new Error(`${call.from} was renamed, and never made.`);
      const gone = call.call === 'rename' ? [{ in: from.folder, name: from.name }] : [];
      const names = [...gone, { in: to.folder, name: to.name, to: node }];
      return { folder: to.folder, names };
    }
    const { folder, name } = this.#place(call.path);
    if (call.call !== 'open') {
      const made = call.call === 'mkdir' && { to: new Folder() };
      return { folder, names: [{ in: folder, name, ...made }] };
    }
    const found = folder.live.get(name);
    if (found instanceof File && call.truncates) {
      found.unsynced.push({ what: { size: 0 }, hasEnded: true });
    }
    if (found || !call.creates) return undefined;
    return { folder, names: [{ in: folder, name, to: new File() }] };
  }

  /** Gives what a sync that begins now has put on the disk when it ends. */
  #sync(path: string): () => void {
    const node = this.#node(path);
    if (node instanceof File) {
      const covered = new Set(node.unsynced.filter(({ hasEnded }) => hasEnded));
      return () => {
        for (const one of node.unsynced) if (covered.has(one)) node.synced.apply(one.what);
        node.unsynced = node.unsynced.filter((one) => !covered.has(one));
      };
    }
    const covered = new Set(this.#namings.filter(({ what }) => what.folder === node));
    return () => {
      for (const one of this.#namings)
        if (covered.has(one)) rename(one.what, (folder) => folder.synced);
      this.#namings = this.#namings.filter((one) => !covered.has(one));
    };
  }

  #file(path: string): File {
    const node = this.#node(path);
    if (node instanceof File) return node;
    throw new Error(`${path} is no file.`);
  }

  #node(path: string): Node {
    if (path === this.#root) return this.#top;
    const { folder, name } = this.#place(path);
    const node = folder.live.get(name);
    if (!node) throw new Error(`${path} was used, and never made.`);
    return node;
  }

  #place(path: string): { readonly folder: Folder; readonly name: string } {
    const parts = relative(this.#root, path).split(sep);
    const name = parts.pop() ?? '';
    let folder = this.#top;
    for (const part of parts) {
      const next = folder.live.get(part);
      if (!(next instanceof Folder)) throw new Error(`${path} is in no folder.`);
      folder = next;
    }
    return { folder, name };
  }
}

function rename({ names }: Naming, namesOf: (folder: Folder) => Map<string, Node>): void {
  for (const one of names) {
    if (one.to) namesOf(one.in).set(one.name, one.to);
    else namesOf(one.in).delete(one.name);
  }
}
