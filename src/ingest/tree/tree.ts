import type { Remark } from '../report.ts';
import type { TreeFile, TreeSource } from './file.ts';

/** The folders and zips of an archive as one tree; a path may have several files. */
export class Tree {
  readonly files: readonly TreeFile[];
  readonly problems: readonly Remark[];
  readonly #sources: readonly TreeSource[];
  readonly #endings: (() => Promise<void>)[] = [];
  readonly #byPath = new Map<string, TreeFile>();

  constructor(sources: readonly TreeSource[]) {
    this.#sources = sources;
    this.files = sources.flatMap(({ files }) => files);
    this.problems = sources.flatMap(({ problems }) => problems);
    for (const file of this.files) {
      if (!this.#byPath.has(file.path)) this.#byPath.set(file.path, file);
    }
  }

  at(path: string): TreeFile | undefined {
    return this.#byPath.get(path);
  }

  /** Has something done when nothing of the tree is read any more. */
  onClose(ending: () => Promise<void>): void {
    this.#endings.push(ending);
  }

  async close(): Promise<void> {
    for (const ending of this.#endings) await ending();
    for (const source of this.#sources) await source.close();
  }
}
